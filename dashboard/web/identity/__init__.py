"""Who is behind a request, and the ways to say so."""
