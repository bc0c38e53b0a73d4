"""Sentences about the recommendations of the seminars."""

from dashboard import i18n
from dashboard.answer import Answer
from dashboard.i18n import _, ngettext
from dashboard.sentences import Sentence, fragments
from dashboard.tables import words
from dashboard.tables.rows import TOTAL, rows

_UNKNOWN = "unknown"


def recommendation_status(answer: Answer) -> Sentence:
    """Of how many recommendations there is news, and how many are done somewhere."""
    found = rows(answer)
    known = {r["recommendation"] for r in found if r["status"] != _UNKNOWN}
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


def recommendations_by_phase(answer: Answer) -> Sentence:
    """Of how many recommendations of each phase there is news."""
    counts = {(r["phase"], r["status"]): r["recommendations"] for r in rows(answer)}
    told = []
    for phase in dict.fromkeys(phase for phase, _status in counts):
        total = counts[phase, TOTAL]
        known = total - counts.get((phase, _UNKNOWN), 0)
        told.append(
            _(
                "{phase}: news of **{some} of {n}**.",
                phase=words.value("phase", phase, ""),
                some=i18n.number(known),
                n=i18n.number(total),
            )
        )
    return fragments(*told)
