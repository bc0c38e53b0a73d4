"""The home: one folder that holds everything, and the one lock on it."""

import errno
import fcntl
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from dashboard.ground import regular
from dashboard.ground.i18n import _

PATIENCE = 5.0
"""Seconds to wait for whoever is writing."""

_PAUSE = 0.05

_held = threading.local()


class BusyError(Exception):
    """Somebody else is writing in this home."""

    def __str__(self) -> str:
        return _("Another import or publication is running. Try again in a moment.")


@contextmanager
def writing(home: Path) -> Iterator[None]:
    """Hold the home alone over all steps of what is done inside, in any process.

    Inside, the same thread may ask for it again. It is let go however a process ends.
    Raises BusyError where somebody else does not let go of it in time, and OSError
    where the folder cannot be written.
    """
    home = home.resolve()
    mine: set[Path] = _held.__dict__.setdefault("homes", set())
    if home in mine:
        yield
        return
    home.mkdir(parents=True, exist_ok=True)
    # The folder itself is the lock, opened anew by each who asks: threads of a process
    # keep each other out too, and nothing has to be written.
    handle = os.open(home, os.O_RDONLY)
    try:
        _wait(handle)
        mine.add(home)
        try:
            yield
        finally:
            mine.discard(home)
    finally:
        os.close(handle)


@contextmanager
def reading(home: Path, patience: float | None = None) -> Iterator[None]:
    """Keep writers out while something is read; BusyError while one is at work.

    A folder that cannot be written can be read all the same.
    """
    home = home.resolve()
    try:
        handle = os.open(home, os.O_RDONLY)
    except FileNotFoundError:
        yield
        return
    try:
        _wait(handle, fcntl.LOCK_SH, patience)
        yield
    finally:
        os.close(handle)


def make_sure_of_room(folder: Path, size: int) -> None:
    """Refuse what would fill the disk before it begins: OSError without the room."""
    if shutil.disk_usage(folder).free < size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def write(path: Path, text: str) -> None:
    """Replace a file so that a crash or a power cut leaves the old or the new one."""
    draft = draft_of(path)
    with naming(path):
        with regular.new(draft) as file:
            file.write(text.encode())
        put(draft, path)


def save(path: Path, data: bytes) -> None:
    """Write what somebody takes along, whole: else what was there before stays.

    What is no file, such as a pipe, is written as it is.
    """
    if path.exists() and not path.is_file():
        with naming(path):
            path.write_bytes(data)
        return
    path = path.resolve()
    draft = draft_of(path)
    try:
        with naming(path):
            _write_whole(draft, path, data)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name the file in what the system says of it: of a full disk it names none."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def _write_whole(draft: Path, path: Path, data: bytes) -> None:
    with regular.new(draft) as file:
        file.write(data)
    if path.exists():
        shutil.copymode(path, draft)
    put(draft, path)


def exchange(path: Path, data: bytes) -> Path | None:
    """Save what people go on working on; return where what stood there is kept.

    None where nothing stood there, or just the same.
    """
    kept = _kept_beside(path.resolve(), data) if path.is_file() else None
    try:
        save(path, data)
    except OSError:
        if kept:
            kept.unlink(missing_ok=True)
        raise
    return kept


def _kept_beside(path: Path, data: bytes) -> Path | None:
    """Give what stands in a file another name beside it: deck.before-1.pptx."""
    before = regular.content(path)
    if before == data:
        return None
    for number in count(1):
        kept = path.with_name(f"{path.stem}.before-{number}{path.suffix}")
        if not kept.exists():
            break
        if regular.content(kept) == before:
            return kept
    save(kept, before)
    shutil.copystat(path, kept)
    return kept


def put(draft: Path, path: Path) -> None:
    """Give a written file its place for good."""
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def clear(leftover: Path) -> None:
    """Remove what a killed command left: a draft, or a folder DuckDB spilled to."""
    if leftover.is_dir():
        shutil.rmtree(leftover)
    else:
        leftover.unlink(missing_ok=True)


def draft_of(path: Path) -> Path:
    """Return where a file is written before it takes its place."""
    return path.with_name(f"{path.name}.tmp")


def sync(path: Path) -> None:
    """Wait until a file, or what a folder holds, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _wait(
    handle: int, kind: int = fcntl.LOCK_EX, patience: float | None = None
) -> None:
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise BusyError from None
            time.sleep(_PAUSE)
        else:
            return
