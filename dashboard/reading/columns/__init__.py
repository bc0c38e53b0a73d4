"""The columns of every query: what each is called, and how its values are read."""
