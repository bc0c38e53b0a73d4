"""The record itself: what came in, and how complete it is."""
