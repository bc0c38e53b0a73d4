"""What the audit log tells of the home itself: whole, the clock, the last backup."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from dashboard.editions.shelf import Shelf
from dashboard.editions.witnesses import witnesses
from dashboard.ground.audit.log import AuditError, Log
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look, wrong

AUDIT, CLOCK, BACKUP, DRILL = "audit", "clock", "backup", "drill"

DAYS = {BACKUP: 7, DRILL: 92}
"""After how many days a backup is old, and when one should be tried out again."""

_TOLERATED = timedelta(minutes=5)


def check_log(settings: Settings) -> Iterator[Finding]:
    """Check the chain, without making a key or a line."""
    if not any(settings.audit.glob("*.jsonl")):
        yield look(AUDIT, _("The audit log is empty."), _("Nothing was done here yet?"))
        return
    try:
        verdict = Log.to_read(settings).check(witnesses(Shelf.at(settings.editions)))
    except AuditError as error:
        yield wrong(AUDIT, error.said or str(error), _("See what: tilts audit verify"))
        return
    if verdict.faults:
        yield wrong(
            AUDIT,
            ngettext(
                "The audit log was changed in {n} place.",
                "The audit log was changed in {n} places.",
                len(verdict.faults),
            ),
            _("See where: tilts audit verify"),
        )
    else:
        yield fine(
            AUDIT,
            ngettext(
                "The audit log is whole: {n} entry.",
                "The audit log is whole: {n} entries.",
                verdict.entries,
            ),
        )


def check_clock(settings: Settings) -> Iterator[Finding]:
    """No line and no edition is of a later time than it is now."""
    newest = max([*_times(settings)], default="")
    limit = (datetime.now(UTC) + _TOLERATED).isoformat(timespec="seconds")
    if newest > limit:
        yield wrong(
            CLOCK,
            _(
                "It is said to be earlier than what was written last: {at}.",
                at=newest[:16],
            ),
            _("Set the clock of this machine right."),
        )
    else:
        yield fine(CLOCK, _("The clock is later than all that was written."))


def check_backups(settings: Settings) -> Iterator[Finding]:
    """When the last backup was made, and when one was tried out."""
    last = {entry["action"]: entry["at"] for entry in _entries(settings)}
    yield _since(
        BACKUP,
        last.get(BACKUP),
        _("No backup was ever made."),
        _("Make one: tilts backup FOLDER"),
    )
    yield _since(
        DRILL,
        last.get(DRILL),
        _("No backup was ever tried out."),
        _("Try one out: tilts restore --drill FOLDER"),
    )


def _since(subject: str, at: str | None, never: str, advice: str) -> Finding:
    if at is None:
        return look(subject, never, advice)
    days = (datetime.now(UTC) - datetime.fromisoformat(at)).days
    said = {BACKUP: _("The last backup is of {day}.", day=at[:10])}.get(
        subject, _("A backup was last tried out on {day}.", day=at[:10])
    )
    return look(subject, said, advice) if days > DAYS[subject] else fine(subject, said)


def _times(settings: Settings) -> Iterator[str]:
    yield from (entry["at"] for entry in _entries(settings))
    for manifest in Shelf.at(settings.editions).every_manifest():
        yield manifest.created


def _entries(settings: Settings) -> Iterator[dict[str, str]]:
    """The lines of the log, where it can be read: why it cannot is said above."""
    try:
        log = Log.to_read(settings)
    except AuditError:
        return
    yield from log.entries()
