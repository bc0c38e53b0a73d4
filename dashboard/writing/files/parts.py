"""Several tables in one sheet, beside or below each other: each is a part of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from dashboard.writing.files.grid import Grid
from dashboard.writing.files.headings import LOOKED_AT, Headings
from dashboard.writing.files.spellings import Place


def beside(grid: Grid, known: Sequence[Headings]) -> list[Grid]:
    """Cut a sheet where the columns of one table come again; else return it whole."""
    for _number, row in grid.rows[:LOOKED_AT]:
        for kind in known:
            blocks = _blocks(kind.places(row))
            names = [kind.names(row[first:last]) for first, last in blocks]
            if len(blocks) > 1 and all(one.issuperset(kind.required) for one in names):
                return [_columns(grid, first, last) for first, last in blocks]
    return [grid]


def below(sheet: Grid, kind: Headings) -> Iterator[Grid]:
    """Cut a sheet, which begins with its headings, where others in another order stand.

    Those in the same order only stand there again.
    """
    heads = sheet.rows[0][1]
    own = kind.places(heads)
    column = own.index((kind.required[0], ""))
    cuts = [
        place
        for place, (_number, row) in enumerate(sheet.rows)
        if place and _may_head(row, column) and _heads(row, kind, own)
    ]
    for first, last in zip([0, *cuts], [*cuts, len(sheet.rows)], strict=True):
        if last - first > 1:
            yield replace(sheet, rows=sheet.rows[first:last])


def _blocks(places: Sequence[Place | None]) -> list[tuple[int, int]]:
    """Return the first column of each table and the one behind its last."""
    starts, seen = [0], set[Place]()
    for column, place in enumerate(places):
        if place in seen:
            starts.append(column)
            seen = set()
        seen |= {place} if place else set()
    return [*zip(starts, [*starts[1:], len(places)], strict=True)]


def _columns(grid: Grid, first: int, last: int) -> Grid:
    """Return a sheet with nothing but some of its columns, each in its place."""
    rows = [
        (number, [*[None] * first, *row[first:last]])
        for number, row in grid.rows
        if any(cell is not None for cell in row[first:last])
    ]
    return replace(grid, rows=rows)


def _may_head(row: Sequence[object], column: int) -> bool:
    """Whether words stand where the others have their day."""
    value = row[column] if column < len(row) else None
    return isinstance(value, str) and not any(map(str.isdigit, value))


def _heads(row: Sequence[object], kind: Headings, own: Sequence[Place | None]) -> bool:
    """Whether a row heads columns, one of them otherwise than the first row does."""
    if not kind.may_be_of(row):
        return False
    pairs = zip_longest(row, kind.places(row), own)
    is_other = any(cell is not None and new != old for cell, new, old in pairs)
    return is_other and kind.names(row).issuperset(kind.required)
