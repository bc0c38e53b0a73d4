"""What is expected of a file: its columns, their values, and what can be wrong."""
