"""The warehouse: every row as accepted, its batches and registers; one writer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.ground.queries import FOLDER, script
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse import staging
from dashboard.writing.warehouse.staging import Rows


def now() -> datetime:
    """Return this moment as the warehouse keeps it: UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


class BusyError(Exception):
    """The warehouse cannot be had: another process holds it, or it is damaged."""


class Warehouse:
    """An open warehouse. Only one process can hold it at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        # DuckDB draws it on standard output, where answers in JSON go.
        connection.execute("set enable_progress_bar = false")
        with self.transaction():
            self._migrate()
            self._stage()

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open the warehouse for writing; BusyError while another process does."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = duckdb.connect(str(path))
        except duckdb.IOException as error:
            raise BusyError(
                _("Another import or publication is running. Try again in a moment.")
                if "lock" in str(error)
                else _(
                    "The file {file} cannot be opened or is damaged.", file=path.name
                )
            ) from error
        with connection:
            yield cls(connection)

    @classmethod
    @contextmanager
    def for_trial(cls, path: Path) -> Iterator[Self]:
        """Open the warehouse if there is one, else an empty one kept nowhere."""
        if path.exists():
            with cls.open(path) as warehouse:
                yield warehouse
        else:
            with duckdb.connect() as connection:
                yield cls(connection)

    @classmethod
    def rewrite(cls, path: Path) -> None:
        """Write the file anew, so that nothing that was deleted is left in it."""
        draft = path.with_name(f"{path.name}.tmp")
        draft.unlink(missing_ok=True)
        with cls.open(path) as warehouse, warehouse.transaction():
            # The views are made again when the new file is opened.
            warehouse.connection.execute("drop schema staging cascade")
            warehouse.connection.execute(
                "delete from raw.settings where name = 'staging'"
            )
        with duckdb.connect() as connection:
            for name, file in (("old", path), ("new", draft)):
                quoted = str(file).replace("'", "''")
                connection.execute(f"attach '{quoted}' as {name}")
            connection.execute("copy from database old to new")
        draft.replace(path)

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """Do everything inside, or nothing of it; nothing too if it is not to keep."""
        self.connection.execute("begin")
        try:
            yield
        except BaseException:
            self.connection.execute("rollback")
            raise
        self.connection.execute("commit" if keep else "rollback")

    def rows(self, sql: str, values: Any = None) -> Rows:
        """Return a query's rows by column name."""
        result = self.connection.execute(sql, values)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def append(self, table: str, rows: Rows) -> None:
        """Add rows to a table such as raw.batches.

        Rows are alike; keys that are no columns of the table are left out.
        """
        if not rows:
            return
        types = {
            column["column_name"]: column["column_type"]
            for column in self.rows(f"describe {table}")
            if column["column_name"] in rows[0]
        }
        names = ", ".join(types)
        picked = ", ".join(f"unnest(${name}::{kind}[])" for name, kind in types.items())
        self.connection.execute(
            f"insert into {table} ({names}) select {picked}",
            {name: [row[name] for row in rows] for name in types},
        )

    def setting(self, name: str) -> str | None:
        """Return a remembered value; None if there is none."""
        found = self.rows("select value from raw.settings where name = ?", [name])
        return str(found[0]["value"]) if found else None

    def remember(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.connection.execute(
            "insert or replace into raw.settings values (?, ?)", [name, value]
        )

    def _migrate(self) -> None:
        for schema in ("raw", "reference", "staging"):
            self.connection.execute(f"create schema if not exists {schema}")
        self.connection.execute(
            "create table if not exists raw.migrations (name varchar primary key)"
        )
        done = {row["name"] for row in self.rows("from raw.migrations")}
        for path in sorted((FOLDER / "warehouse").glob("*.sql")):
            if path.stem not in done:
                self.connection.execute(script(f"warehouse/{path.name}"))
                self.append("raw.migrations", [{"name": path.stem}])
        if not done:
            self._fill_registers()

    def _stage(self) -> None:
        """Make staging as it should be; write nothing if it is so already."""
        version = staging.version()
        if self.setting("staging") == version:
            return
        self.connection.execute(script("reference.sql"))
        for table, rows in staging.tables().items():
            self.append(table, rows)
        for name, sql in staging.views().items():
            self.connection.execute(f"create or replace view staging.{name} as {sql}")
        self.remember("staging", version)

    def _fill_registers(self) -> None:
        """Start the registers with what is publicly known."""
        known = [*enumerate(reference.rows("institutions"), 1)]
        self.append(
            "raw.institutions",
            [
                {
                    **row,
                    "municipality": row["municipality"] or None,
                    "institution": number,
                    "folded": fold(row["name"]),
                }
                for number, row in known
            ],
        )
        self.append(
            "raw.aliases",
            [
                {"institution": number, "alias": alias, "folded": fold(alias)}
                for number, row in known
                for alias in filter(None, row["aliases"].split(";"))
            ],
        )
        self.append(
            "raw.posts",
            [
                {
                    "post": f"{row['municipality']}-1",
                    "municipality": row["municipality"],
                    "from_date": row["from"],
                    "to_date": row["to"] or None,
                    "hours_per_week": row["hours_per_week"] or None,
                    "origin": "reference",
                }
                for row in reference.rows("posts")
            ],
        )
