"""Sentences about the recommendations of the seminars."""

from collections import Counter

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.columns.codes import EVERYWHERE
from dashboard.reading.kit.sentences import Sentence, fragments, listed
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL, Row

UNKNOWN = "unknown"
_OWN = {"municipality", "all"}


def recommendation_status(answer: Answer) -> Sentence:
    """Of how many recommendations there is news, and how many are done somewhere."""
    found = answer.rows
    known = {r["recommendation"] for r in found if r["status"] != UNKNOWN}
    done = {r["recommendation"] for r in found if r["status"] == "done"}
    total = len({row["recommendation"] for row in found})
    if not total:
        return []
    return fragments(
        ngettext(
            "There is news of **{some} of {n} recommendation**.",
            "There is news of **{some} of {n} recommendations**.",
            total,
            some=i18n.number(len(known)),
        ),
        ngettext(
            "{n} is done in at least one municipality.",
            "{n} are done in at least one municipality.",
            len(done),
        ),
    )


def recommendations_here(answer: Answer) -> Sentence:
    """How many have which status in one municipality, and how many are without news."""
    found = answer.rows
    if not found:
        return []
    own = [row for row in found if row["municipality"] != EVERYWHERE]
    known = Counter(row["status"] for row in own if row["status"] != UNKNOWN)
    told = {row["recommendation"] for row in found if row["status"] != UNKNOWN}
    silent = {
        row["recommendation"]
        for row in found
        if row["recommendation"] not in told and is_for_municipalities(row)
    }
    return fragments(
        _("Here: {statuses}.", statuses=listed(_statuses(known)))
        if known
        else _("No status has been noted here yet."),
        ngettext(
            "There is no news of {n} recommendation to municipalities.",
            "There is no news of {n} recommendations to municipalities.",
            len(silent),
        )
        if silent
        else "",
    )


def is_for_municipalities(row: Row) -> bool:
    """Whether a recommendation is addressed to municipalities, or to everybody."""
    return not _OWN.isdisjoint(row["audience"].split(";"))


def _statuses(known: Counter[str]) -> list[str]:
    return [
        f"{words.label('status', code)} – **{i18n.number(known[code])}**"
        for code in reference.vocabulary("recommendation_statuses")
        if known[code]
    ]


def recommendations_by_phase(answer: Answer) -> Sentence:
    """Of how many recommendations of each phase there is news."""
    counts = {(r["phase"], r["status"]): r["recommendations"] for r in answer.rows}
    told = []
    for phase in dict.fromkeys(phase for phase, _status in counts):
        total = counts[phase, TOTAL]
        known = total - counts.get((phase, UNKNOWN), 0)
        told.append(
            _(
                "{phase}: news of **{some} of {n}**.",
                phase=words.value("phase", phase),
                some=i18n.number(known),
                n=i18n.number(total),
            )
        )
    return fragments(*told)
