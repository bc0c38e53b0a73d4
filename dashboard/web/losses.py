"""Accepted changes that the data do not hold: looked for anew when a file changes."""

from functools import lru_cache
from pathlib import Path

from dashboard.ground.faults import DamagedError
from dashboard.ground.home import BusyError, reading
from dashboard.ground.settings import Settings
from dashboard.writing.warehouse import schema
from dashboard.writing.warehouse.receipts import Change, Receipts

Stamp = tuple[tuple[int, int] | None, ...]


def lost(settings: Settings) -> tuple[Change, ...]:
    """Return what is lost; nothing while somebody writes, or where it cannot be read.

    Nobody waits for whoever writes: it is looked at again soon.
    """
    try:
        with reading(settings.home, patience=0):
            return _lost(settings, _stamps(settings))
    except (BusyError, DamagedError, OSError):
        return ()


@lru_cache(maxsize=1)
def _lost(settings: Settings, _stamps: Stamp) -> tuple[Change, ...]:
    return tuple(schema.lost(settings))


def _stamps(settings: Settings) -> Stamp:
    """By what a file is known that was written anew, or put in another's place."""
    log = settings.warehouse.with_name(f"{settings.warehouse.name}.wal")
    return tuple(map(_stamp, (settings.warehouse, log, Receipts.of(settings).path)))


def _stamp(path: Path) -> tuple[int, int] | None:
    if not path.exists():
        return None
    state = path.stat()
    return state.st_size, state.st_mtime_ns
