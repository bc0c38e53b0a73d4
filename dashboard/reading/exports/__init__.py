"""Answers to take away: files and plain text."""
