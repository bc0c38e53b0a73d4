"""The way in: from a file somebody filled in to rows that can be counted."""
