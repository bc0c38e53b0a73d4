"""Headings of which people said what they stand for, such as C1=communication."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import Contract
from dashboard.writing.contracts.fields import Field
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.contracts.values import spellings
from dashboard.writing.files.grid import Grid, address
from dashboard.writing.files.refusals import refusal


def rename(
    grids: Sequence[Grid], said: Iterable[str], contracts: Sequence[Contract]
) -> list[Problem]:
    """Let headings be read as the columns that people named, and say so.

    RefusedError where there is no such column, or no text in the cell.
    """
    notices = []
    for one in said:
        cell, sign, name = (part.strip() for part in one.partition("="))
        if not (cell and sign and name):
            raise refusal("heading_unreadable", said=one)
        column, heading = _column(name, contracts)
        rows = [*_rows(grids, cell)]
        if not rows:
            raise refusal("heading_empty", cell=cell)
        for row, place in rows:
            notices.append(_notice(cell, column, str(row[place])))
            row[place] = heading
    return notices


def _column(name: str, contracts: Sequence[Contract]) -> tuple[Field, str]:
    """Return a column, and what heads it: domains, or domains/education."""
    own, _sign, choice = name.partition("/")
    for contract in contracts:
        for column in contract.fields:
            if fold(name) in column.headings:
                return column, column.name
            term = spellings(column.terms).get(fold(choice)) if column.several else None
            if term and fold(own) in column.headings:
                return column, f"{column.name}/{term.code}"
    raise refusal("no_column", name=name)


def _rows(grids: Sequence[Grid], cell: str) -> Iterator[tuple[list[object], int]]:
    """Yield the rows and places of a cell's text: of its sheet, or of every sheet."""
    sheet, _mark, own = cell.rpartition("!")
    for grid in grids:
        for number, row in grid.rows if sheet in ("", grid.sheet) else ():
            for place, value in enumerate(row):
                if isinstance(value, str) and address(place, number) == own.upper():
                    yield row, place


def _notice(cell: str, column: Field, heading: str) -> Problem:
    return Problem(
        code="heading_meant",
        cell=cell,
        column=column.name,
        value=heading,
        words={"column": column.named},
    )
