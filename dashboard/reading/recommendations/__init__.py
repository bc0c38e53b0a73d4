"""What the seminars recommended, and what became of it."""
