"""Contacts add up over time: each window's are those of the stretches in it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dashboard.disclosure.table import Table
from dashboard.disclosure.timelines import Terms
from dashboard.disclosure.windows import Span, cuts


def sums(table: Table) -> Iterator[Terms]:
    """Each window's contacts less what its stretches add up to."""
    for line in table.lines("contacts"):
        cells = [cell for w in table.windows(line) if (cell := table.given(line, w))]
        spans = {cell: table.inside(cell) for cell in cells}
        parts = [
            replace(cells[0], measure="contacts in", since=since, until=until)
            for since, until in pairwise(cuts(tuple(spans.values())))
        ]
        for cell, span in spans.items():
            inside = [(p, -1) for p in parts if span.holds(Span(p.since, p.until))]
            yield (cell, 1), *inside
