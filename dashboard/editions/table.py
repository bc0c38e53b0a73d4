"""The rows that a query gives, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import duckdb


@dataclass(frozen=True, kw_only=True)
class Table:
    """Columns by name, and rows: str, int, bool, float, date, or None where missing.

    Nobody can change it, so it is kept and shared as it is.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] = ()

    @classmethod
    def fetched(cls, cursor: duckdb.DuckDBPyConnection) -> Self:
        """Read all that a cursor was asked for."""
        columns = tuple(column[0] for column in cursor.description or ())
        return cls(columns=columns, rows=tuple(cursor.fetchall()))

    @classmethod
    def of(cls, columns: Iterable[str], records: Iterable[Mapping[str, Any]]) -> Self:
        """Make one of rows by column; those have every column."""
        names = tuple(columns)
        rows = (tuple(record[name] for name in names) for record in records)
        return cls(columns=names, rows=tuple(rows))

    def __len__(self) -> int:
        """How many rows there are; a table without any is false."""
        return len(self.rows)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Any]:
        """Return the values of a column; none where there is no such column."""
        if name not in self.columns:
            return []
        place = self.columns.index(name)
        return [row[place] for row in self.rows]
