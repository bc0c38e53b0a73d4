"""The editions: every manifest has its file as it was published, and the other way."""

import re
from collections.abc import Iterator

from dashboard.editions.edition import DamagedEditionError, NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look, wrong

EDITION, SHOWN = "edition", "pointer"

_FILE = re.compile(r"edition-([0-9]+)\.(outside\.)?duckdb")


def check(settings: Settings) -> Iterator[Finding]:
    """Compare every file of the shelf with what its manifest says."""
    shelf = Shelf.at(settings.editions)
    published, files = shelf.published(), {*_files(shelf)}
    if not published and not files:
        yield look(EDITION, _("There is no edition yet."), _("Publish: tilts publish"))
        return
    found = [*_damaged(shelf), *_strays(shelf, files), *_unreadable(shelf)]
    yield from found
    if not found:
        yield fine(
            EDITION,
            ngettext(
                "{n} edition is as it was published.",
                "{n} editions are as they were published.",
                len(published),
            ),
        )
    yield from _shown(shelf)


def _files(shelf: Shelf) -> Iterator[tuple[int, bool]]:
    """Each file with rows, or for outsiders: its number, and whether for outsiders."""
    names = (_FILE.fullmatch(path.name) for path in shelf.folder.glob("edition-*"))
    return ((int(name[1]), bool(name[2])) for name in names if name)


def damaged(shelf: Shelf) -> list[int]:
    """Return published editions that are not as they were; erased ones have no file."""
    erased = {n for n in shelf.showing.withdrawn() if not shelf.path(n).exists()}
    kept = (number for number in shelf.published() if number not in erased)
    return [number for number in kept if shelf.damage(number)]


def _damaged(shelf: Shelf) -> Iterator[Finding]:
    for number in damaged(shelf):
        yield wrong(
            EDITION,
            _("Edition {n} is not as it was published.", n=number),
            _(
                "Take all files of edition-{n} from the last backup; until then"
                " readers are shown the one before.",
                n=number,
            ),
        )


def _strays(shelf: Shelf, files: set[tuple[int, bool]]) -> Iterator[Finding]:
    """Files that no manifest names."""
    published = {*shelf.published()}
    released = {one.number for one in shelf.every_manifest() if one.outside}
    for number in sorted({number for number, _outside in files} - published):
        yield look(
            EDITION,
            _("Edition {n} has files but no manifest.", n=number),
            _(
                "If it was published, take edition-{n}.json from the last backup. If"
                " not, the next publication clears it away.",
                n=number,
            ),
        )
    for number, is_outside in sorted(files):
        if is_outside and number in published - released and not shelf.damage(number):
            yield look(
                EDITION,
                _("Edition {n} has an outside file that nobody published.", n=number),
                _(
                    "It is shown to nobody. Remove it: {file}",
                    file=shelf.outside_path(number).name,
                ),
            )


def _unreadable(shelf: Shelf) -> Iterator[Finding]:
    for manifest in shelf.every_manifest():
        if not manifest.readable:
            yield look(
                EDITION,
                _(
                    "Edition {n} was published by a version that cannot be read here.",
                    n=manifest.number,
                ),
                _("Publish again: tilts publish"),
            )


def _shown(shelf: Shelf) -> Iterator[Finding]:
    """What readers are shown is the newest edition."""
    last = max(shelf.published(), default=0)
    try:
        current = shelf.current()
    except DamagedEditionError:
        yield wrong(
            SHOWN,
            _("No edition is whole, so readers are shown none."),
            _("Restore the last backup, or publish again: tilts publish"),
        )
    except NoEditionError:
        yield look(
            SHOWN,
            _("Readers are shown no edition."),
            _("Publish: tilts publish"),
        )
    else:
        said = _("Readers are shown edition {n}.", n=current)
        advice = _("The newest is {n}. If nobody chose that: tilts editions", n=last)
        is_newest = current == last
        yield fine(SHOWN, said) if is_newest else look(SHOWN, said, advice)
