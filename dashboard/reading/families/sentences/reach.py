"""Sentences about whom the work reaches, what came of it and what is missing."""

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.families.outcomes import NONE, NOT_NOTED, Ladder, ladders
from dashboard.reading.kit.sentences import (
    Sentence,
    counted,
    fragments,
    leaders,
    listed,
)
from dashboard.reading.rows import TOTAL, is_hidden


def families_on_map(answer: Answer) -> Sentence:
    """In how many of today's municipalities there is a post."""
    places = [row for row in answer.parts if row["posts"]]
    today = len(reference.tiles())
    if not places:
        return []
    return fragments(
        ngettext(
            "**{n} of {all} municipalities** had a mediator's post.",
            "**{n} of {all} municipalities** had a mediator's post.",
            len(places),
            all=today,
        )
    )


def outcomes_by_domain(answer: Answer) -> Sentence:
    """How many contacts were solved, of those that have an outcome."""
    total = next((one for one in ladders(answer) if one.domain == TOTAL), None)
    if total is None:
        return []
    return fragments(
        ngettext(
            "Solved: **{solved} of {n}** contact that has an outcome.",
            "Solved: **{solved} of {n}** contacts that have an outcome.",
            total.known,
            solved=total.solved_alone,
        )
        if total.known
        else "",
        _("That is too few to compare.") if total.is_few else "",
        _apart(total),
    )


def families_by_esf_measure(answer: Answer) -> Sentence:
    """How many families were brought into any measure, and into which the most."""
    found = answer.totals
    whole = [row["families"] for row in found if row["measure"] == TOTAL]
    if not whole:
        return []
    ranked = [
        (answer.label("measure", row["measure"]), row["families"])
        for row in found
        if row["measure"] != TOTAL
    ]
    most = leaders(ranked) if len(ranked) > 1 else []
    names = listed([counted(*one) for one in most])
    return fragments(
        ngettext(
            "Mediators brought **{n} family** into ESF measures.",
            "Mediators brought **{n} families** into ESF measures.",
            whole[0],
        ),
        _("Most: {measures}.", measures=names) if most else "",
    )


def persons_by_municipality(answer: Answer) -> Sentence:
    """How many persons by estimate, and of how many of the families it is known."""
    total = next(iter(answer.totals), None)
    if total is None:
        return []
    if is_hidden(total, "persons"):
        mark = PROTECTED.text
        return fragments(_("The number of persons is protected **{mark}**.", mark=mark))
    if total["persons"] is None:
        return []
    return fragments(
        ngettext(
            "An estimated **{n} person** was assisted.",
            "An estimated **{n} persons** were assisted.",
            total["persons"],
        ),
        ""
        if is_hidden(total, "noted")
        else ngettext(
            "The number of persons is noted for {noted} of {n} family.",
            "The number of persons is noted for {noted} of {n} families.",
            total["families"],
            noted=i18n.number(total["noted"]),
        ),
    )


def _apart(total: Ladder) -> str:
    """Those for which no outcome applies, and those without one noted."""
    none, unnoted = total.of(NONE), total.of(NOT_NOTED)
    if none and unnoted:
        return _(
            "Not counted here: no outcome applies ({none}), none is noted ({unnoted}).",
            none=i18n.number(none),
            unnoted=i18n.number(unnoted),
        )
    if none:
        return _("Not counted here: no outcome applies ({n}).", n=i18n.number(none))
    if unnoted:
        return _("Not counted here: no outcome is noted ({n}).", n=i18n.number(unnoted))
    return ""
