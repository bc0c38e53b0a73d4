"""Make a backup: everything of a home that cannot be made again, at one moment."""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from dashboard.editions.shelf import Shelf
from dashboard.ground import regular
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import record
from dashboard.ground.home import BusyError, make_sure_of_room, sync, writing
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep.contents import MANIFEST, BackupError, Contents, File
from dashboard.upkeep.sealing import OPEN, WRAPPED, Seal
from dashboard.upkeep.sources import HOME, sources_of
from dashboard.writing.warehouse import schema

_BEGUN = ".tilts-"
_DAY = 24 * 3600


def make(
    settings: Settings,
    target: Path,
    seal: Seal = OPEN,
    *,
    with_keys: bool = True,
    patience: float = 0,
) -> Contents:
    """Write a backup into a new folder, while others go on reading.

    Waits so many seconds for whoever writes; writers wait for as long as the files are
    copied. The folder appears when it is whole. Raises BackupError, or DamagedError if
    the warehouse cannot be opened.
    """
    _refuse_a_bad_place(settings, target)
    draft = _draft(target)
    try:
        with _held(settings.home, patience):
            contents = _written(settings, draft, seal, with_keys)
        _describe(draft, contents, seal)
        record("backup", what=target.name, note=_note(contents))
        _keep_for_good(draft)
        draft.replace(target)
        sync(target.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return contents


def not_as_published(settings: Settings, contents: Contents) -> list[int]:
    """Return the editions whose file is not the one its manifest tells of."""
    shelf = Shelf.at(settings.editions)

    def differs(path: Path, digest: str) -> bool:
        file = contents.files.get(f"{HOME}/editions/{path.name}")
        return file is not None and digest not in ("", file.sha256)

    return [
        one.number
        for one in shelf.every_manifest()
        if differs(shelf.path(one.number), one.sha256)
        or (one.outside and differs(shelf.outside_path(one.number), one.outside.sha256))
    ]


def _refuse_a_bad_place(settings: Settings, target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupError(
            _("{folder} is there already. Name a new folder.", folder=target)
        )
    if target.resolve().is_relative_to(settings.home.resolve()):
        raise BackupError(
            _("A backup inside the home would be lost with it. Name another folder.")
        )
    if not settings.home.is_dir():
        raise BackupError(
            _(
                "There is nothing to back up: {folder} is not there.",
                folder=settings.home,
            )
        )


def _draft(target: Path) -> Path:
    """A folder beside it to begin in; those of backups that were killed go."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for old in target.parent.glob(f"{_BEGUN}*.tmp"):
        if time.time() - old.stat().st_mtime > _DAY:
            shutil.rmtree(old)
    draft = target.with_name(f"{_BEGUN}{target.name}.tmp")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    return draft


@contextmanager
def _held(home: Path, patience: float) -> Iterator[None]:
    """Hold the home alone, as soon as whoever writes has ended."""
    until = time.monotonic() + patience
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(writing(home))
                break
            except BusyError:
                if time.monotonic() > until:
                    raise
        yield


def _written(settings: Settings, draft: Path, seal: Seal, with_keys: bool) -> Contents:
    """Copy everything while nobody writes; return what was copied."""
    contents = _about(settings, with_keys)
    sources = dict(sources_of(settings, with_keys))
    make_sure_of_room(draft, sum(path.stat().st_size for path in sources.values()))
    # Views of readers are written down at any time, but not in the middle of this.
    with Log.at(settings).still():
        files = {
            name: _copied(path, draft / f"{name}{seal.ending}", seal)
            for name, path in sources.items()
        }
    return replace(contents, files=files)


def _describe(draft: Path, contents: Contents, seal: Seal) -> None:
    """Write the manifest, and what a passphrase opens."""
    if seal.wrapped:
        (draft / WRAPPED).write_bytes(seal.wrapped)
    text = draft / f".{MANIFEST}"
    text.write_text(contents.to_json(), encoding="utf-8")
    with text.open("rb") as source:
        seal.write(source, draft / f"{MANIFEST}{seal.ending}")
    text.unlink()


def _about(settings: Settings, with_keys: bool) -> Contents:
    there = settings.warehouse.exists()
    state = schema.state(settings.warehouse) if there else None
    return Contents(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        app_version=version("tilts"),
        migrations=state.migrations if state else (),
        batches=state.batches if state else 0,
        editions=tuple(
            one.number for one in Shelf.at(settings.editions).every_manifest()
        ),
        keys=with_keys,
        files={},
    )


class _Digested:
    """A file that is digested while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = 0
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        piece = self._file.read(size)
        self.size += len(piece)
        self.digest.update(piece)
        return piece


def _copied(source: Path, target: Path, seal: Seal) -> File:
    """Copy a file; BackupError if somebody writes into it meanwhile."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with regular.opened(source) as file:
        before = os.fstat(file.fileno())
        read = _Digested(file)
        seal.write(read, target)
        after = source.stat()
    if (before.st_mtime_ns, before.st_ino) != (after.st_mtime_ns, after.st_ino):
        raise BackupError(
            _("{file} was changed while it was copied. Try again.", file=source.name)
        )
    return File(size=read.size, sha256=read.digest.hexdigest())


def _note(contents: Contents) -> str:
    return f"editions={len(contents.editions)}&batches={contents.batches}"


def _keep_for_good(folder: Path) -> None:
    """Let the disk have everything before the folder gets its name."""
    for path in [*folder.rglob("*"), folder]:
        sync(path)
