"""How long a question takes: without the cache of answers, and with it."""

import json
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.recording import Question, unhurried
from dashboard.editions.edition import Edition
from dashboard.editions.manifest import Manifest
from dashboard.ground.access import everything
from dashboard.ground.queries import Query

_FEWEST, _MOST = 3, 50
_SECONDS = 0.4

PEER = Query(
    name="peer",
    sql="""
        select municipality, count(distinct family)
        from staging.interactions
        where date >= $since and date < $until
        group by municipality
    """,
    doc="",
    parameters=frozenset({"since", "until"}),
)
"""What any tool would have to do at least: one distinct count over the raw rows."""


@dataclass(frozen=True, kw_only=True)
class Timing:
    """How one question went, in milliseconds; `size` is the answer's JSON in bytes.

    `first` is the first run after the file was opened, `kept` a repeated one
    that the cache of answers served.
    """

    rows: int
    size: int
    first: float
    median: float
    p95: float
    kept: float


def measure(question: Question, path: Path, manifest: Manifest) -> Timing:
    """Ask a question of an edition's file over and over, opened for it alone."""
    with closing(unhurried(path)) as database:
        asked = (question.query, question.values, everything())
        first, table = timed(lambda: database.run(*asked))
        runs = _repeated(lambda: database.run(*asked))
        edition = Edition(manifest, lambda: database)
        edition.run(*asked)
        kept = _repeated(lambda: edition.run(*asked))
    return Timing(
        rows=len(table),
        size=len(json.dumps(table.rows, default=str).encode()),
        first=first,
        median=statistics.median(runs),
        p95=statistics.quantiles(runs, n=20, method="inclusive")[-1],
        kept=statistics.median(kept),
    )


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many milliseconds something took, and what came of it."""
    start = time.perf_counter()
    result = work()
    return 1000 * (time.perf_counter() - start), result


def _repeated(work: Callable[[], Any]) -> list[float]:
    """Run often enough to be sure, or until the time is up."""
    runs: list[float] = []
    while len(runs) < _FEWEST or (len(runs) < _MOST and sum(runs) < 1000 * _SECONDS):
        runs.append(timed(work)[0])
    return runs
