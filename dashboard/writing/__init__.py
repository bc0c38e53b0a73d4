"""The way in: from a file somebody filled in to an edition that is published."""
