"""Seminars: what is shown in which order, as a file that people may edit."""
