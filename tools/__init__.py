"""What make runs around the dashboard: files at set-up, catalogues, documents."""
