"""Counts and times for Prometheus, on a port of their own at this machine only."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Flask
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from dashboard.pages import data
from dashboard.web.health import Ready
from dashboard.web.identity.origin import Wsgi
from dashboard.web.watching import Answered, Observer

PORT = "TILTS_METRICS_PORT"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where the processes of the server put their counts together."""

_PATHS = (
    ("/_dash-update-component", "numbers"),
    ("/download/", "download"),
    ("/report/", "download"),
    ("/seminari/", "seminar"),
    ("/karte/", "numbers"),
    ("/tabula/", "numbers"),
    ("/assets/", "looks"),
    ("/_dash", "looks"),
    (f"{data.PATH}/", "desk"),
)
_STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


def port() -> int | None:
    """Return the port of the metrics; None where nobody asks for them."""
    given = os.environ.get(PORT)
    return int(given) if given else None


def observers() -> list[Observer]:
    """Return what counts answers, where metrics are asked for."""
    if port() is None:
        return []
    of_what = ("kind", "method", "status")
    answers = Counter("tilts_answers", "Answers given.", of_what)
    sizes = Counter("tilts_answer_bytes", "Bytes of answers.", ("kind",))
    said = "Time until an answer is given."
    seconds = Histogram("tilts_answer_seconds", said, ("kind",), buckets=_STEPS)

    def observe(one: Answered) -> None:
        kind = next((k for path, k in _PATHS if one.path.startswith(path)), "page")
        method = one.method if one.method in {"GET", "HEAD", "POST"} else "other"
        answers.labels(kind, method, one.status).inc()
        sizes.labels(kind).inc(one.bytes)
        seconds.labels(kind).observe(one.ms / 1000)

    return [observe]


def register(server: Flask, ready: Ready) -> None:
    """Answer at the port of the metrics, and nothing else there."""
    asked = port()
    if asked is not None:
        server.wsgi_app = Measured(server.wsgi_app, ready, asked)  # type: ignore[assignment, method-assign]


class Measured:
    """An app beside which, at another port, its metrics are read."""

    def __init__(self, app: Wsgi, ready: Ready, asked: int) -> None:
        self._app, self._port = app, str(asked)
        self._registry = CollectorRegistry()
        MultiProcessCollector(self._registry)  # type: ignore[no-untyped-call]
        self._registry.register(State(ready))

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request by the port it came in at, which no client can choose."""
        if environ.get("SERVER_PORT") != self._port:
            return self._app(environ, start)
        if environ.get("PATH_INFO") != "/metrics":
            start("404 Not Found", [("Content-Length", "0")])
            return [b""]
        text = generate_latest(self._registry)
        headers = [("Content-Type", CONTENT_TYPE_LATEST)]
        start("200 OK", [*headers, ("Content-Length", str(len(text)))])
        return [text]


class State:
    """How things stand at the moment when the metrics are read."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Return whether the checks hold, how old the data are, what is free."""
        checks = self._ready.checks
        found, said = self._ready.results(), "Whether a check holds."
        held = GaugeMetricFamily("tilts_ready", said, labels=["check"])
        for name, holds in found.items():
            held.add_metric([name], float(holds))
        yield held
        free = float(checks.free())
        yield GaugeMetricFamily("tilts_disk_free_bytes", "Bytes free.", value=free)
        age = checks.age() if found["edition"] else None
        if age is not None:
            said = "Days since the last day of the data."
            yield GaugeMetricFamily("tilts_data_age_days", said, value=float(age))
