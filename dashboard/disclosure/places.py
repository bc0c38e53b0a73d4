"""Families met in several places: what the places say of their total."""

from collections.abc import Iterator

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.timelines import Terms, Timeline, terms


def places(timeline: Timeline, all_: Timeline | None) -> Iterator[tuple[Terms, bool]]:
    """Sums that are at most zero, or zero, of a measure about one domain.

    The counts of all places, less their total, count each family once for every
    place but one in which it was met. They only grow with more days, and from one
    domain to all (`all_`).
    """
    members = [place for place in timeline.places if place != TOTAL]
    if TOTAL not in timeline.places or not members:
        return
    for start, end in timeline.stretches():
        total = timeline.met(TOTAL, start, end)
        if total is None:
            continue
        counts = [timeline.met(place, start, end) for place in members]
        yield from (
            (terms((one, 1), (total, -1)), False) for one in counts if one is not None
        )
        twice = timeline.shared(start, end)
        yield terms(*((one, 1) for one in counts), (total, -1), (twice, -1)), True
        for around in _around(timeline, start, end):
            yield terms((twice, 1), (around, -1)), False
        if all_ and all_ is not timeline:
            yield from _of_all(timeline, all_, (start, end))


def _around(timeline: Timeline, start: int, end: int) -> Iterator[Cell | None]:
    if start > 0:
        yield timeline.shared(start - 1, end)
    if end < timeline.last:
        yield timeline.shared(start, end + 1)


def _of_all(
    timeline: Timeline, all_: Timeline, days: tuple[int, int]
) -> Iterator[tuple[Terms, bool]]:
    start, end = (all_.index(timeline.cuts[number]) for number in days)
    if start is not None and end is not None and TOTAL in all_.places:
        twice = timeline.shared(*days)
        yield terms((twice, 1), (all_.shared(start, end), -1)), False
