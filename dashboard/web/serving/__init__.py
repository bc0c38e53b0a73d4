"""The server under the app: gunicorn, with workers that never wait for a client."""

ACCESS_LOG = "TILTS_ACCESS_LOG"
METRICS_PORT = "TILTS_METRICS_PORT"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where the processes of the server put their counts together for Prometheus."""
