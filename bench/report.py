"""The figures as lines of text."""

from collections.abc import Iterable, Mapping

from bench.measuring import Timing
from bench.recording import Question, Visit

LIMIT_MS = 200
"""What all queries of a page may take together, nothing of it cached."""

_HEAD = (
    f"  {'query':<34}{'rows':>7}{'bytes':>9}{'first':>9}{'median':>9}{'p95':>9}"
    f"{'cached':>9}{'x peer':>8}"
)


LEGEND = "Milliseconds; first: just after the file is opened; bytes: as JSON."


def lines(visit: Visit, timings: Mapping[str, Timing], peer: Timing) -> Iterable[str]:
    """Yield a page's queries through one window, and what they take together."""
    found = [(one, timings[one.key]) for one in visit.questions]
    yield f"\n{visit.path}  [{visit.period}]  peer {_ms(peer.median)} ms"
    yield _HEAD
    for one, timing in found:
        yield _line(_name(one, visit), timing, peer)
    total = sum(timing.median for _one, timing in found)
    yield (
        f"  together {_ms(total)} ms, {total / LIMIT_MS:.2f} of the limit"
        f" ({LIMIT_MS} ms), {total / peer.median:.1f} x peer"
    )


def _name(one: Question, visit: Visit) -> str:
    """Name of a query; some parts of a page look beyond its window."""
    # Some take no window at all.
    own, page = (
        (values.get("since"), values.get("until"))
        for values in (one.values, visit.values)
    )
    return one.query.name if own == page else f"{one.query.name} (all)"


def _line(name: str, timing: Timing, peer: Timing) -> str:
    times = (timing.first, timing.median, timing.p95, timing.kept)
    return (
        f"  {name:<34}{timing.rows:>7}{timing.size:>9}"
        + "".join(f"{_ms(one):>9}" for one in times)
        + f"{timing.median / peer.median:>8.1f}"
    )


def _ms(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"  # noqa: PLR2004
