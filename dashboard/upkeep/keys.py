"""The keys: there, ours alone, and the ones that were used before."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look, wrong
from dashboard.writing.rows import pseudonyms
from dashboard.writing.rows.pseudonyms import KeyLostError
from dashboard.writing.warehouse import schema
from dashboard.writing.warehouse.schema import State

KEY = "key"

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check(settings: Settings) -> Iterator[Finding]:
    """Look at every key file, and at the folder they lie in."""
    folder = settings.home / "keys"
    files = {settings.key_file, *folder.glob("*.key")}
    found = [
        one
        for path in sorted({path for path in files if path.exists()} | _there(folder))
        for one in _file(path)
    ]
    found += _family(settings)
    yield from found
    if not found and not any(path.exists() for path in files):
        yield fine(KEY, _("There are no keys yet."))
    elif not found:
        yield fine(KEY, _("Keys are there, and only their owner can read them."))


def fits(settings: Settings, state: State | None) -> bool:
    """Whether the key of the family codes is the one the warehouse was filled with."""
    return not _misfit(settings, state)


def _there(folder: Path) -> set[Path]:
    return {folder} if folder.is_dir() else set()


def _file(path: Path) -> Iterator[Finding]:
    about = path.stat()
    name = path.name
    if stat.S_IMODE(about.st_mode) & _OTHERS:
        mode = "700" if path.is_dir() else "600"
        yield look(
            KEY,
            _("Others may look at {file}.", file=name),
            _("Keep it to its owner: chmod {mode} {path}", mode=mode, path=path),
        )
    if about.st_uid != os.geteuid() and os.geteuid():
        yield look(
            KEY,
            _("{file} belongs to another user.", file=name),
            _("Give Tilts' commands as the user whose keys they are."),
        )
    if path.is_file() and not about.st_size:
        yield wrong(
            KEY,
            _("The key file {file} is empty.", file=name),
            _("Put it back from its backup."),
        )


def _family(settings: Settings) -> list[Finding]:
    there = settings.warehouse.exists()
    reason = _misfit(settings, schema.state(settings.warehouse) if there else None)
    return [wrong(KEY, reason, _("Put it back from its backup."))] if reason else []


def _misfit(settings: Settings, state: State | None) -> str:
    if state is None or state.key_check is None:
        return ""
    try:
        pseudonyms.ready(settings, state.key_check)
    except KeyLostError as error:
        return str(error)
    return ""
