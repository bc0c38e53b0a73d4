"""What of a home goes into a backup, and by which names."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.ground.settings import Settings

AUDIT, HOME, KEYS = "audit", "home", "keys"

REPLACED = "replaced-"
"""How a folder begins that a restore has put aside."""

_LEFT_OUT = frozenset(
    {AUDIT, KEYS, "reference", "README.md", "sample", "trouble", "work"}
)
"""What of a home is kept elsewhere, comes with Tilts, or is gone in an hour."""


def sources_of(settings: Settings, with_keys: bool) -> Iterator[tuple[str, Path]]:
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
