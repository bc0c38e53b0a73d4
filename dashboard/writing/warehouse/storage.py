"""The file of the warehouse: opened whole, made whole, and why it cannot be opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.ground import faults, home, regular
from dashboard.ground.faults import DamagedError
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import _
from dashboard.writing.warehouse import checkpoint


@contextmanager
def connected(
    path: Path, *, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the file as it is; raises what `explained` makes of DuckDB's errors."""
    if read_only:
        with (
            checkpoint.readable(path) as file,
            _opened(file, read_only=True) as connection,
        ):
            yield connection
        return
    checkpoint.recover(path)
    if not path.exists():
        _make(path)
    try:
        with _opened(path) as connection:
            # Not in the middle of a change: the copy is made before.
            connection.execute("set checkpoint_threshold = '1 TB'")
            try:
                yield connection
            finally:
                if not checkpoint.prepare(path):
                    connection.execute("pragma disable_checkpoint_on_shutdown")
    finally:
        checkpoint.end(path)


def _make(path: Path) -> None:
    """Make an empty file that is there whole or not at all."""
    draft = home.draft_of(path)
    draft.unlink(missing_ok=True)
    _opened(draft).close()
    home.put(draft, path)


def _opened(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    for file in (path, checkpoint.log(path)):
        regular.make_sure_if_there(file)
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        raise explained(error, path) from error


def explained(error: duckdb.Error, path: Path) -> Exception:
    """What keeps a file from being opened, as those who call can tell it apart."""
    if "Could not set lock on file" in str(error):
        return BusyError()
    number = faults.number(error)
    if number:
        return OSError(number, os.strerror(number), str(path))
    return DamagedError(
        _(
            "The file {file} is damaged and cannot be opened. Take it from the last"
            " backup.",
            file=path.name,
        )
    )
