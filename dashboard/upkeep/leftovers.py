"""What killed commands and old work leave lying in a home."""

import time
from collections.abc import Collection, Iterator
from pathlib import Path

from dashboard.ground.home import clear, writing
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look
from dashboard.upkeep.restore import STAGE, is_interrupted
from dashboard.upkeep.sources import REPLACED

LEFTOVER = "leftover"

_HOUR = 3600


def check(settings: Settings) -> Iterator[Finding]:
    """Name what lies about, and what was put aside."""
    lying = swept(settings)
    if lying:
        yield look(
            LEFTOVER,
            _("Left by commands that were stopped: {names}.", names=names_of(lying)),
            _("Clear it away: tilts doctor --sweep"),
        )
    strange = no_files(settings)
    if strange:
        yield look(
            LEFTOVER,
            _("Neither files nor folders: {names}.", names=names_of(strange)),
            _("Backups leave them out. Take them away."),
        )
    for path in sorted(settings.home.glob(f"{REPLACED}*")):
        yield look(
            LEFTOVER,
            _("{folder} holds what a restore replaced.", folder=path.name),
            _("Delete it when nobody needs it any more: tilts retention --apply"),
        )
    if is_interrupted(settings):
        yield look(
            LEFTOVER,
            _("A restore was stopped before its end."),
            _("Give it again; it goes on where it was: tilts restore FOLDER"),
        )
    if not lying and not strange:
        yield fine(LEFTOVER, _("Nothing was left lying about."))


def names_of(paths: Collection[Path]) -> str:
    """Return what lies about as it is named in a sentence."""
    return ", ".join(sorted(path.name for path in paths))


def no_files(settings: Settings) -> list[Path]:
    """Pipes, devices and links that lead nowhere, which a backup leaves out."""
    there = {*settings.home.rglob("*"), *settings.audit.rglob("*")}
    return [path for path in there if not path.is_file() and not path.is_dir()]


def sweep(settings: Settings) -> str:
    """Remove what nobody will come back for; say how much."""
    with writing(settings.home):
        lying = swept(settings)
        for path in lying:
            clear(path)
    return ngettext(
        "{n} leftover was cleared away.", "{n} leftovers were cleared away.", len(lying)
    )


def swept(settings: Settings) -> list[Path]:
    """Drafts of files, and work that was handed in an hour ago or earlier."""
    home = settings.home
    drafts = {
        *home.glob("*.tmp*"),
        *settings.editions.glob("*.tmp*"),
        *settings.audit.glob("*.tmp*"),
        *(home / "keys").glob("*.tmp*"),
        *(home / "seminars").rglob("*.tmp*"),
    }
    drafts.discard(home / STAGE)
    begun = {path for path in drafts if _age(path) > _least(path)}
    stage = {home / STAGE} if _is_dead(settings) else set()
    return sorted(begun | stage | old_work(settings))


def old_work(settings: Settings) -> set[Path]:
    """What was handed in and nobody came back for."""
    folders = (settings.home / "work").glob("*")
    return {path for path in folders if path.is_dir() and _age(path) > _HOUR}


def _least(path: Path) -> float:
    """Others write drafts without holding the home: those are only swept when old."""
    return _HOUR if path.parent.name in {"audit", "keys"} else 0


def _is_dead(settings: Settings) -> bool:
    """Whether a restore was stopped while it still only checked its files."""
    return (settings.home / STAGE).exists() and not is_interrupted(settings)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
