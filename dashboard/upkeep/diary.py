"""What the audit log tells of the home itself: whole, the clock, the last backup."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from dashboard.editions.clock import Clock
from dashboard.editions.shelf import Shelf
from dashboard.editions.witnesses import witnesses
from dashboard.ground.audit.files import Files, Time
from dashboard.ground.audit.log import AuditError, Log
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look, wrong

AUDIT, CLOCK, BACKUP, DRILL = "audit", "clock", "backup", "drill"

DAYS = {BACKUP: 7, DRILL: 92}
"""After how many days a backup is old, and when one should be tried out again."""

_TOLERATED, _TOLD = timedelta(minutes=5), timedelta(days=7)


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
    """What was written last is not of a later time than it is now.

    A clock that was wrong for a while and is right again is told of for a week. Nor is
    it of a time much later than all that is beyond doubt.
    """
    now = datetime.now(UTC)
    written = [*Files(folder=settings.audit).times()]
    clock = Clock.by(settings, written)
    limit = (now + _TOLERATED).isoformat(timespec="seconds")
    later, since = "", ""
    for at in _times(settings, written):
        if at > limit:
            later, since = at, ""
        elif not since:
            since = at
    lately = (now - _TOLD).isoformat(timespec="seconds")
    if later and not since:
        yield wrong(
            CLOCK,
            _(
                "It is said to be earlier than what was written last: {at}.",
                at=later[:16],
            ),
            _("Set the clock of this machine right."),
        )
    elif later and since > lately:
        yield look(
            CLOCK,
            _(
                "It was said to be {at}, and is said to be earlier since.",
                at=later[:16],
            ),
            _("If the clock of this machine is right now, nothing is to be done."),
        )
    elif not clock.is_believed:
        yield look(CLOCK, clock.doubt, _("Until then nothing is published or deleted."))
    else:
        yield fine(CLOCK, _("The clock is later than what was written lately."))


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
    # One of a day that has not come was made by a wrong clock: nobody knows how old.
    is_young = -1 <= days <= DAYS[subject]
    return fine(subject, said) if is_young else look(subject, said, advice)


def _times(settings: Settings, written: Iterable[Time]) -> Iterator[str]:
    """When editions were made, where the log does not reach, and then its lines."""
    for manifest in Shelf.at(settings.editions).every_manifest():
        yield manifest.created
    yield from (time.at.isoformat(timespec="milliseconds") for time in written)


def _entries(settings: Settings) -> Iterator[dict[str, str]]:
    """The lines of the log, where it can be read: why it cannot is said above."""
    try:
        log = Log.to_read(settings)
    except AuditError:
        return
    yield from log.entries()
