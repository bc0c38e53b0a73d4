"""What first contacts and the preceding window say of families served."""

from collections.abc import Iterator

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.table import Table
from dashboard.disclosure.timelines import Terms, Timeline, terms
from dashboard.disclosure.windows import Span, preceding


def firsts(table: Table, timeline: Timeline) -> Iterator[Terms]:
    """New families of a window: met up to its end, less met before; sums are zero."""
    for place in timeline.places:
        line = ("new", place, TOTAL)
        for window in table.windows(line):
            new = table.given(line, window)
            days = new and _numbered(table, timeline, new)
            if new and days:
                yield terms(
                    (new, 1),
                    *timeline.counted(place, 0, days[1], -1),
                    *timeline.counted(place, 0, days[0]),
                )


def before(table: Table, timeline: Timeline) -> Iterator[Terms]:
    """Continuing and returning families against the preceding window's families.

    Sums are at most zero. Which window precedes is read off the calendar.
    """
    for place in timeline.places:
        windows = table.windows(("continuing", place, TOTAL))
        for window in windows:
            if then := preceding(window, windows):
                yield from _both(table, timeline, place, (then, window))


def days_before(table: Table, cell: Cell) -> Span | None:
    """Return the days of data in the window before that of continuing families."""
    windows = table.windows((cell.measure, cell.municipality, cell.domain))
    then = preceding(Span(cell.since, cell.until), windows)
    before = then and table.given(("families", cell.municipality, cell.domain), then)
    return table.inside(before) if before else None


def _both(
    table: Table, timeline: Timeline, place: str, windows: tuple[Span, Span]
) -> Iterator[Terms]:
    then, now = (table.given(("families", place, TOTAL), one) for one in windows)
    continuing = table.given(("continuing", place, TOTAL), windows[1])
    if not (then and now and continuing):
        return
    first, second = _numbered(table, timeline, then), _numbered(table, timeline, now)
    if not first or not second:
        return
    whole = first[0], second[1]
    yield terms((continuing, 1), (then, -1))
    less = timeline.counted(place, *whole, -1)
    yield terms((then, 1), (now, 1), (continuing, -1), *less)
    # Who was met in both was met before any day between them, and after it.
    for day in timeline.blocks[0]:
        if not first[1] <= day <= second[0]:
            continue
        both = [*timeline.counted(place, *whole), (continuing, 1)]
        earlier = timeline.counted(place, first[0], day, -1)
        yield terms(*both, *earlier, *timeline.counted(place, day, second[1], -1))
    if returning := table.given(("returning", place, TOTAL), windows[1]):
        met = timeline.counted(place, 0, second[0], -1)
        yield terms((returning, 1), (then, 1), *met)
    if place == TOTAL and table.is_whole and not timeline.is_apart:
        yield from _in_two_places(table, timeline, windows, (first, second))


def _in_two_places(
    table: Table,
    timeline: Timeline,
    windows: tuple[Span, Span],
    days: tuple[tuple[int, int], tuple[int, int]],
) -> Iterator[Terms]:
    """Families in two places, in either window: a stretch of time with a gap."""
    met: list[tuple[Cell | None, int]] = []
    for place in timeline.places:
        sign = -1 if place == TOTAL else 1
        continuing = table.given(("continuing", place, TOTAL), windows[1])
        if continuing is None:
            return
        met += [(timeline.met(place, *one), sign) for one in days]
        met.append((continuing, -sign))
    for one in days:
        less = [(cell, -sign) for cell, sign in met]
        yield terms((timeline.shared(*one), 1), *less)
    yield terms(*met, (timeline.shared(days[0][0], days[1][1]), -1))


def _numbered(table: Table, timeline: Timeline, cell: Cell) -> tuple[int, int] | None:
    """Return a window as the numbers of its cuts."""
    start, end = (timeline.index(day) for day in table.inside(cell))
    return None if start is None or end is None else (start, end)
