"""Cells that were joined over several rows: each row means what stands there.

The spreadsheet keeps the value in the uppermost cell alone. What stands in the others
as written stays nothing, since rows are known again by it. Minutes add up, so they stay
in the uppermost row.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.writing.contracts.fields import Contract
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.contracts.readers import Minutes
from dashboard.writing.files.grid import Grid, letters
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.table import Cell

_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
_OWN = {"record", "submitted"}
"""Columns in which no two rows say the same."""


@dataclass(frozen=True, kw_only=True)
class Joined:
    """What stands in joined cells below the uppermost, and what is said of it."""

    values: Mapping[str, object] = field(default_factory=dict)
    notices: Sequence[Problem] = ()


def read(grid: Grid, kind: Headings, cells: Sequence[tuple[Cell, ...]]) -> Joined:
    """Find them in a sheet that begins with its headings."""
    first = grid.rows[0][0]
    numbered = {
        number: row for (number, _row), row in zip(grid.rows, cells, strict=True)
    }
    numbers = sorted(numbered)
    places = kind.places(grid.rows[0][1])
    columns = {
        letters(column): (column, place[0])
        for column, place in enumerate(places)
        if place and not place[1] and place[0] not in _OWN
    }
    values: dict[str, object] = {}
    by_column: dict[str, list[Cell]] = defaultdict(list)
    for letter, top, bottom in _ranges(grid.joined):
        if letter not in columns or top <= first or top not in numbered:
            continue
        column, name = columns[letter]
        value = _at(numbered[top], column)
        for number in numbers[
            bisect_right(numbers, top) : bisect_right(numbers, bottom)
        ]:
            cell = _cell(numbered[number], column)
            if cell and cell.value is None and value is not None:
                by_column[name].append(cell)
                if not _adds_up(kind.contract, name):
                    values[cell.address] = value
    return Joined(values=values, notices=[*_notices(kind.contract, by_column)])


def _ranges(joined: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the first column of each range, and its first and last row.

    Ranges that overlap come from no spreadsheet, and are passed over.
    """
    matches = filter(None, map(_RANGE.fullmatch, joined))
    ended: dict[str, int] = {}
    for column, top, bottom in sorted((m[1], int(m[2]), int(m[4])) for m in matches):
        if top > ended.get(column, 0):
            ended[column] = bottom
            yield column, top, bottom


def _cell(row: tuple[Cell, ...], column: int) -> Cell | None:
    return row[column] if column < len(row) else None


def _at(row: tuple[Cell, ...], column: int) -> object:
    cell = _cell(row, column)
    return cell.value if cell else None


def _adds_up(contract: Contract, name: str) -> bool:
    return isinstance(contract[name].read, Minutes)


def _notices(
    contract: Contract, by_column: Mapping[str, Sequence[Cell]]
) -> Iterator[Problem]:
    for name, cells in by_column.items():
        yield Problem(
            code="minutes_joined" if _adds_up(contract, name) else "cells_joined",
            cell=cells[0].address,
            column=name,
            value="",
            words={"n": len(cells)},
        )
