"""What has been kept for as long as it is of use, and may go; or must, if asked."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.editions import clock
from dashboard.editions.shelf import Shelf
from dashboard.ground.audit.recording import record
from dashboard.ground.home import writing
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep import leftovers
from dashboard.upkeep.sources import REPLACED

AUDIT_MONTHS = 24
"""How many whole months of the audit log are kept besides the running one."""

TROUBLE_DAYS = 90
"""How long the details of what went wrong are kept."""

LEFTOVERS, REPLACED_HOMES, TROUBLE, AUDIT, EDITION = (
    "leftovers",
    "replaced",
    "trouble",
    "audit",
    "edition",
)
"""Why something may go."""

_MONTH = re.compile(r"(\d{4})-(\d{2})")


class KeptError(Exception):
    """Something that was named may not go, for the reason it says."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """Files and folders that may go, for one reason."""

    reason: str
    paths: tuple[Path, ...]

    @property
    def size(self) -> int:
        """How many bytes they take."""
        inside = (one for path in self.paths for one in [path, *path.rglob("*")])
        return sum(one.stat().st_size for one in inside if one.is_file())


def due(settings: Settings, editions: Sequence[int] = ()) -> list[Due]:
    """Return all that may go today, and the files of editions that are named.

    No edition is ever due by itself. KeptError where one that is named was not
    withdrawn from readers, or is none.
    """
    found = {
        LEFTOVERS: leftovers.swept(settings),
        REPLACED_HOMES: sorted(settings.home.glob(f"{REPLACED}*")),
        TROUBLE: _old_trouble(settings.home / "trouble"),
        AUDIT: _old_months(settings.audit),
        EDITION: [one for n in editions for one in _edition(settings, n)],
    }
    return [Due(reason=why, paths=(*paths,)) for why, paths in found.items() if paths]


def withdrawn(settings: Settings) -> list[int]:
    """Return the editions that nobody is shown and whose files are still here."""
    shelf = Shelf.at(settings.editions)
    return [n for n in shelf.showing.withdrawn() if shelf.path(n).exists()]


def carry_out(settings: Settings, editions: Sequence[int] = ()) -> list[Due]:
    """Delete what is due, each written into the audit log first; return what went.

    ClockError where it may not be the day by which it is due.
    """
    with writing(settings.home):
        clock.make_sure(settings)
        going = due(settings, editions)
        for one in going:
            names = ", ".join(path.name for path in one.paths)
            record("retention", what=one.reason, note=names)
            for path in one.paths:
                _delete(path)
    return going


def _old_months(folder: Path) -> list[Path]:
    """Whole months at the beginning of the log, older than the rule says."""
    now = datetime.now(UTC)
    first = now.year * 12 + now.month - 1 - AUDIT_MONTHS
    named = ((path, _MONTH.fullmatch(path.stem)) for path in folder.glob("*.jsonl"))
    return sorted(
        path
        for path, month in named
        if month and int(month[1]) * 12 + int(month[2]) - 1 < first
    )


def _old_trouble(folder: Path) -> list[Path]:
    now = datetime.now(UTC).timestamp()
    oldest = now - TROUBLE_DAYS * 24 * 3600
    return sorted(p for p in folder.glob("*.txt") if p.stat().st_mtime < oldest)


def _edition(settings: Settings, number: int) -> list[Path]:
    """The files of a withdrawn edition; its manifest stays, so does its number."""
    shelf = Shelf.at(settings.editions)
    if number not in shelf.published():
        raise KeptError(_("There is no edition {n}.", n=number))
    if number not in shelf.showing.withdrawn():
        raise KeptError(
            _(
                "Edition {n} is published; it stays. Take it from readers first: tilts"
                " editions withdraw {n}",
                n=number,
            )
        )
    files = [shelf.path(number), shelf.outside_path(number)]
    return [path for path in files if path.exists()]


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
