"""Contacts and times of cooperation add up over time, each window's its stretches'."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dashboard.disclosure.table import ADDITIVE, Table
from dashboard.disclosure.timelines import Terms
from dashboard.disclosure.windows import Span, cuts


def sums(table: Table) -> Iterator[Terms]:
    """What is counted in each window less what its stretches add up to."""
    for line in table.lines(*ADDITIVE):
        cells = [cell for w in table.windows(line) if (cell := table.given(line, w))]
        spans = {cell: table.inside(cell) for cell in cells}
        parts = [
            replace(cells[0], measure=f"{line[0]} in", since=since, until=until)
            for since, until in pairwise(cuts(tuple(spans.values())))
        ]
        for cell, span in spans.items():
            inside = [(p, -1) for p in parts if span.holds(Span(p.since, p.until))]
            yield (cell, 1), *inside
