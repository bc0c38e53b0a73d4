"""The way out: from an edition to answers, and what is shown of them."""
