"""Charts of families, as plain data."""
