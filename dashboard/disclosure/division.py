"""Which columns of a large system move together: few enough for one programme.

A year in all places, one domain, all that is told of long windows, these together,
and at the end everything of some places, and of all.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.programs import Floats, Mask, Numbers

FEW = 2_500
"""Columns that one programme may have at ease."""

_COMPANY = 3
"""Places that move together where there are too many of them."""

_ALL = "families"
_FAMILIES = frozenset({_ALL, "new", "continuing", "returning"})
_LONG = "long"


@dataclass(frozen=True, kw_only=True)
class Division:
    """Columns that move together, and which of them are asked for there."""

    columns: Numbers
    asked: Numbers


def divided(names: Sequence[Cell], counts: Floats) -> list[Division]:
    """Divide columns into parts, the small ones first; the last hold them all.

    Parts are a year, a domain, long windows, these with a year, and at the end all of
    some places.
    """
    every = np.arange(len(names))
    if len(names) <= FEW:
        return [Division(columns=every, asked=every)]
    parts: dict[Hashable, list[int]] = defaultdict(list)
    wide = [cell for cell in names if not _year(cell)]
    long = {day for cell in wide for day in (cell.since, cell.until)}
    for column, cell in enumerate(names):
        for key in _keys(cell, long):
            parts[key].append(column)
    groups = _groups(names, counts)
    own = [one for part in parts.values() for one in _few(np.array(part), groups)]
    found = [Division(columns=one, asked=one) for one in sorted(own, key=len)]
    found += _joined(names, parts, groups)
    last = [*_few(every, groups), every]
    return found + [Division(columns=one, asked=one) for one in last]


def _joined(
    names: Sequence[Cell], parts: Mapping[Hashable, list[int]], groups: list[Mask]
) -> Iterator[Division]:
    """Give a year with all long windows, alone and with one domain.

    Where few families were met in a year, what is told of them rises with them alone.
    """
    domains = [key for key in parts if isinstance(key, tuple) and key[0] == _ALL]
    for key in (None, *domains):
        for year in sorted(key for key in parts if isinstance(key, int)):
            columns = {*parts[year], *parts.get(_LONG, ()), *parts.get(key, ())}
            whole = np.array(sorted(columns))
            asked = [
                column
                for column in (parts[key] if key else whole)
                if year in (_year(names[column]), _before(names[column]))
            ]
            for one in _few(whole, groups):
                yield Division(columns=one, asked=np.intersect1d(one, asked))


def _keys(cell: Cell, long: Set[date]) -> Iterator[Hashable]:
    """Name the parts that a column is in."""
    measure = cell.measure.split()[0]
    if measure not in _FAMILIES or cell.domain != TOTAL:
        yield measure, cell.domain.split()[0]
        return
    year = _year(cell)
    if year and measure == _ALL:
        yield year
    if not year or {cell.since, cell.until} <= long or measure != _ALL:
        yield _LONG


def _year(cell: Cell) -> int | None:
    """The calendar year that a window lies in; it may be all of it."""
    year = cell.since.year
    return year if cell.until <= date(year + 1, 1, 1) else None


def _before(cell: Cell) -> int | None:
    """The year before that of continuing families: they were met in it, too."""
    year = _year(cell)
    return year - 1 if year and cell.measure == "continuing" else None


def _groups(names: Sequence[Cell], counts: Floats) -> list[Mask]:
    """Columns of a few places each, of those alike in size, and of all together."""
    size: dict[str, float] = defaultdict(float)
    for cell, count in zip(names, counts, strict=False):
        size[cell.municipality] += count
    size.pop(TOTAL, None)
    places = sorted(size, key=lambda place: (size[place], place))
    where = np.array([cell.municipality for cell in names])
    return [
        np.isin(where, [TOTAL, *places[start : start + _COMPANY]])
        for start in range(0, len(places), _COMPANY)
    ]


def _few(columns: Numbers, groups: list[Mask]) -> list[Numbers]:
    """Split columns by places where they are too many."""
    if len(columns) <= FEW:
        return [columns]
    return [columns[group[columns]] for group in groups]
