"""Put an edition's files in their places, so that a crash leaves old or new ones."""

import os
from pathlib import Path

from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import POINTER, Shelf


def sweep(shelf: Shelf) -> None:
    """Remove what a killed publication left behind, also what it had not shown yet."""
    leftovers = {*shelf.folder.glob("*.tmp*")}
    # Without a pointer nobody can say what has been shown: all of it stays.
    if shelf.manifests():
        editions, latest = shelf.folder.glob("edition-*"), shelf.current()
        leftovers |= {path for path in editions if _number(path) > latest}
    for leftover in leftovers:
        leftover.unlink()


def next_number(shelf: Shelf) -> int:
    """Number after every edition ever begun, shown or not."""
    return max(map(_number, shelf.folder.glob("edition-*.json")), default=0) + 1


def _number(path: Path) -> int:
    number = path.name.partition(".")[0].removeprefix("edition-")
    return int(number) if number.isdecimal() else 0


def show(shelf: Shelf, path: Path, manifest: Manifest) -> None:
    """Put the files in their places; the pointer last."""
    _sync(path)
    path.replace(shelf.path(manifest.number))
    if manifest.outside:
        there = shelf.outside_path(manifest.number)
        _sync(draft_of(there))
        draft_of(there).replace(there)
    _write(shelf.manifest_path(manifest.number), manifest.to_json())
    _write(shelf.folder / POINTER, str(manifest.number))


def _write(path: Path, text: str) -> None:
    """Replace a file so that a crash leaves either the old or the new one."""
    draft = draft_of(path)
    draft.write_text(text, encoding="utf-8")
    _sync(draft)
    draft.replace(path)
    _sync(path.parent)


def draft_of(path: Path) -> Path:
    """Return where a file is written before it takes its place."""
    return path.with_name(path.name + ".tmp")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
