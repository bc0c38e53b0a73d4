"""Writing the file of the warehouse anew, so that nothing deleted is left in it."""

import errno
import os
from pathlib import Path

import duckdb

from dashboard.ground import home
from dashboard.ground.faults import HalfDoneError
from dashboard.ground.i18n import _
from dashboard.ground.queries import quoted
from dashboard.writing.warehouse import checkpoint
from dashboard.writing.warehouse.storage import connected

OWED = "owed"
"""The setting that says which step of a command must still be taken."""

_COPIES = 3
"""How often its size a rewriting may need, for the copy and what DuckDB keeps."""

_LEAST_ROOM = 16 * 2**20


def make_sure_of_room(path: Path) -> None:
    """OSError unless there is room to write the file anew."""
    home.make_sure_of_room(path.parent, _COPIES * path.stat().st_size + _LEAST_ROOM)


def rewrite(path: Path) -> None:
    """Write the file anew; HalfDoneError where that is not possible.

    Then the file is as it was, and the step stays owed.
    """
    draft = home.draft_of(path)
    with home.writing(path.parent):
        _clear(draft)
        try:
            _without_staging(path)
            _copy(path, draft)
            home.put(draft, path)
        except (OSError, duckdb.Error) as error:
            raise HalfDoneError(_left_to_do()) from error
        finally:
            _clear(draft)


def _clear(draft: Path) -> None:
    for leftover in draft.parent.glob(f"{draft.name}*"):
        home.clear(leftover)


def _without_staging(path: Path) -> None:
    """Take the views out of the file: they are made again when it is opened."""
    with connected(path) as connection:
        connection.execute("begin")
        connection.execute("drop schema if exists staging cascade")
        connection.execute("delete from raw.settings where name = 'staging'")
        connection.execute("commit")
    # Where the log could not be brought in, it would be read into the new file.
    if checkpoint.log(path).exists():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def _copy(path: Path, draft: Path) -> None:
    """Copy all tables into a draft that owes nothing; OSError if it lacks a row."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{quoted(path)}' as old (read_only)")
        connection.execute(f"attach '{quoted(draft)}' as new")
        connection.execute("copy from database old to new")
        connection.execute("delete from new.raw.settings where name = ?", [OWED])
        # On closing DuckDB does this too, and tells nobody where it cannot: the
        # rows would lie in a log beside the draft, which does not come along.
        connection.execute("checkpoint new")
        rows = _counted(connection, "old")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{quoted(draft)}' as new (read_only)")
        written = _counted(connection, "new")
    if written != rows or draft.with_name(f"{draft.name}.wal").exists():
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(draft))


def _counted(
    connection: duckdb.DuckDBPyConnection, database: str
) -> list[tuple[str, int]]:
    """How many rows each table holds, but for what is settled by writing it anew."""
    names = connection.execute(
        "select table_name from duckdb_tables() where database_name = ?"
        " and schema_name = 'raw' and table_name <> 'settings' order by table_name",
        [database],
    ).fetchall()
    counted = []
    for (name,) in names:
        sql = f'select count(*) from "{database}".raw."{name}"'  # noqa: S608
        (rows,) = connection.execute(sql).fetchall()
        counted.append((name, int(rows[0])))
    return counted


def _left_to_do() -> str:
    return _(
        "The rows were deleted, but the file of the data could not be written anew, so"
        " traces of them are still in it. Is there room on the disk? The next command"
        " does it as soon as it can."
    )
