"""Charts of the mediators' work and of their cooperation with institutions."""

from collections import Counter
from collections.abc import Sequence

from dashboard.answer import Answer, Figure
from dashboard.figures.bars import Bar, ranked
from dashboard.figures.text import safe
from dashboard.i18n import ngettext
from dashboard.tables import words
from dashboard.tables.rows import Row, rows, totals

INDIRECT = "indirect"

_MOST, _MOST_KINDS = 15, 10


def interactions_by_kind(answer: Answer) -> Figure:
    """Bars, one a kind, the longest first; indirect work last, in context grey."""
    ordered = sorted(
        totals(answer), key=lambda row: (row["kind"] == INDIRECT, -row["interactions"])
    )
    return ranked(
        [
            Bar(
                label=words.value("kind", row["kind"], answer.query.name),
                value=row["interactions"],
                hover=_hover(row, ("interactions", "minutes")),
                is_context=row["kind"] == INDIRECT,
            )
            for row in ordered
        ]
    )


def cooperation_by_institution(answer: Answer) -> Figure:
    """Bars, one an institution; the most frequent ones, and how many there are more."""
    found = sorted(rows(answer), key=lambda row: -row["times"])
    names = _names(found)
    left_out = len(found) - _MOST
    bars = [
        Bar(
            label=name,
            value=row["times"],
            more=_families(row["families"]),
            hover=f"<b>{safe(name)}</b><br>{_hover(row, _OF_INSTITUTION)}",
        )
        for name, row in zip(names[:_MOST], found[:_MOST], strict=True)
    ]
    return ranked(bars, _more(left_out) if left_out > 0 else "")


def cooperation_by_kind(answer: Answer) -> Figure:
    """Bars, one a kind of institution; the most frequent, and how many more."""
    found = sorted(totals(answer), key=lambda row: -row["times"])
    left_out = len(found) - _MOST_KINDS
    return ranked(
        [
            Bar(
                label=words.value("kind", row["kind"], answer.query.name),
                value=row["times"],
                more=_institutions(row["institutions"]),
                hover=_hover(row, ("times", "institutions")),
            )
            for row in found[:_MOST_KINDS]
        ],
        _more_kinds(left_out) if left_out > 0 else "",
    )


_OF_INSTITUTION = ("times", "families", "days", "roles", "first_date", "last_date")


def _hover(row: Row, columns: Sequence[str]) -> str:
    return "<br>".join(
        f"{words.heading(column)}: {words.value(column, row[column], '')}"
        for column in columns
    )


def _names(found: Sequence[Row]) -> list[str]:
    """Names of institutions; with the municipality where a name is not unique."""
    often = Counter(row["institution"] for row in found)
    return [
        f"{row['institution']}, {words.value('municipality', row['municipality'], '')}"
        if often[row["institution"]] > 1
        else row["institution"]
        for row in found
    ]


def _families(n: int) -> str:
    return ngettext("{n} family", "{n} families", n)


def _institutions(n: int) -> str:
    return ngettext("{n} institution", "{n} institutions", n)


def _more(n: int) -> str:
    return ngettext(
        "{n} more institution is in the table.",
        "{n} more institutions are in the table.",
        n,
    )


def _more_kinds(n: int) -> str:
    return ngettext(
        "{n} more kind is in the table.", "{n} more kinds are in the table.", n
    )
