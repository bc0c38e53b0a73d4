"""Which migrations a warehouse has had, read without changing it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.writing.warehouse.warehouse import OWED, connected, explained


@dataclass(frozen=True, kw_only=True)
class State:
    """What a warehouse says of itself: its migrations, and how much it holds.

    `key_check` tells whether a key of the family codes is the one in use, `owed`
    whether a step of an earlier command must still be taken, `staging` of which
    version its views are.
    """

    migrations: tuple[str, ...]
    batches: int
    key_check: str | None
    owed: bool
    staging: str | None


def state(path: Path) -> State:
    """Read a warehouse's state; DamagedError if the file cannot be read.

    BusyError where another program has it open, such as DuckDB's own.
    """
    with connected(path, read_only=True) as connection:
        try:
            return _state(connection)
        except duckdb.Error as error:
            raise explained(error, path) from error


def _state(connection: duckdb.DuckDBPyConnection) -> State:
    names = connection.execute("select name from raw.migrations order by name")
    migrations = tuple(str(name) for (name,) in names.fetchall())
    (batches,) = connection.execute("select count(*) from raw.batches").fetchall()[0]
    settings = dict(
        connection.execute("select name, value from raw.settings").fetchall()
    )
    return State(
        migrations=migrations,
        batches=int(batches),
        key_check=settings.get("key_check"),
        owed=OWED in settings,
        staging=settings.get("staging"),
    )
