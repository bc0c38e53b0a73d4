"""The log as one file for a telephone: it asks, checks and keeps without a network."""
