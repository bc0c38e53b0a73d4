"""A sheet, or a part of one, that holds a kind of file."""

from dataclasses import dataclass
from functools import partial

from dashboard.writing.files.grid import Grid, address, letters
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.table import Cell

Rows = list[tuple[Cell, ...]]

_cell = partial(tuple.__new__, Cell)
"""Makes a cell of a pair without a call of Python's own, of which a file has many."""


@dataclass(frozen=True, kw_only=True)
class Log:
    """A sheet that holds a kind of file; its grid begins with the headings.

    `above` are the numbers of the rows that stand above them, `titles` their texts.
    """

    grid: Grid
    kind: Headings
    above: tuple[int, ...]
    titles: tuple[str, ...] = ()

    def cells(self, *, named: bool) -> Rows:
        """Give every row a cell for every column, with its sheet if `named`."""
        width = max(len(row) for _number, row in self.grid.rows)
        before = f"{self.grid.sheet}!" if named and self.grid.sheet else ""
        columns = [f"{before}{letters(column)}" for column in range(width)]
        empty: list[object] = [None] * width
        return [
            tuple(
                map(
                    _cell,
                    zip(
                        [f"{column}{number}" for column in columns],
                        [*row, *empty[len(row) :]],
                        strict=True,
                    ),
                )
            )
            for number, row in self.grid.rows
        ]


def at(grid: Grid, column: int, row: int, *, named: bool) -> str:
    """Return an address, with the sheet's name where several sheets are spoken of."""
    place = address(column, row)
    return f"{grid.sheet}!{place}" if named and grid.sheet else place
