"""The one door for reading an edition."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.disclosure.cells import TOTAL
from dashboard.editions import branches, summing
from dashboard.editions.marts import fill
from dashboard.editions.summing import Summing
from dashboard.editions.table import Table
from dashboard.ground import regular
from dashboard.ground.access import Scope, everything
from dashboard.ground.queries import Query, quoted

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

UNHURRIED = {**SERVING, "max_execution_time": "0"}
"""The same for publishing and for holding an edition to its answers: nobody waits for
a page, so a slow machine may take its time."""

_SET_SCOPE = "set variable scope = $codes"


class Database:
    """Runs queries, each on a cursor of its own and within a scope."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        left_out: Mapping[str, str] | None = None,
    ) -> None:
        self._connection = connection
        self.left_out = left_out or {}
        self._summing = Summing()

    @classmethod
    def open(cls, path: Path, limits: Mapping[str, Any] = SERVING) -> Self:
        """Open an edition's file for reading; duckdb.Error if it is none."""
        regular.make_sure(path)
        connection = duckdb.connect(str(path), read_only=True, config={**limits})
        locked = connection.execute("select current_setting('lock_configuration')")
        # A file that this process has open already is locked already.
        if locked.fetchall() == [(False,)]:
            # DuckDB draws it on standard output, in the middle of an answer in JSON.
            connection.execute("set enable_progress_bar = false")
            connection.execute("set lock_configuration = true")
        return cls(connection)

    @classmethod
    def under(
        cls, path: Path, rules: str, marts: Mapping[str, str], facts: Mapping[str, str]
    ) -> Self:
        """Open an edition's rows for reading under other rules and facts than its own.

        Marts are summed anew. A fact that these rows cannot give is left out, with the
        reason.
        """
        free = {n: v for n, v in SERVING.items() if n != "enable_external_access"}
        connection = duckdb.connect(config=free)
        connection.execute(f"attach '{quoted(path)}' as held (read_only)")
        connection.execute("create schema staging; create schema facts")
        tables = connection.execute(
            "select table_name from duckdb_tables()"
            " where database_name = 'held' and schema_name = 'staging'"
        )
        for (name,) in tables.fetchall():
            connection.execute(
                f'create view staging."{name}" as from held.staging."{name}"'
            )
        connection.execute("create schema marts")
        connection.execute(rules)
        left_out = _summed(connection, marts)
        for name, sql in facts.items():
            try:
                connection.execute(f'create view facts."{name}" as {sql}')
            except duckdb.Error as error:
                left_out[name] = str(error)
        connection.execute("set enable_external_access = false")
        connection.execute("set enable_progress_bar = false")
        connection.execute("set lock_configuration = true")
        return cls(connection, left_out)

    def run(self, query: Query, values: Mapping[str, Any], scope: Scope) -> Table:
        """Return the rows of a query that lie within a scope.

        The views in facts read the scope variable; a cursor on which it was
        never set sees no rows.
        """
        summed = query.parameters & summing.PARAMETERS
        used = {name: values[name] for name in query.parameters - summed}
        with self._connection.cursor() as cursor:
            cursor.execute(_SET_SCOPE, {"codes": self._codes(scope)})
            if summed:
                used |= self._summing.parameters(cursor, summed, values, scope)
            given = {n: value for n, value in used.items() if isinstance(value, bool)}
            if not given:
                return Table.fetched(cursor.execute(query.statement, used))
            asked = branches.statement(cursor, query.sql, given)
            left = {name: used[name] for name in asked.named_parameters}
            return Table.fetched(cursor.execute(asked, left))

    def table(self, sql: str, values: Mapping[str, Any] | None = None) -> Table:
        """Return the rows of a file that no scope applies to: an outside edition."""
        with self._connection.cursor() as cursor:
            return Table.fetched(cursor.execute(sql, dict(values or {})))

    def select(
        self, sql: str, values: Mapping[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Return such rows by column."""
        return self.table(sql, values).records()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _codes(self, scope: Scope) -> list[str]:
        """What stands for a scope in SQL: of all municipalities, their total."""
        # What is summed over all municipalities is for those who see each of them.
        if not scope >= everything():
            return [*scope]
        return [TOTAL] if self._total_is_all else [*scope, TOTAL]

    @cached_property
    def _total_is_all(self) -> bool:
        """Whether its rules know that; those of earlier editions name every code."""
        with self._connection.cursor() as cursor:
            cursor.execute(_SET_SCOPE, {"codes": [TOTAL]})
            return cursor.execute("select in_scope('')").fetchall() == [(True,)]


def _summed(
    connection: duckdb.DuckDBPyConnection, marts: Mapping[str, str]
) -> dict[str, str]:
    """Sum what the rows of an edition allow; return what they do not, and why."""
    try:
        fill(connection, marts)
    except duckdb.Error as error:
        return dict.fromkeys(marts, str(error))
    return {}
