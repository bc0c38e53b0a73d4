"""The one door for reading an edition."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import duckdb
from pandas import DataFrame

from dashboard.ground.access import Scope
from dashboard.ground.queries import Query

SERVING: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "4GB",
    "threads": "2",
    "max_temp_directory_size": "0GB",
    "max_execution_time": "30000",
}
"""What a serving connection may do: read this file, within limits, nothing else."""


class Database:
    """Runs queries, each on a cursor of its own and within a scope."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an edition's file for reading; duckdb.Error if it is none."""
        connection = duckdb.connect(str(path), read_only=True, config=SERVING)
        locked = connection.execute("select current_setting('lock_configuration')")
        # A file that this process has open already is locked already.
        if locked.fetchall() == [(False,)]:
            # DuckDB draws it on standard output, in the middle of an answer in JSON.
            connection.execute("set enable_progress_bar = false")
            connection.execute("set lock_configuration = true")
        return cls(connection)

    def run(self, query: Query, values: Mapping[str, Any], scope: Scope) -> DataFrame:
        """Return the rows of a query that lie within a scope.

        The views in facts read the scope variable; a cursor on which it was
        never set sees no rows.
        """
        used = {name: values[name] for name in query.parameters}
        with self._connection.cursor() as cursor:
            cursor.execute("set variable scope = $codes", {"codes": [*scope]})
            return cursor.execute(query.sql, used).df()

    def frame(self, sql: str, values: Mapping[str, Any] | None = None) -> DataFrame:
        """Return the rows of a file that no scope applies to: an outside edition."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, dict(values or {})).df()

    def select(
        self, sql: str, values: Mapping[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Return such rows as plain values."""
        with self._connection.cursor() as cursor:
            found = cursor.execute(sql, dict(values or {}))
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
