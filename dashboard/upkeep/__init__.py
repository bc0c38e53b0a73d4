"""What keeps a home whole over the years: backups, examination, retention, upgrades."""
