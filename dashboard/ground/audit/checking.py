"""The log of a deployment checked for others: its newest head, and what is wrong."""

from collections.abc import Sequence

from dashboard.ground.audit.log import AuditError, Log
from dashboard.ground.audit.verdict import Known
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import Settings

_UNREADABLE = N_("The audit log cannot be read. Look at the folder {folder}.")


def newest_head(settings: Settings) -> str:
    """Return the newest head, whole and in one line; nothing where there is none.

    AuditError if the log or its key cannot be read.
    """
    head = Log.to_read(settings).head
    return head.noted if head else ""


def wrong(settings: Settings, known: Sequence[Known] = ()) -> list[str]:
    """Return everything that is wrong with the log and its key, in sentences."""
    try:
        verdict = Log.to_read(settings).check(known)
    except OSError as error:
        return [unreadable(settings, error)]
    return [fault.sentence for fault in verdict.faults]


def unreadable(settings: Settings, error: OSError) -> str:
    """Say why a log cannot be read: what is known of it, or where to look."""
    said = error.said if isinstance(error, AuditError) else ""
    return said or _(_UNREADABLE, folder=settings.audit)
