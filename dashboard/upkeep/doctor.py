"""Look a whole home over: every check, none of which changes anything."""

import os
import shutil
from collections.abc import Iterator

from dashboard.ground.faults import DamagedError
from dashboard.ground.home import reading
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.settings import KNOWN, Settings
from dashboard.upkeep import diary, keys, leftovers, policy, shelf
from dashboard.upkeep.finding import Check, Finding, fine, look, looked_at, wrong
from dashboard.writing.warehouse import receipts, schema
from dashboard.writing.warehouse.migrations import migrations
from dashboard.writing.warehouse.schema import State

SETTINGS, DISK, WAREHOUSE = "settings", "disk", "warehouse"

_TIMES = 3
"""How often its own size the warehouse may need to be written anew."""

_LEAST = 256 * 2**20


def examined(settings: Settings) -> list[Finding]:
    """Every finding, subject after subject, while nobody writes."""
    with reading(settings.home):
        return [
            found
            for name, check in _CHECKS.items()
            for found in looked_at(name, check, settings)
        ]


def _check_settings(settings: Settings) -> Iterator[Finding]:
    """The home is there and can be written, and no setting is misspelt."""
    strange = sorted(n for n in os.environ if n.startswith("TILTS_") and n not in KNOWN)
    for name in strange:
        yield look(
            SETTINGS,
            _("Tilts knows no setting {name}.", name=name),
            _("Is it misspelt? docs/deployment.md lists all."),
        )
    home = settings.home
    if not home.is_dir():
        yield look(
            SETTINGS,
            _("There is nothing at {folder} yet.", folder=home),
            _("Set TILTS_HOME, or begin: tilts import FILE"),
        )
    elif not os.access(home, os.W_OK | os.X_OK):
        yield wrong(
            SETTINGS,
            _("This user may not write into {folder}.", folder=home),
            _("Give the command as the user that the folder belongs to."),
        )
    else:
        yield fine(SETTINGS, _("Data are kept in {folder}.", folder=home.resolve()))


def _check_disk(settings: Settings) -> Iterator[Finding]:
    """There is room to write the warehouse anew and to publish."""
    if not settings.home.is_dir():
        return
    free = shutil.disk_usage(settings.home).free
    size = settings.warehouse.stat().st_size if settings.warehouse.exists() else 0
    room = _("{free} MB are free on the disk.", free=free // 2**20)
    advice = _("Make room: tilts retention says what may go.")
    if free < size:
        yield wrong(DISK, room, advice)
    elif free < max(_TIMES * size, _LEAST):
        yield look(DISK, room, advice)
    else:
        yield fine(DISK, room)


def _check_warehouse(settings: Settings) -> Iterator[Finding]:
    """The warehouse opens, holds all that was accepted, and is of this version."""
    try:
        lost = schema.lost(settings)
        there = settings.warehouse.exists()
        state = schema.state(settings.warehouse) if there else None
    except DamagedError as error:
        yield wrong(WAREHOUSE, str(error), "")
        return
    if lost:
        yield wrong(WAREHOUSE, receipts.missing(lost), receipts.advice())
    elif state is None:
        yield look(WAREHOUSE, _("Nothing has been imported yet."), "tilts import")
    if state:
        yield from _described(state)


def _described(state: State) -> Iterator[Finding]:
    if state.owed:
        yield look(
            WAREHOUSE,
            _("A step of an earlier command must still be taken."),
            _("The next command that writes takes it, such as: tilts import"),
        )
    done, known = {*state.migrations}, {*migrations()}
    if done - known:
        yield wrong(
            WAREHOUSE,
            _("The data were written by a later version of Tilts."),
            _("Install that one; this one would not understand them."),
        )
    elif known - done:
        yield look(
            WAREHOUSE,
            _("The data are of an earlier version of Tilts."),
            _("Bring them up to date: tilts upgrade"),
        )
    else:
        batches = ngettext("{n} batch", "{n} batches", state.batches)
        yield fine(WAREHOUSE, _("Warehouse: {batches}.", batches=batches))


_CHECKS: dict[str, Check] = {
    SETTINGS: _check_settings,
    WAREHOUSE: _check_warehouse,
    shelf.EDITION: shelf.check,
    policy.POLICY: policy.check,
    keys.KEY: keys.check,
    diary.AUDIT: diary.check_log,
    diary.CLOCK: diary.check_clock,
    leftovers.LEFTOVER: leftovers.check,
    DISK: _check_disk,
    diary.BACKUP: diary.check_backups,
}
