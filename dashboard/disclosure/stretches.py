"""Counts that add up over time, and the stretches they are added up from."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.table import Line, Table
from dashboard.disclosure.windows import Span, cuts

Terms = tuple[tuple[Cell, int], ...]


def stretches(table: Table, measure: str) -> Iterator[list[Cell]]:
    """Unknown counts between the cuts of a measure's windows, line by line."""
    for line in _lines(table, measure):
        yield of_line(table, line)


def of_line(table: Table, line: Line) -> list[Cell]:
    """Unknown counts between the cuts of one line's windows, in order of time."""
    measure, municipality, domain = line
    return [
        Cell(
            measure=f"{measure} in",
            municipality=municipality,
            since=since,
            until=until,
            domain=domain,
        )
        for since, until in pairwise(cuts(table.spans(line)))
    ]


def sums(table: Table) -> Iterator[Terms]:
    """Each window's count less what its stretches add up to."""
    for measure in ("new", "contacts"):
        for line in _lines(table, measure):
            parts = of_line(table, line)
            for span in table.spans(line):
                inside = [(p, -1) for p in parts if span.holds(Span(p.since, p.until))]
                yield (table.cell(line, span), 1), *inside


def _lines(table: Table, measure: str) -> Iterator[Line]:
    """Lines that add up; about a domain, who is new depends on the window."""
    for line in table.lines(measure):
        if measure == "contacts" or line[2] == TOTAL:
            yield line
