"""What is given out to be filled in: templates and forms."""
