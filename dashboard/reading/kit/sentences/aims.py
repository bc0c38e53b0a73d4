"""How far what an answer counts is from the target that was set for it."""

from dashboard.ground import i18n, periods
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.codes import capital
from dashboard.reading.rows import Row


def aimed(answer: Answer, column: str) -> str:
    """Say it of all that is asked for; of several periods, of the latest with a target.

    Nothing where no target is of just these days and places.
    """
    found = [(row, answer.target_of(row)) for row in answer.totals]
    told = [(row, target) for row, target in found if target]
    if not told:
        return ""
    row, target = told[-1]
    if row[column] is None:
        return ""
    said = target.against(row[column], answer.edition)
    return f"{_when(row) or answer.columns[column].title}: {said}."


def goal(answer: Answer, row: Row) -> str:
    """The target of a row, as a number or a range; empty where it has none."""
    target = answer.target_of(row)
    return target.label() if target else ""


def goal_behind(answer: Answer, row: Row) -> str:
    """The target of a row behind its name; nothing where it has none."""
    label = goal(answer, row)
    return f" · {_('target {n}', n=label)}" if label else ""


def _when(row: Row) -> str:
    if "period" in row:
        return capital(periods.label(row["period"]))
    return capital(i18n.month(row["month"])) if "month" in row else ""
