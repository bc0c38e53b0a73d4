"""What municipal staff answered."""
