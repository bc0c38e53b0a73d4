"""Charts of published figures, as plain data."""
