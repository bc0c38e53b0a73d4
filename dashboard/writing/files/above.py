"""Days and places that stand only in the first of the rows they hold for.

Whether an empty cell means the one above is nothing a program knows: people say it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Cell, Table

NAMES = ("date", "municipality")


def of(table: Table, columns: Columns) -> Mapping[str, object]:
    """Return what stands above the empty cells of days and places, by address."""
    found: dict[str, object] = {}
    for name in NAMES:
        if name in columns.single:
            found |= _of_column(table, columns, name)
    return found


def filled(table: Table) -> Table:
    """Return a table in which such cells mean what stands above, and it is said."""
    columns = Columns.of(table)
    above = of(table, columns)
    said = [*_told(table, columns, above)]
    joined = {**table.joined, **above}
    return replace(table, joined=joined, notices=(*table.notices, *said))


def problem(code: str, name: str, cells: Sequence[Cell]) -> Problem:
    """Return what is said once of such cells of a column."""
    words: dict[str, object] = {"n": len(cells)}
    return Problem(code=code, cell=cells[0].address, column=name, value="", words=words)


def _of_column(
    table: Table, columns: Columns, name: str
) -> Iterator[tuple[str, object]]:
    last: object = None
    sheet = ""
    for row in table.rows:
        own = row[columns.single[name]]
        here = own.address.rpartition("!")[0]
        last, sheet = (last if here == sheet else None), here
        cell = columns.cell(row, name)
        if cell is None:
            if last is not None:
                yield own.address, last
        elif name != "date" or _is_dated(cell):
            last = cell.value


def _is_dated(cell: Cell) -> bool:
    """Whether a cell may hold a day, and not a word such as for a sum."""
    return any(map(str.isdigit, str(cell.value)))


def _told(
    table: Table, columns: Columns, above: Mapping[str, object]
) -> Iterator[Problem]:
    for name in NAMES:
        place = columns.single.get(name)
        cells = [row[place] for row in table.rows] if place is not None else []
        empty = [cell for cell in cells if cell.address in above]
        if empty:
            yield problem("cells_as_above", name, empty)
