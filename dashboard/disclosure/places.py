"""Families met in several places: what the places say of their total."""

from collections.abc import Iterator, Sequence

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
    if timeline.is_apart:
        yield from ((one, True) for one in _added(timeline))
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


def within_total(timeline: Timeline) -> Iterator[Terms]:
    """A place has no more families than all together, whoever is not told of."""
    if TOTAL not in timeline.places:
        return
    for place in timeline.drawn:
        for days in timeline.stretches() if place != TOTAL else ():
            yield terms(
                (timeline.met(place, *days), 1), (timeline.met(TOTAL, *days), -1)
            )


def _added(timeline: Timeline) -> Iterator[Terms]:
    """Totals less the sum of their places, for every window of a total."""
    for days in timeline.windows:
        total = timeline.met(TOTAL, *days)
        yield terms((total, 1), *timeline.counted(TOTAL, *days, -1))


def both(timeline: Timeline, whole: Timeline, place: str) -> Iterator[Terms]:
    """Who was met in both of two stretches, one after the other; sums at most zero.

    `whole` is the same measure about all domains, or this timeline. Of a place they are
    at most those of the total; about a domain at most those about all.
    """
    for days in timeline.pairs():
        own = _twice(timeline, place, days)
        if place != TOTAL and TOTAL in timeline.drawn:
            yield terms(*own, *_less(_twice(timeline, TOTAL, days)))
        if whole is not timeline and place in whole.places:
            there = whole.numbered(timeline.cuts[number] for number in days)
            if there:
                yield terms(*own, *_less(_twice(whole, place, there)))


def apart(timeline: Timeline) -> Iterator[Terms]:
    """Who was met in both stretches, but not twice in one place; sums at most zero.

    They were met in both in some place, or in any other place at some time.
    """
    members = [place for place in timeline.places if place != TOTAL]
    if TOTAL not in timeline.drawn or not members:
        return
    for days in timeline.pairs():
        start, _middle, end = days
        total = _twice(timeline, TOTAL, days)
        for place in members:
            yield terms(
                *total,
                *_less(_twice(timeline, place, days)),
                *((timeline.met(m, start, end), -1) for m in members if m != place),
            )


def _twice(
    timeline: Timeline, place: str, days: Sequence[int]
) -> list[tuple[Cell | None, int]]:
    start, middle, end = days
    return [
        (timeline.met(place, start, middle), 1),
        (timeline.met(place, middle, end), 1),
        (timeline.met(place, start, end), -1),
    ]


def _less(
    signed: list[tuple[Cell | None, int]],
) -> list[tuple[Cell | None, int]]:
    return [(cell, -sign) for cell, sign in signed]


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
