"""Families served: whom the work reaches, and what came of it."""
