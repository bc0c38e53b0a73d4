"""Contacts and times of cooperation add up over time, each window's its stretches'."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.table import ADDITIVE, NAMED, TIMES, Line, Table
from dashboard.disclosure.timelines import Terms
from dashboard.disclosure.windows import Span, cuts


def sums(table: Table) -> Iterator[Terms]:
    """What is counted in each window less what its stretches add up to."""
    for line in table.lines(*ADDITIVE):
        spans = _spans(table, line)
        parts = _parts(spans)
        for cell, span in spans.items():
            inside = [(p, -1) for p in parts if span.holds(Span(p.since, p.until))]
            yield (cell, 1), *inside


def institutions(table: Table) -> Iterator[Terms]:
    """Times with a kind of institution less those with each, in every stretch."""
    each: dict[Line, list[Line]] = defaultdict(list)
    for line in table.lines(NAMED):
        _measure, place, domain = line
        each[TIMES, place, domain.split()[0]].append(line)
    for kind, members in each.items():
        lines = [_parts(_spans(table, line)) for line in (kind, *members)]
        for whole, *parts in zip(*lines, strict=True):
            yield (whole, 1), *((part, -1) for part in parts)


def _spans(table: Table, line: Line) -> dict[Cell, Span]:
    cells = [cell for w in table.windows(line) if (cell := table.given(line, w))]
    return {cell: table.inside(cell) for cell in cells}


def _parts(spans: Mapping[Cell, Span]) -> list[Cell]:
    """The stretches of a line, each a count that nobody is given."""
    first = next(iter(spans))
    return [
        replace(first, measure=f"{first.measure} in", since=since, until=until)
        for since, until in pairwise(cuts(tuple(spans.values())))
    ]
