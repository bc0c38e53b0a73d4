"""Sentences about the mediators' work and their cooperation with institutions."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import (
    Sentence,
    counted,
    fragments,
    leaders,
    listed,
)
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import known, rows, totals

INDIRECT = "indirect"


def interactions_by_kind(answer: Answer) -> Sentence:
    """How many records of direct work; indirect work is named and not added."""
    found = {row["kind"]: row["interactions"] for row in totals(answer)}
    if not found:
        return []
    # A record has one kind, so unlike families, records of several kinds add up.
    direct = sum(n for kind, n in found.items() if kind != INDIRECT)
    indirect = _(
        "Indirect work stands apart: {n}.", n=i18n.number(found.get(INDIRECT, 0))
    )
    return fragments(
        ngettext(
            "The log holds **{n} entry** of work with families and institutions.",
            "The log holds **{n} entries** of work with families and institutions.",
            direct,
        ),
        indirect if INDIRECT in found else "",
    )


def cooperation_by_institution(answer: Answer) -> Sentence:
    """With how many institutions, and with which the most often."""
    found = rows(answer)
    if not found:
        return []
    most = leaders([(row["institution"], row["times"]) for row in found])
    names = listed([counted(*one) for one in most])
    return fragments(
        ngettext(
            "Mediators worked with **{n} institution**.",
            "Mediators worked with **{n} institutions**.",
            len(found),
        ),
        _("Most often: {names}.", names=names) if names and len(found) > 1 else "",
    )


def cooperation_by_kind(answer: Answer) -> Sentence:
    """The kinds of institution that took part the most often."""
    most = leaders(
        [
            (words.label("kind", row["kind"]), row["times"])
            for row in known(totals(answer), "times")
        ]
    )
    if not most:
        return []
    kinds = listed([f"**{counted(*one)}**" for one in most])
    return fragments(_("Most frequent kinds of institution: {kinds}.", kinds=kinds))
