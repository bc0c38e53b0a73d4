"""Benchmarks: how long the work takes with many rows. Run by `make bench`."""
