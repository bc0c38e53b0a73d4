"""Disclosure control: counts in, hidden counts out; knows nothing of editions."""
