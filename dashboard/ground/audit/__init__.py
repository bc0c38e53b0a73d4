"""Who asked for what, and when: an append-only log with a chain of digests."""
