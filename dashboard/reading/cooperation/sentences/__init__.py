"""Sentences about the work and its partners."""
