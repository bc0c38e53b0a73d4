"""Make a backup: everything of a home that cannot be made again, at one moment."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from dashboard.editions.shelf import Shelf
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import record
from dashboard.ground.home import make_sure_of_room, writing
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep.contents import MANIFEST, BackupError, Contents, File
from dashboard.upkeep.sealing import OPEN, WRAPPED, Seal
from dashboard.writing.warehouse import schema

AUDIT, HOME, KEYS = "audit", "home", "keys"

REPLACED = "replaced-"
"""How a folder begins that a restore has put aside."""

_LEFT_OUT = frozenset(
    {AUDIT, KEYS, "reference", "README.md", "sample", "trouble", "work"}
)
"""What of a home is kept elsewhere, comes with Tilts, or is gone in an hour."""


def make(
    settings: Settings, target: Path, seal: Seal = OPEN, *, with_keys: bool = True
) -> Contents:
    """Write a backup into a new folder, while others go on reading.

    Writers wait for as long as the files are copied. The folder appears when it is
    whole. Raises BackupError, or DamagedError if the warehouse cannot be opened.
    """
    _refuse_a_bad_place(settings, target)
    draft = target.with_name(f".{target.name}.tmp")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    try:
        contents = _written(settings, draft, seal, with_keys)
        record("backup", what=target.name, note=_note(contents))
        _keep_for_good(draft)
        draft.replace(target)
        _sync(target.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return contents


def not_as_published(settings: Settings, contents: Contents) -> list[int]:
    """Return the editions whose file is not the one its manifest tells of."""
    shelf, files = Shelf.at(settings.editions), contents.files
    copied = [
        (manifest, files.get(f"{HOME}/editions/{shelf.path(manifest.number).name}"))
        for manifest in shelf.manifests()
    ]
    return [one.number for one, file in copied if file and file.sha256 != one.sha256]


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


def _written(settings: Settings, draft: Path, seal: Seal, with_keys: bool) -> Contents:
    """Copy everything while nobody writes; return what was copied."""
    with writing(settings.home):
        contents = _about(settings, with_keys)
        sources = dict(_sources(settings, with_keys))
        make_sure_of_room(draft, sum(path.stat().st_size for path in sources.values()))
        # Views of readers are written down at any time, but not in the middle of this.
        with Log.at(settings).still():
            files = {
                name: _copied(path, draft / f"{name}{seal.ending}", seal)
                for name, path in sources.items()
            }
    contents = replace(contents, files=files)
    if seal.wrapped:
        (draft / WRAPPED).write_bytes(seal.wrapped)
    text = draft / f".{MANIFEST}"
    text.write_text(contents.to_json(), encoding="utf-8")
    with text.open("rb") as source:
        seal.write(source, draft / f"{MANIFEST}{seal.ending}")
    text.unlink()
    return contents


def _about(settings: Settings, with_keys: bool) -> Contents:
    there = settings.warehouse.exists()
    state = schema.state(settings.warehouse) if there else None
    return Contents(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        app_version=version("tilts"),
        migrations=state.migrations if state else (),
        batches=state.batches if state else 0,
        editions=tuple(one.number for one in Shelf.at(settings.editions).manifests()),
        keys=with_keys,
        files={},
    )


def _sources(settings: Settings, with_keys: bool) -> Iterator[tuple[str, Path]]:
    """Every file to copy, by its name in the backup."""
    for entry in sorted(settings.home.iterdir()):
        if entry.name not in _LEFT_OUT and not entry.name.startswith(REPLACED):
            yield from _files(entry, f"{HOME}/{entry.name}")
    yield from _files(settings.audit, AUDIT)
    if with_keys:
        yield from _files(settings.home / KEYS, KEYS)
        if settings.key_file.exists():
            yield f"{KEYS}/family.key", settings.key_file


def _files(top: Path, name: str) -> Iterator[tuple[str, Path]]:
    """Files under a folder, or the file itself; not what is only begun, nor locks."""
    for path in sorted([top, *top.rglob("*")]):
        inside = path.relative_to(top).parts
        is_draft = ".tmp" in path.name or path.name.startswith(".")
        if path.is_file() and not is_draft and path.name != "lock":
            yield "/".join((name, *inside)), path


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
    with source.open("rb") as file:
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
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
