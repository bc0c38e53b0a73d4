"""A table with a line for each row of the answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.reading.answer import Answer
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.marks import PROTECTED, PROVISIONAL
from dashboard.reading.kit.sentences.aims import goal
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.protected import masked, told
from dashboard.reading.rows import TOTAL, Row, is_hidden


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Which columns people read, in which order; without any, those of the query.

    Columns of `where_set` stand there only where a row has a value in them; `order`
    sorts the rows; without `has_total` no line stands out as the sum of others.
    """

    columns: tuple[str, ...] = ()
    where_set: tuple[str, ...] = ()
    order: Callable[[list[Row]], list[Row]] = list
    has_total: bool = True

    def __call__(self, answer: Answer) -> Shown:
        """Return the table."""
        found = self.order(answer.rows)
        promised = tuple(column.name for column in answer.query.columns)
        columns = (*(self.columns or promised), *self._set(found))
        numbers = {
            name
            for name in (*promised, *columns)
            if answer.columns[name].kind.is_number
        }
        columns = told(columns, numbers, found)
        read = _reader([answer.columns[name] for name in columns], found)
        return Shown(
            columns=columns,
            headings=tuple(answer.columns[name].title for name in columns),
            numeric=frozenset(numbers & set(columns)),
            lines=tuple(
                Line(
                    cells=read(row),
                    is_total=self.has_total and row.get("municipality") == TOTAL,
                    about=row.get(columns[0]),
                    notes=answer.notes_of(row),
                    goal=goal(answer, row),
                )
                for row in found
            ),
        )

    def _set(self, found: Sequence[Row]) -> list[str]:
        return [
            name
            for name in self.where_set
            if any(row[name] is not None for row in found)
        ]


def plain(answer: Answer) -> Shown:
    """Return every column as an older definition has it: layouts are of today."""
    names = tuple(column.name for column in answer.query.columns)
    columns = [answer.columns[name] for name in names]
    return Shown(
        columns=names,
        headings=tuple(column.title for column in columns),
        numeric=frozenset(one.name for one in columns if one.kind.is_number),
        lines=tuple(
            Line(cells=tuple(_plain_cell(column, row) for column in columns))
            for row in answer.rows
        ),
    )


def _plain_cell(column: Column, row: Row) -> Cell:
    if is_hidden(row, column.name):
        return Cell(text="", mark=PROTECTED)
    return Cell(text=column.value(row[column.name]))


def cell(column: Column, row: Row) -> Cell:
    """What stands in one cell: a value, perhaps with a mark, or a mark alone."""
    if is_hidden(row, column.name):
        return masked(row, column.name)
    mark = column.mark(row)
    if mark:
        return Cell(text="", mark=mark)
    loose = row.get(column.may_change)
    return Cell(text=column.text(row), mark=PROVISIONAL if loose else None)


def _reader(
    columns: Sequence[Column], found: Sequence[Row]
) -> Callable[[Row], tuple[Cell, ...]]:
    """Return how a row is read; places are named so that no two look alike."""
    places = {row.get("municipality") for row in found} - {None, TOTAL}
    names = words.places_now(map(str, places))

    def read(column: Column, row: Row) -> Cell:
        if column.name == "municipality" and row[column.name] in names:
            return Cell(text=names[row[column.name]])
        return cell(column, row)

    return lambda row: tuple(read(column, row) for column in columns)
