"""Sentences about families."""
