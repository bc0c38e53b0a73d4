"""Which migrations a warehouse has had, read without changing it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.ground.settings import Settings
from dashboard.writing.warehouse import receipts
from dashboard.writing.warehouse.receipts import Change, Receipts
from dashboard.writing.warehouse.rewriting import OWED
from dashboard.writing.warehouse.storage import connected, explained


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


def lost(settings: Settings) -> list[Change]:
    """Return the accepted changes that the warehouse of a home does not hold.

    Raises what `state` raises.
    """
    path, values = settings.warehouse, dict[str, str]()
    if path.exists():
        with connected(path, read_only=True) as connection:
            try:
                values = _settings(connection)
            except duckdb.Error as error:
                raise explained(error, path) from error
    return receipts.lost(values, Receipts.of(settings))


def _state(connection: duckdb.DuckDBPyConnection) -> State:
    names = connection.execute("select name from raw.migrations order by name")
    migrations = tuple(str(name) for (name,) in names.fetchall())
    (batches,) = connection.execute("select count(*) from raw.batches").fetchall()[0]
    settings = _settings(connection)
    return State(
        migrations=migrations,
        batches=int(batches),
        key_check=settings.get("key_check"),
        owed=OWED in settings,
        staging=settings.get("staging"),
    )


def _settings(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("select name, value from raw.settings").fetchall())
