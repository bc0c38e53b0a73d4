"""Charts of whom the work reaches and what came of it."""

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.families.outcomes import (
    LADDER,
    NONE,
    NOT_NOTED,
    OFF,
    Ladder,
    ladders,
)
from dashboard.reading.kit.charts.stacks import Part, Stack, stacked
from dashboard.reading.kit.charts.text import safe
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.narrowing import narrowed
from dashboard.reading.kit.tables.others import foremost, left_to_the_table
from dashboard.reading.kit.tables.protected import number, written
from dashboard.reading.rows import TOTAL, Row, by_size, is_hidden

_TURNOVER = {"new": "c1", "continuing": "c2", "returning": "c3"}
_STEPS = {"solved": "c1", "in_progress": "c2", "referred": "c3"}
_NO_RESULT = N_("refused or not reached")


def turnover(answer: Answer) -> Figure:
    """Bars of new, continuing and returning families, one a municipality."""
    every = by_size(answer.parts, "families")
    found = foremost(every, answer)
    names = words.places_now(row["municipality"] for row in found)
    return stacked(
        [
            Stack(
                label=names[row["municipality"]],
                numbers=tuple(row[column] for column in _TURNOVER),
                value=number(row, "families"),
                whole=row["families"],
                more="",
                hover=_hover(names[row["municipality"]], row),
                place=row["municipality"],
                href=narrowed(answer, "municipality", row["municipality"]),
            )
            for row in found
        ],
        [
            Part(name=words.heading(column).lower(), colour=colour)
            for column, colour in _TURNOVER.items()
        ],
        left_to_the_table(every, found),
    )


def outcomes_by_domain(answer: Answer) -> Figure:
    """Bars of the contacts that have an outcome, one a domain; the share solved."""
    found = [one for one in ladders(answer) if one.domain != TOTAL and one.known]
    named = [
        Part(name=words.label("outcome", code), colour=colour)
        for code, colour in _STEPS.items()
    ]
    return stacked(
        [
            Stack(
                label=words.value("domain", one.domain),
                numbers=(*(one.of(code) for code in _STEPS), one.of(*OFF)),
                value=one.solved,
                more="",
                hover=_of_ladder(one),
                href=narrowed(answer, "domain", one.domain),
            )
            for one in found
        ],
        [*named, Part(name=_(_NO_RESULT), colour="context")],
    )


def _hover(name: str, row: Row) -> str:
    columns = ("families", "new", "continuing", "returning")
    said = [written(COLUMNS[column], row) for column in columns]
    return "<br>".join([f"<b>{safe(name)}</b>", *said])


def _of_ladder(one: Ladder) -> str:
    """The whole ladder, from contact to solved, and what stands apart from it."""
    steps = [
        f"{words.value('outcome', code)}: {i18n.number(one.of(code))}"
        for code in (*LADDER, *OFF, NONE, NOT_NOTED)
    ]
    head = f"<b>{safe(words.value('domain', one.domain))}</b>"
    contacts = _("Contacts")
    whole = f"{contacts}: {i18n.number(one.contacts)}"
    return "<br>".join([head, whole, *steps])


def noted(row: Row) -> str:
    """Of how many families a number of persons is noted, unless it is of all."""
    if is_hidden(row, "noted") or row["noted"] == row["families"]:
        return ""
    return ngettext(
        "{noted} of {n} family",
        "{noted} of {n} families",
        row["families"],
        noted=i18n.number(row["noted"]),
    )
