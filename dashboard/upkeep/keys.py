"""The keys: there, ours alone, and the ones that were used before."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.ground.i18n import _
from dashboard.ground.keys import KeyLostError, read
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, wrong
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import schema
from dashboard.writing.warehouse.schema import State

KEY = "key"


def check(settings: Settings) -> Iterator[Finding]:
    """Read every key there is, as the commands do."""
    files = sorted({settings.key_file, *(settings.home / "keys").glob("*.key")})
    there = [path for path in files if path.exists()]
    reasons = [*filter(None, map(_unread, there))]
    lost = _misfit(settings, _state(settings))
    if lost and lost not in reasons:
        reasons.append(lost)
    for reason in reasons:
        yield wrong(KEY, reason, _("No command works without its keys."))
    if not reasons:
        yield fine(
            KEY,
            _("Keys are there, and only their owner can read them.")
            if there
            else _("There are no keys yet."),
        )


def fits(settings: Settings, state: State | None) -> bool:
    """Whether the key of the family codes is the one the warehouse was filled with."""
    return not _misfit(settings, state)


def _unread(path: Path) -> str:
    """Say why a key cannot be used; or ""."""
    try:
        read(path)
    except KeyLostError as error:
        return str(error)
    return ""


def _state(settings: Settings) -> State | None:
    there = settings.warehouse.exists()
    return schema.state(settings.warehouse) if there else None


def _misfit(settings: Settings, state: State | None) -> str:
    if state is None or state.key_check is None:
        return ""
    try:
        pseudonyms.ready(settings, state.key_check)
    except KeyLostError as error:
        return str(error)
    return ""
