"""What everything stands on: people, places, times, words, secrets and the SQL."""
