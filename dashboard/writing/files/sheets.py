"""Which sheets of a file are read, as one table, and what is said of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from dashboard.ground.spelling import fold
from dashboard.writing.files import (
    hours,
    joined,
    notices,
    parts,
    slashed,
    swapped,
    yearless,
)
from dashboard.writing.files.grid import Grid
from dashboard.writing.files.headings import Headings, recognise, score
from dashboard.writing.files.log import Log, Rows
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.slashed import Slashed
from dashboard.writing.files.table import Cell, RefusedError, Table

T = TypeVar("T")


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
    named = _several_sheets(read)
    told = [
        *notices.of_logs(read, named=named, above_named=len(grids) > 1),
        *notices.of_others(passed, copies),
    ]
    joined = _joined(file, read)
    return replace(joined, notices=(*told, *joined.notices))


def _logs(
    grids: Sequence[Grid], known: Sequence[Headings]
) -> tuple[list[Log], dict[int, RefusedError]]:
    logs, refused = [], {}
    for place, grid in enumerate(grids):
        try:
            logs += [
                one for part in parts.beside(grid, known) for one in _of(part, known)
            ]
        except RefusedError as error:
            refused[place] = error
            continue
        if grid.over:
            raise refusal(grid.over["code"], **grid.over["values"])
    return logs, refused


def _of(grid: Grid, known: Sequence[Headings]) -> list[Log]:
    """Return the logs that stand below each other in a sheet."""
    kind, sheet, above = recognise(grid, known)
    first, *others = parts.below(sheet, kind)
    lines = [row for number, row in grid.rows if number in above]
    titles = tuple(text for row in lines for text in row if isinstance(text, str))
    return [
        Log(grid=first, kind=kind, above=tuple(above), titles=titles),
        *(Log(grid=one, kind=kind, above=()) for one in others),
    ]


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
    read: list[Log] = []
    copies: set[str | None] = set()
    for log in logs:
        rows = set(_rows_as_said(log))
        is_part = any(log.grid.sheet == one.grid.sheet for one in read)
        if rows <= seen and not is_part:
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
    several = _several_sheets(logs)
    first, *others = logs
    cells = [log.cells(named=several) for log in logs]
    headings, *rows = cells[0]
    heads = [*headings]
    names = [_column(first, cell.value, place) for place, cell in enumerate(heads)]
    for log, own in zip(others, cells[1:], strict=True):
        rows += _under(log, own, heads, names)
    days = [_days(log, own, file) for log, own in zip(logs, cells, strict=True)]
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
        formulas_without_value=frozenset(_each(logs, "formulas")),
        since_1904=first.grid.since_1904,
        heads=_heads(logs),
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
        struck=frozenset(_each(logs, "struck")),
        sums=frozenset(_each(logs, "sums")),
    )


def _each(logs: Sequence[Log], name: str) -> Iterator[str]:
    """Return the addresses that sheets have under a name, as they are spoken of."""
    several = _several_sheets(logs)
    for log in logs:
        before = f"{log.grid.sheet}!" if several else ""
        yield from (f"{before}{cell}" for cell in getattr(log.grid, name))


def _several_sheets(logs: Sequence[Log]) -> bool:
    return len({log.grid.sheet for log in logs}) > 1


def _heads(logs: Sequence[Log]) -> tuple[tuple[str | None, int], ...]:
    """Return the number of each sheet's first row of headings."""
    found: dict[str | None, int] = {}
    for log in logs:
        found.setdefault(log.grid.sheet, log.grid.rows[0][0])
    return tuple(found.items())


def _days(log: Log, cells: Rows, file: str) -> Slashed:
    """Return what a sheet's columns of days tell of their cells."""
    found = slashed.read(log.kind.contract, cells, log.kind)
    names = [*log.titles, log.grid.sheet or "", PurePath(file).stem]
    lacking = yearless.read(log.kind.contract, cells, log.kind, names)
    swapped_days = swapped.doubts(log.kind.contract, cells, log.kind)
    return Slashed(
        meant=found.meant | lacking.meant,
        doubts=found.doubts | lacking.doubts | swapped_days,
        notices=[*found.notices, *lacking.notices],
    )


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
