"""The rows of an answer as plain Python values, free of pandas."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard.answer import Answer

TOTAL = "total"

Row = dict[str, Any]
"""Values by column: str, int, bool, float, datetime.date, or None where missing."""

_READ: dict[str, Callable[[Any], Any]] = {
    "bigint": int,
    "integer": int,
    "boolean": bool,
    "double": float,
    "date": lambda value: pd.Timestamp(value).date(),
}


def rows(answer: Answer) -> list[Row]:
    """Return the table's rows, every value of the type its column promises."""
    types = {column.name: column.type for column in answer.query.columns}
    return [
        {name: _plain(record[name], types[name]) for name in types}
        for record in answer.table.to_dict("records")
    ]


def totals(answer: Answer) -> list[Row]:
    """Return only the rows of all municipalities together."""
    return [row for row in rows(answer) if row["municipality"] == TOTAL]


def parts(answer: Answer) -> list[Row]:
    """Return only the rows of single municipalities."""
    return [row for row in rows(answer) if row["municipality"] != TOTAL]


def _plain(value: Any, kind: str) -> Any:
    if pd.isna(value):
        return None
    return _READ.get(kind, str)(value)
