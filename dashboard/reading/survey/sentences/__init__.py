"""Sentences about the survey."""
