"""The rows of an answer: plain Python values, free of pandas."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
from pandas import DataFrame

from dashboard.ground.queries import Query
from dashboard.reading.columns.kinds import TOTAL

__all__ = ["HIDDEN", "TOTAL", "Row", "by_size", "is_hidden", "known", "rows_of"]

HIDDEN = "hidden"

Row = dict[str, Any]
"""Values by column: str, int, bool, float, datetime.date, or None where missing."""

_READ: dict[str, Callable[[Any], Any]] = {
    "bigint": int,
    "integer": int,
    "boolean": bool,
    "double": float,
    "date": lambda value: pd.Timestamp(value).date(),
}


class LaterColumnError(KeyError):
    """A column that the definition an edition was published by has not."""


class _OlderRow(Row):
    """A row by an older definition; nothing made of it may pass over what it lacks."""

    def __missing__(self, column: str) -> Any:
        raise LaterColumnError(column)


def rows_of(query: Query, table: DataFrame, *, is_older: bool) -> list[Row]:
    """Return a table's rows, every value of the type its column promises.

    Where the query `is_older` than today's, LaterColumnError stands in the place of
    what a reader of today would miss.
    """
    types = {column.name: column.type for column in query.columns}
    kind = _OlderRow if is_older else dict
    return [
        kind(
            {name: _plain(record[name], types[name]) for name in types}
            | _hidden(record)
        )
        for record in table.to_dict("records")
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


def _hidden(record: dict[Any, Any]) -> Row:
    """The columns whose values are hidden; nothing in an exact answer."""
    return {HIDDEN: frozenset(record[HIDDEN])} if HIDDEN in record else {}


def _plain(value: Any, kind: str) -> Any:
    if pd.isna(value):
        return None
    return _READ.get(kind, str)(value)
