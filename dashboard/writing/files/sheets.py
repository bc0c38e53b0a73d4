"""Which sheets of a file are read, as one table, and what is said of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files import hours, joined, slashed, swapped
from dashboard.writing.files.grid import Grid, address, letters
from dashboard.writing.files.headings import Headings, recognise, score
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.slashed import Slashed
from dashboard.writing.files.table import Cell, RefusedError, Table

_LANGUAGES = ("lv", "en")
POSSIBLE = N_("Possible values")
"""The sheet of suggestions in a file that was handed back with its faults marked."""
_OF_THE_TEMPLATE = (N_("Instructions"), N_("Lists"), POSSIBLE)

Rows = list[tuple[Cell, ...]]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Log:
    """A sheet that holds a kind of file; its grid begins with the headings.

    `above` are the numbers of the rows that stand above them.
    """

    grid: Grid
    kind: Headings
    above: tuple[int, ...]

    def cells(self, *, named: bool) -> Rows:
        """Give every row a cell for every column, with its sheet if `named`."""
        width = max(len(row) for _number, row in self.grid.rows)
        before = f"{self.grid.sheet}!" if named and self.grid.sheet else ""
        columns = [f"{before}{letters(column)}" for column in range(width)]
        return [
            tuple(
                Cell(f"{column}{number}", value)
                for column, value in zip_longest(columns, row)
            )
            for number, row in self.grid.rows
        ]


def at(grid: Grid, column: int, row: int, *, named: bool) -> str:
    """Return an address, with the sheet's name where several sheets are spoken of."""
    place = address(column, row)
    return f"{grid.sheet}!{place}" if named and grid.sheet else place


def table(file: str, grids: Sequence[Grid], known: Sequence[Headings]) -> Table:
    """Read every sheet that is a log as one table; RefusedError if none is."""
    logs, refused = _logs(grids, known)
    if not logs:
        raise _most_telling(grids, refused, known)
    shown = [one for one in logs if not one.grid.hidden] or logs
    first, *others = sorted(shown, key=lambda one: not _is_named(one.grid, known))
    if any(one.kind is not first.kind for one in others):
        names = ", ".join(f"“{one.grid.sheet}”" for one in (first, *others))
        raise refusal("several_sheets", sheets=names)
    read, copies = _without_copies([first, *others])
    passed = [one for one in grids if all(one.sheet != log.grid.sheet for log in read)]
    notices = [
        *(_above(log, named=len(grids) > 1) for log in read if log.above),
        *(_hidden(log, named=len(read) > 1) for log in read if _hidden_rows(log)),
        *(one for log in read for one in _meant(log, named=len(read) > 1)),
        *(_left_out(grid, copies) for grid in passed if _says_something(grid)),
    ]
    joined = _joined(file, read)
    return replace(joined, notices=(*notices, *joined.notices))


def _logs(
    grids: Sequence[Grid], known: Sequence[Headings]
) -> tuple[list[Log], dict[int, RefusedError]]:
    logs, refused = [], {}
    for place, grid in enumerate(grids):
        try:
            kind, sheet = recognise(grid, known)
        except RefusedError as error:
            refused[place] = error
            continue
        if grid.over:
            raise refusal(grid.over["code"], **grid.over["values"])
        above = [number for number, _row in grid.rows[: -len(sheet.rows)]]
        logs.append(Log(grid=sheet, kind=kind, above=tuple(above)))
    return logs, refused


def _most_telling(
    grids: Sequence[Grid], refused: dict[int, RefusedError], known: Sequence[Headings]
) -> RefusedError:
    """Return why the sheet was refused that looks most like a log."""

    def likeness(place: int) -> tuple[bool, int, bool, bool]:
        grid = grids[place]
        best = max((score(row, known) for _number, row in grid.rows), default=0)
        return not grid.hidden, best, _is_named(grid, known), bool(grid.rows)

    best = max(range(len(grids)), key=likeness)
    over = grids[best].over
    return refusal(over["code"], **over["values"]) if over else refused[best]


def _is_named(grid: Grid, known: Sequence[Headings]) -> bool:
    names = {fold(one.contract.sheet) for one in known}
    return grid.sheet is not None and fold(grid.sheet) in names


def _without_copies(logs: Sequence[Log]) -> tuple[list[Log], set[str | None]]:
    """Leave out sheets all of whose rows stand on the sheets before: a year's sum."""
    if len(logs) == 1:
        return [*logs], set()
    seen: set[tuple[tuple[str, str], ...]] = set()
    read, copies = [], set()
    for log in logs:
        rows = set(_rows_as_said(log))
        if rows <= seen:
            copies.add(log.grid.sheet)
        else:
            read.append(log)
        seen |= rows
    return read, copies


def _rows_as_said(log: Log) -> Iterator[tuple[tuple[str, str], ...]]:
    (_number, heads), *rows = log.grid.rows
    names = [_column(log, heading, place) for place, heading in enumerate(heads)]
    for _number, row in rows:
        cells = zip(names, row, strict=False)
        said = ((name, fold(str(cell))) for name, cell in cells if cell is not None)
        yield tuple(sorted(said))


def _column(log: Log, heading: object, place: int) -> str:
    """Name a column the same way in every sheet."""
    places = log.kind.places(log.grid.rows[0][1])
    # Rows may be longer than the row of headings.
    known = places[place] if place < len(places) else ()
    return "/".join(known) if known else f" {fold(str(heading or place))}"


def _joined(file: str, logs: Sequence[Log]) -> Table:
    several = len(logs) > 1
    first, *others = logs
    cells = [log.cells(named=several) for log in logs]
    headings, *rows = cells[0]
    heads = [*headings]
    names = [_column(first, cell.value, place) for place, cell in enumerate(heads)]
    for log, own in zip(others, cells[1:], strict=True):
        rows += _under(log, own, heads, names)
    days = [_days(log, own) for log, own in zip(logs, cells, strict=True)]
    spread = [
        joined.read(log.grid, log.kind, own)
        for log, own in zip(logs, cells, strict=True)
    ]
    width = len(heads)
    return Table(
        file=file,
        sheet=", ".join(log.grid.sheet for log in logs if log.grid.sheet) or None,
        contract=first.kind.contract,
        headings=tuple(heads),
        rows=tuple(_padded(row, width) for row in rows),
        formulas_without_value=frozenset(
            f"{log.grid.sheet}!{cell}" if several else cell
            for log in logs
            for cell in log.grid.formulas
        ),
        since_1904=first.grid.since_1904,
        heads=tuple((log.grid.sheet, log.grid.rows[0][0]) for log in logs),
        notices=(
            *(notice for one in days for notice in one.notices),
            *(notice for one in spread for notice in one.notices),
        ),
        joined=_together(one.values for one in spread),
        shown={
            f"{log.grid.sheet}!{cell}" if several else cell: text
            for log in logs
            for cell, text in log.grid.shown.items()
        },
        doubts=_together(one.doubts for one in days),
        meant=_together([*(one.meant for one in days), *_hours(logs, cells)]),
        struck=frozenset(
            f"{log.grid.sheet}!{cell}" if several else cell
            for log in logs
            for cell in log.grid.struck
        ),
    )


def _days(log: Log, cells: Rows) -> Slashed:
    """Return what a sheet's columns of days tell of their cells."""
    found = slashed.read(log.kind.contract, cells, log.kind)
    found.doubts.update(swapped.doubts(log.kind.contract, cells, log.kind))
    return found


def _hours(
    logs: Sequence[Log], cells: Sequence[Rows]
) -> Iterator[Mapping[str, object]]:
    for log, own in zip(logs, cells, strict=True):
        yield hours.meant(log.kind.contract, own, log.kind)


def _together(parts: Iterable[Mapping[str, T]]) -> dict[str, T]:
    return {address: one for part in parts for address, one in part.items()}


def _under(log: Log, cells: Rows, heads: list[Cell], names: list[str]) -> Rows:
    """Put a further sheet's cells under the headings there are; add those it brings."""
    own, *rows = cells
    places = []
    for place, cell in enumerate(own):
        name = _column(log, cell.value, place)
        if name not in names:
            names.append(name)
            heads.append(cell)
        places.append(names.index(name))
    return [_moved(row, places, len(heads)) for row in rows]


def _moved(row: tuple[Cell, ...], places: list[int], width: int) -> tuple[Cell, ...]:
    moved = [Cell(row[0].address, None)] * width
    for cell, place in zip(row, places, strict=True):
        moved[place] = cell
    return tuple(moved)


def _padded(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return row + (Cell(row[0].address, None),) * (width - len(row))


def _above(log: Log, *, named: bool) -> Problem:
    first, last = log.above[0], log.above[-1]
    return Problem(
        code="rows_above_headings",
        cell=at(log.grid, 0, first, named=named),
        column="",
        value="",
        words={"first": str(first), "last": str(last)},
    )


def _hidden_rows(log: Log) -> list[int]:
    filled = {number for number, _row in log.grid.rows[1:]}
    return sorted(filled & {*log.grid.hidden_rows})


def _hidden(log: Log, *, named: bool) -> Problem:
    rows = _hidden_rows(log)
    return Problem(
        code="rows_hidden",
        cell=at(log.grid, 0, rows[0], named=named),
        column="",
        value="",
        words={"rows": len(rows)},
    )


def _meant(log: Log, *, named: bool) -> Iterator[Problem]:
    """Say of headings with more words than a column's name as which they are read."""
    number, heads = log.grid.rows[0]
    for column, (heading, place) in enumerate(
        zip(heads, log.kind.places(heads), strict=True)
    ):
        if place and log.kind.is_cut(heading):
            yield Problem(
                code="heading_meant",
                cell=at(log.grid, column, number, named=named),
                column=place[0],
                value=str(heading),
                words={"column": log.kind.contract[place[0]].label},
            )


def _left_out(grid: Grid, copies: set[str | None]) -> Problem:
    code = "sheet_hidden" if grid.hidden else "sheet_without_headings"
    return Problem(
        code="sheet_repeated" if grid.sheet in copies else code,
        cell=at(grid, 0, grid.rows[0][0], named=True),
        column="",
        value="",
        words={"sheet": grid.sheet, "rows": len(grid.rows)},
    )


def _says_something(grid: Grid) -> bool:
    """Whether a sheet is filled, and not one that the template brings along."""
    brought = set()
    for language in _LANGUAGES:
        with i18n.language(language):
            brought |= {fold(_(name)) for name in _OF_THE_TEMPLATE}
    return bool(grid.rows) and fold(grid.sheet or "") not in brought
