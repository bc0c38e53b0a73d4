"""Workload: municipalities side by side on a fair basis, without ranks."""
