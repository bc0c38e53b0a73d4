"""The rows of an answer, by column."""

from collections.abc import Iterable
from typing import Any

from dashboard.editions.table import Table
from dashboard.editions.within import WITHIN, Within
from dashboard.ground.queries import Query
from dashboard.reading.columns.kinds import TOTAL

__all__ = [
    "HIDDEN",
    "TOTAL",
    "Row",
    "by_size",
    "is_hidden",
    "known",
    "rows_of",
    "within",
]

HIDDEN = "hidden"

Row = dict[str, Any]
"""Values by column: str, int, bool, float, datetime.date, or None where missing."""


class LaterColumnError(KeyError):
    """A column that the definition an edition was published by has not."""


class _OlderRow(Row):
    """A row by an older definition; nothing made of it may pass over what it lacks."""

    def __missing__(self, column: str) -> Any:
        raise LaterColumnError(column)


def rows_of(query: Query, table: Table, *, is_older: bool) -> list[Row]:
    """Return a table's rows: the columns the query promises, and which are hidden.

    Where the query `is_older` than today's, LaterColumnError stands in the place of
    what a reader of today would miss.
    """
    promised = [column.name for column in query.columns]
    kind = _OlderRow if is_older else dict
    # What DuckDB makes of nought by nought is unlike itself; it is no value.
    return [
        kind(
            {
                name: None if (value := record[name]) != value else value
                for name in promised
            }
            | _hidden(record)
        )
        for record in table.records()
    ]


def is_hidden(row: Row, column: str) -> bool:
    """Whether a value is missing because it is protected."""
    return column in row.get(HIDDEN, ())


def by_size(found: Iterable[Row], column: str) -> list[Row]:
    """Sort rows by a count, the largest first and the hidden ones after all others."""
    return sorted(found, key=lambda row: (row[column] is None, -(row[column] or 0)))


def known(found: Iterable[Row], column: str) -> list[Row]:
    """Return the rows whose value is not hidden."""
    return [row for row in found if not is_hidden(row, column)]


def _hidden(record: Row) -> Row:
    """The columns whose values are hidden, and what they may be; none if exact."""
    if HIDDEN not in record:
        return {}
    hidden = {HIDDEN: frozenset(record[HIDDEN])}
    # An edition of before does not tell of ranges, and answers as it did.
    return {**hidden, WITHIN: record[WITHIN]} if WITHIN in record else hidden


def within(row: Row, column: str) -> Within | None:
    """The least and the most that a hidden value may be, where that is known."""
    found: Within | None = row.get(WITHIN, {}).get(column)
    return found
