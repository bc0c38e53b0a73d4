"""The pages: which there are, what stands on each, and how one is made."""
