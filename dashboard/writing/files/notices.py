"""What is said of the sheets of a file as a whole: parts passed over, or left out."""

from collections.abc import Collection, Iterator, Sequence
from string import ascii_uppercase

from dashboard.ground.i18n import N_, _, in_every_language
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.grid import Grid, letters
from dashboard.writing.files.log import Log, at

POSSIBLE = N_("Possible values")
"""The sheet of suggestions in a file that was handed back with its faults marked."""
_OF_THE_TEMPLATE = (N_("Instructions"), N_("Lists"), POSSIBLE)


def of_logs(
    logs: Sequence[Log], *, named: bool, above_named: bool
) -> Iterator[Problem]:
    """Say of the sheets that are read how they are read."""
    yield from (_above(log, named=above_named) for log in logs if log.above)
    yield from _further(logs, named=named)
    yield from (_hidden(log, named=named) for log in logs if _hidden_rows(log))
    for log in logs:
        yield from _hidden_columns(log, named=named)
        yield from _noted(log, named=named)
        yield from _meant(log, named=named)


def of_others(
    grids: Sequence[Grid], copies: Collection[str | None]
) -> Iterator[Problem]:
    """Say of the filled sheets that are not read."""
    yield from (_left_out(grid, copies) for grid in grids if _says_something(grid))


def _above(log: Log, *, named: bool) -> Problem:
    first, last = log.above[0], log.above[-1]
    return Problem(
        code="rows_above_headings",
        cell=at(log.grid, 0, first, named=named),
        column="",
        value="",
        words={"first": str(first), "last": str(last)},
    )


def _further(logs: Sequence[Log], *, named: bool) -> Iterator[Problem]:
    """Say of further tables of a sheet where they begin."""
    for place, log in enumerate(logs):
        if any(one.grid.sheet == log.grid.sheet for one in logs[:place]):
            number, heads = log.grid.rows[0]
            column = next(n for n, one in enumerate(heads) if one is not None)
            yield Problem(
                code="further_table",
                cell=at(log.grid, column, number, named=named),
                column="",
                value="",
                words={"rows": len(log.grid.rows) - 1},
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


def _hidden_columns(log: Log, *, named: bool) -> Iterator[Problem]:
    """Say of each column of the kind of file that is hidden and filled."""
    number, heads = log.grid.rows[0]
    for column, place in enumerate(log.kind.places(heads)):
        is_filled = any(
            column < len(row) and row[column] is not None
            for _number, row in log.grid.rows[1:]
        )
        if place and is_filled and letters(column) in log.grid.hidden_columns:
            yield Problem(
                code="column_hidden",
                cell=at(log.grid, column, number, named=named),
                column=place[0],
                value=str(heads[column]),
            )


def _noted(log: Log, *, named: bool) -> Iterator[Problem]:
    """Say once that there are comments; what they say is shown and kept nowhere."""
    first, last = log.grid.rows[0][0], log.grid.rows[-1][0]
    noted = [one for one in log.grid.noted if first <= _row_of(one) <= last]
    if noted:
        cell = min(noted, key=lambda one: (_row_of(one), len(one), one))
        yield Problem(
            code="cells_noted",
            cell=f"{log.grid.sheet}!{cell}" if named else cell,
            column="",
            value="",
            words={"n": len(noted)},
        )


def _row_of(cell: str) -> int:
    return int(cell.lstrip(ascii_uppercase))


def _meant(log: Log, *, named: bool) -> Iterator[Problem]:
    """Say of headings with other words than a column's name as which they are read."""
    number, heads = log.grid.rows[0]
    for column, (heading, place) in enumerate(
        zip(heads, log.kind.places(heads), strict=True)
    ):
        if place and log.kind.is_said(heading):
            yield Problem(
                code="heading_meant",
                cell=at(log.grid, column, number, named=named),
                column=place[0],
                value=str(heading),
                words={"column": log.kind.contract[place[0]].named},
            )


def _left_out(grid: Grid, copies: Collection[str | None]) -> Problem:
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
    told = in_every_language(_names_of_the_template).values()
    brought = {fold(name) for names in told for name in names.split("\n")}
    return bool(grid.rows) and fold(grid.sheet or "") not in brought


def _names_of_the_template() -> str:
    return "\n".join(_(name) for name in _OF_THE_TEMPLATE)
