"""The server under the app: gunicorn, with workers that never wait for a client."""
