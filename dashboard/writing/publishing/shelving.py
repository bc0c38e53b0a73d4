"""Put an edition's files in their places, so that a crash leaves old or new ones."""

from pathlib import Path

from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.editions.showing import number_of
from dashboard.ground import home
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import record
from dashboard.ground.settings import Settings
from dashboard.writing.publishing.drafting import sweep_drafts
from dashboard.writing.publishing.earlier import Memory
from dashboard.writing.warehouse.warehouse import Warehouse

_MARK = "edition"
"""The setting that says which number was given last."""

_PUBLISHING = '"action":"publish"'


def sweep(warehouse: Warehouse, shelf: Shelf) -> None:
    """Remove what a killed publication left behind before it had published anything.

    Whatever has a manifest was published, and stays; so does a file whose number was
    given for good, even if its manifest is lost.
    """
    sweep_drafts(shelf.folder)
    leftovers = {*shelf.folder.glob("*.tmp*")} - {*shelf.folder.glob("draft-*")}
    last = int(warehouse.setting(_MARK) or 0)
    published = {*shelf.published()}
    for path in shelf.folder.glob("edition-*.duckdb*"):
        number = number_of(path)
        if number not in published and number > last:
            leftovers.add(path)
    for leftover in leftovers:
        home.clear(leftover)


def next_number(warehouse: Warehouse, shelf: Shelf) -> int:
    """Number after every edition ever published: none is given twice.

    What was published is known by the files, by the warehouse and by the audit log; a
    folder that was put back from a backup may have lost some of them.
    """
    given = [*shelf.published(), *shelf.showing.withdrawn()]
    given += map(number_of, shelf.folder.glob("edition-*.duckdb"))
    given.append(int(warehouse.setting(_MARK) or 0))
    given += _numbers_in_the_log(shelf)
    return max(given) + 1


def show(
    warehouse: Warehouse,
    shelf: Shelf,
    path: Path,
    manifest: Manifest,
    memory: Memory | None,
) -> None:
    """Put the files in their places; the pointer last.

    With its manifest the edition is published. Should the pointer not follow, the
    next command moves it. What outsiders are told is remembered before they are.
    """
    number = manifest.number
    home.put(path, shelf.path(number))
    if manifest.outside:
        there = shelf.outside_path(number)
        home.put(home.draft_of(there), there)
    with warehouse.transaction():
        warehouse.owe_showing(number)
        if memory:
            memory.write(warehouse, number)
            warehouse.count("publish", what=manifest.label, note=str(number))
    home.write(shelf.manifest_path(number), manifest.to_json())
    shelf.showing.point_at(number)
    warehouse.remember(_MARK, str(number))
    warehouse.settle()


def show_again(shelf: Shelf, number: int) -> None:
    """Show a published edition as the newest; one that was withdrawn is given back."""
    record("editions show", edition=number)
    # In this order a crash between the two never leaves readers without an edition.
    shelf.showing.give_back(number)
    shelf.showing.point_at(number)


def withdraw(shelf: Shelf, number: int, reason: str, *, erase: bool) -> None:
    """Take an edition from readers; its manifest stays, so its number is never reused.

    What is erased can be asked by nobody any more, here; backups are not touched.
    """
    record("editions withdraw", edition=number, note=reason, what="erase" * erase)
    shelf.showing.withdraw(number, reason)
    if erase:
        for path in (shelf.path(number), shelf.outside_path(number)):
            path.unlink(missing_ok=True)
        home.sync(shelf.folder)


def _numbers_in_the_log(shelf: Shelf) -> list[int]:
    settings = Settings.from_environment()
    if settings.editions.resolve() != shelf.folder.resolve():
        # The log of another home says nothing of this one.
        return []
    log = Log.at(settings)
    entries = (line.values for line in log.telling(_PUBLISHING))
    return [entry["edition"] for entry in entries if entry["edition"]]
