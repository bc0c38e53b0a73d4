"""Open answers of the survey: none is shown before somebody has approved it."""

from collections.abc import Sequence

from dashboard.ground.i18n import _
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse, now

APPROVED, HIDDEN = "approved", "hidden"


class NoAnswerError(LookupError):
    """There is no open answer of this number."""


def answers(warehouse: Warehouse) -> Rows:
    """Return every open answer in force with the newest decision, those waiting first.

    Columns: number, wave, municipality, date, answer, decision (approved, hidden
    or None), decided_by, decided_at.
    """
    return warehouse.rows(
        "select * exclude (identity, digest) from staging.moderated"
        " order by decision is not null, wave desc, date, number"
    )


def pending(warehouse: Warehouse) -> Rows:
    """Return the open answers that wait for a decision."""
    return [row for row in answers(warehouse) if row["decision"] is None]


def approve(warehouse: Warehouse, numbers: Sequence[str], by: str) -> None:
    """Let everybody read these answers from the next edition on."""
    _decide(warehouse, numbers, APPROVED, by)


def hide(warehouse: Warehouse, numbers: Sequence[str], by: str) -> None:
    """Keep these answers from every reader from the next edition on."""
    _decide(warehouse, numbers, HIDDEN, by)


def _decide(
    warehouse: Warehouse, numbers: Sequence[str], decision: str, by: str
) -> None:
    """Write a decision on each answer; NoAnswerError, and none, if one is not there."""
    found = warehouse.rows(
        "select * from staging.moderated where number in (select unnest(?::varchar[]))",
        [list(numbers)],
    )
    unknown = [one for one in numbers if one not in {row["number"] for row in found}]
    if unknown:
        raise NoAnswerError(_("There is no open answer {number}.", number=unknown[0]))
    stamp = {"decision": decision, "decided_by": by, "decided_at": now()}
    # What was decided just so before, as by a command given twice, stands as it is.
    news = [row for row in found if row["decision"] != decision]
    with warehouse.transaction():
        warehouse.append("raw.moderation", [{**row, **stamp} for row in news])
        about = " ".join(numbers)
        warehouse.record("moderate", what=decision, rows=len(news), note=about)
