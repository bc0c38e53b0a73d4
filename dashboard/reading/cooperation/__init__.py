"""Cooperation with institutions, and the entries of the log."""
