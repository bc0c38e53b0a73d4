"""The editions: every manifest has its file as it was published, and the other way."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import POINTER, Shelf
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look, wrong

EDITION, CURRENT = "edition", "pointer"

_NAME = re.compile(r"edition-([0-9]+)\.(?:json|duckdb|outside\.duckdb)")


def check(settings: Settings) -> Iterator[Finding]:
    """Compare every file of the shelf with what its manifest says."""
    shelf = Shelf.at(settings.editions)
    numbers = sorted(_numbers(shelf.folder))
    if not numbers:
        yield look(EDITION, _("There is no edition yet."), _("Publish: tilts publish"))
        return
    found = [one for number in numbers for one in _edition(shelf, number)]
    yield from found
    if not found:
        yield fine(
            EDITION,
            ngettext(
                "{n} edition is as it was published.",
                "{n} editions are as they were published.",
                len(numbers),
            ),
        )
    yield from _pointer(shelf, numbers)


def manifests(shelf: Shelf) -> Iterator[Manifest]:
    """Return every manifest that can be read, whatever readers are shown."""
    for number in sorted(_numbers(shelf.folder)):
        if shelf.manifest_path(number).exists() and (one := _manifest(shelf, number)):
            yield one


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _numbers(folder: Path) -> set[int]:
    names = (_NAME.fullmatch(path.name) for path in folder.glob("edition-*"))
    return {int(name[1]) for name in names if name}


def _edition(shelf: Shelf, number: int) -> Iterator[Finding]:
    """What is wrong with one edition; nothing where it is whole."""
    path, outside = shelf.path(number), shelf.outside_path(number)
    advice = _("Take it from the last backup, with its manifest.")
    if not shelf.manifest_path(number).exists():
        yield look(
            EDITION,
            _("Edition {n} has files but no manifest: it was never shown.", n=number),
            _("The next publication clears it away, or: tilts doctor --sweep"),
        )
        return
    manifest = _manifest(shelf, number)
    if manifest is None or manifest.number != number:
        yield wrong(
            EDITION, _("The manifest of edition {n} is damaged.", n=number), advice
        )
    elif not path.exists():
        yield wrong(EDITION, _("The file of edition {n} is missing.", n=number), advice)
    elif digest(path) != manifest.sha256:
        yield wrong(
            EDITION,
            _("The file of edition {n} is not as it was published.", n=number),
            advice,
        )
    if manifest:
        yield from _outside(manifest, outside)
        yield from _version(manifest)


def _manifest(shelf: Shelf, number: int) -> Manifest | None:
    try:
        text = shelf.manifest_path(number).read_text(encoding="utf-8")
        return Manifest.from_json(text)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _outside(manifest: Manifest, path: Path) -> Iterator[Finding]:
    if manifest.outside and not path.exists():
        yield wrong(
            EDITION,
            _("The outside file of edition {n} is missing.", n=manifest.number),
            _("Take it from the last backup, with its manifest."),
        )
    if path.exists() and not manifest.outside:
        yield wrong(
            EDITION,
            _(
                "Edition {n} has an outside file that nobody published.",
                n=manifest.number,
            ),
            _("Remove it: {file}", file=path.name),
        )


def _version(manifest: Manifest) -> Iterator[Finding]:
    if not manifest.readable:
        yield look(
            EDITION,
            _(
                "Edition {n} was published by a version that cannot be read here.",
                n=manifest.number,
            ),
            _("Publish again: tilts publish"),
        )


def _pointer(shelf: Shelf, numbers: list[int]) -> Iterator[Finding]:
    """What readers are shown is the newest edition."""
    shown = [n for n in numbers if shelf.manifest_path(n).exists()]
    try:
        current = int((shelf.folder / POINTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        current = 0
    if current not in shown:
        yield wrong(
            CURRENT,
            _("{file} names no edition, so readers are shown none.", file=POINTER),
            _("Publish again: tilts publish"),
        )
    elif current < max(shown):
        yield look(
            CURRENT,
            _(
                "Readers are shown edition {n}, not the newest one, {newest}.",
                n=current,
                newest=max(shown),
            ),
            _("If nobody chose that: tilts editions show {n}", n=max(shown)),
        )
    else:
        yield fine(CURRENT, _("Readers are shown edition {n}.", n=current))
