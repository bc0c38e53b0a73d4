"""Charts of the mediators' work and of their cooperation with institutions."""

from collections.abc import Sequence

from dashboard.ground.i18n import ngettext
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.columns import MEETING_DAYS
from dashboard.reading.kit.charts.bars import Bar, ranked
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row, totals

INDIRECT = "indirect"

_MOST, _MOST_KINDS = 12, 10


def interactions_by_kind(answer: Answer) -> Figure:
    """Bars, one a kind, the longest first; indirect work last, in context grey."""
    ordered = sorted(
        totals(answer), key=lambda row: (row["kind"] == INDIRECT, -row["interactions"])
    )
    return ranked(
        [
            Bar(
                label=answer.value("kind", row["kind"]),
                value=row["interactions"],
                hover=_hover(row, ("interactions", "minutes")),
                is_context=row["kind"] == INDIRECT,
            )
            for row in ordered
        ]
    )


def roles_contacted(answer: Answer) -> Figure:
    """Bars, one a role; the most frequent ones, and how many there are more."""
    found = sorted(totals(answer), key=lambda row: -row["times"])
    left_out = len(found) - _MOST
    return ranked(
        [
            Bar(
                label=words.value("role", row["role"]),
                value=row["times"],
                more=_institutions(row["institutions"]),
                hover=_hover(row, ("times", "institutions")),
            )
            for row in found[:_MOST]
        ],
        _more(left_out) if left_out > 0 else "",
    )


def repeat_cooperation(answer: Answer) -> Figure:
    """Bars, one a step of meeting days, in the order of the scale."""
    found = {row["contact_days"]: row["institutions"] for row in totals(answer)}
    if not found:
        return empty()
    return ranked(
        [
            Bar(
                label=answer.label("contact_days", step),
                value=found.get(step, 0),
                hover=_institutions(found.get(step, 0)),
            )
            for step in MEETING_DAYS
        ]
    )


def cooperation_by_kind(answer: Answer) -> Figure:
    """Bars, one a kind of institution; the most frequent, and how many more."""
    found = sorted(totals(answer), key=lambda row: -row["times"])
    left_out = len(found) - _MOST_KINDS
    return ranked(
        [
            Bar(
                label=words.value("kind", row["kind"]),
                value=row["times"],
                more=_institutions(row["institutions"]),
                hover=_hover(row, ("times", "institutions")),
            )
            for row in found[:_MOST_KINDS]
        ],
        _more_kinds(left_out) if left_out > 0 else "",
    )


def _hover(row: Row, columns: Sequence[str]) -> str:
    return "<br>".join(
        f"{words.heading(column)}: {words.value(column, row[column])}"
        for column in columns
    )


def _institutions(n: int) -> str:
    return ngettext("{n} institution", "{n} institutions", n)


def _more(n: int) -> str:
    return ngettext(
        "{n} more role is in the table.", "{n} more roles are in the table.", n
    )


def _more_kinds(n: int) -> str:
    return ngettext(
        "{n} more kind is in the table.", "{n} more kinds are in the table.", n
    )
