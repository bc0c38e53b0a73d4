"""What first contacts and the preceding window say of families served."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.stretches import Terms, of_line
from dashboard.disclosure.table import Line, Table
from dashboard.disclosure.windows import Span, Spans, largest, smallest

_MONTHS = (1, 3, 6, 12)


def histories(table: Table) -> Iterator[Terms]:
    """Sums with signs that are at most zero, of every place."""
    for line in table.lines("families"):
        if line[2] == TOTAL:
            yield from _firsts(table, line)
            yield from _before(table, line)


def _firsts(table: Table, line: Line) -> Iterator[Terms]:
    """Who was there had a first contact; who is new later was not there before."""
    parts = of_line(table, ("new", *line[1:]))
    spans = table.spans(line)
    reaching: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        reaching[len(_begun(table, parts, span.until))].append(span)
    for number, reached in reaching.items():
        for span in largest(reached) if number else ():
            yield (table.cell(line, span), 1), *((p, -1) for p in parts[:number])
    for whole in spans:
        inside = [p for p in parts if whole.holds(Span(p.since, p.until))]
        for number, first in enumerate(inside):
            before = first.since if not number else inside[number - 1].since
            yield from _later(table, line, whole, inside[number:], before)


def _later(
    table: Table, line: Line, whole: Span, later: list[Cell], before: date
) -> Iterator[Terms]:
    ending = [
        span
        for span in table.spans(line)
        if whole.since <= span.since and before < span.until <= later[0].since
    ]
    for span in largest(ending):
        sides = ((table.cell(line, span), 1), (table.cell(line, whole), -1))
        yield *sides, *((part, 1) for part in later)


def _before(table: Table, line: Line) -> Iterator[Terms]:
    """Continuing and returning families against those of the preceding window."""
    parts = of_line(table, ("new", *line[1:]))
    windows = table.windows(("continuing", *line[1:]))
    for span in windows:
        before = _preceding(span, windows)
        now, continuing, returning = (
            table.given((measure, *line[1:]), span)
            for measure in ("families", "continuing", "returning")
        )
        then = before and table.given(line, before)
        if not (now and then and continuing):
            continue
        yield (continuing, 1), (then, -1)
        yield from _both(table, (then, now, continuing))
        begun = _begun(table, parts, table.inside(now).since)
        if returning and begun:
            yield (returning, 1), (then, 1), *((part, -1) for part in begun)


def _both(table: Table, cells: tuple[Cell, Cell, Cell]) -> Iterator[Terms]:
    """Two windows, counted together, are all but the families that are in both."""
    then, now, continuing = cells
    one, other = table.inside(then), table.inside(now)
    both = Span(one.since, other.until)
    line = ("families", then.municipality, then.domain)
    spans = table.spans(line)
    signs = ((then, 1), (now, 1), (continuing, -1))
    for whole in smallest([span for span in spans if span.holds(both)]):
        yield *signs, (table.cell(line, whole), -1)
    if one.until != other.since:
        return
    inside = [span for span in spans if both.holds(span)]
    for part in largest([s for s in inside if s.since < one.until < s.until]):
        yield (table.cell(line, part), 1), *((cell, -sign) for cell, sign in signs)


def _begun(table: Table, parts: list[Cell], day: date) -> list[Cell]:
    """Stretches from the first day of the data up to a day, if all are known."""
    known = table.extent and parts and parts[0].since == table.extent.since
    if not known or parts[-1].until < day:
        return []
    return [part for part in parts if part.since < day]


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
