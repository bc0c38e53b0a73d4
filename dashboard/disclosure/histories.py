"""What first contacts and the preceding window say of families served."""

from collections.abc import Iterator
from datetime import date

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.table import Table
from dashboard.disclosure.timelines import Terms, Timeline, terms
from dashboard.disclosure.windows import Span, Spans

_MONTHS = (1, 3, 6, 12)


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
            preceding = _preceding(window, windows)
            if preceding:
                yield from _both(table, timeline, place, (preceding, window))


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
    # Who was met in both was also met in one of them and in the days up to the other.
    for days, other in (((first[1], second[1]), then), ((first[0], second[0]), now)):
        both = [*timeline.counted(place, *whole), (continuing, 1)]
        yield terms(*both, *timeline.counted(place, *days, -1), (other, -1))
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


def _preceding(span: Span, others: Spans) -> Span | None:
    """Return the window before one of the calendar, or the phase before a phase."""
    before = [
        other
        for other in others
        if other.until <= span.since and _months(other) == _months(span)
    ]
    found = max(before, key=lambda other: other.until, default=None)
    return found if found and (not _months(span) or found.until == span.since) else None


def _months(span: Span) -> int:
    """Length of a month, quarter, half-year or year of the calendar, otherwise 0."""
    for months in _MONTHS:
        end = span.since.month - 1 + months
        if (
            span.since.day == 1
            and (span.since.month - 1) % months == 0
            and span.until == date(span.since.year + end // 12, end % 12 + 1, 1)
        ):
            return months
    return 0
