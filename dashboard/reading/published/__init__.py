"""What others have published, beside what is computed here."""
