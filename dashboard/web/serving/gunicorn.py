"""Settings of gunicorn: `gunicorn -c python:dashboard.web.serving.gunicorn`.

Nothing here may import DuckDB: a process that parts after that crashes when it ends.
"""

import os
import shutil
from typing import Any

from dashboard.ground.shipped import ROOT

worker_class = "dashboard.web.serving.worker.PatientWorker"
workers = 2
threads = 4
# Each holds a file; where there are too many, the longest idle one goes.
worker_connections = 800
keepalive = 15
# Threads never send files themselves: answers go out through the loop.
sendfile = False
chdir = str(ROOT)
loglevel = "warning"
# What a proxy says is for identity/origin.py to believe, not for the server.
forwarded_allow_ips = ""


def on_exit(_arbiter: Any) -> None:
    """Forget the counts; whoever collects them has them."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
