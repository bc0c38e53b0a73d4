"""Why there is nothing of a place and its days: no post, no report, or none yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.ground.i18n import N_
from dashboard.reading.columns.marks import NOT_APPLICABLE, NOT_REPORTED, Mark


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A reason why nothing is there, and the mark that stands for a number."""

    mark: Mark
    text: str


_NO_POST = Absence(
    mark=NOT_APPLICABLE,
    text=N_("No mediator's post was filled in these days."),
)
_REASONS = {
    "held": N_(
        "What came in of these days waits to be mended; nothing is counted yet."
    ),
    "rejected": N_("What came in of these days could not be read."),
    "missing": N_("No report of these days has come in."),
    "open": N_("The month has not ended, and nothing of it has come in yet."),
    "closed": N_("No report of these days will come."),
}
"""Why nothing is counted, by the state of a report; the first that is there is told."""


def absence(states: Iterable[str]) -> Absence | None:
    """Return why nothing is counted, by the states of the reports of those days.

    None where some report has come in: then there truly is nothing.
    """
    found = frozenset(states)
    if not found:
        return _NO_POST
    if not found <= _REASONS.keys():
        return None
    first = next(state for state in _REASONS if state in found)
    return Absence(mark=NOT_REPORTED, text=_REASONS[first])
