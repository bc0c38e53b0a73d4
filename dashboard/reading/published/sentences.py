"""Sentences about what others have published."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import UNKNOWN
from dashboard.reading.kit.sentences import Sentence, fragments, name
from dashboard.reading.kit.tables import words
from dashboard.reading.published.tables import answer_of, together


def published_here(answer: Answer) -> Sentence:
    """How many figures there are, and how many of them did not survive."""
    found = answer.rows
    lost = sum(words.published(row) == UNKNOWN.text for row in found)
    if not found:
        return []
    return fragments(
        ngettext("**{n} figure**.", "**{n} figures**.", len(found)),
        ngettext(
            "{n} of them was shown, but its number has not been preserved.",
            "{n} of them were shown, but their numbers have not been preserved.",
            lost,
        )
        if lost
        else "",
        _("A range is all that is certain.") if _has_range(answer) else "",
    )


def published_answers(answer: Answer) -> Sentence:
    """How many said yes, of how many; nothing where only a range is certain."""
    found = {answer_of(row): row["value"] for row in together(answer)}
    if not found or None in found.values():
        return []
    return fragments(
        ngettext(
            "**{yes} of {n}** answered “yes”, {partly} “in some cases”, {no} “no”.",
            "**{yes} of {n}** answered “yes”, {partly} “in some cases”, {no} “no”.",
            sum(found.values()),
            **{choice: i18n.number(count) for choice, count in found.items()},
        )
    )


def published_and_computed(answer: Answer) -> Sentence:
    """What others have published of the families, and what the log says, by phase."""
    found = [row for row in answer.totals if row["measure"] == "families"]
    said = [
        _(
            "{phase} – published {published}, computed {computed}",
            phase=name(words.label("phase", row["phase"])),
            published=f"**{words.published(row)}**",
            computed=f"**{i18n.number(row['computed'])}**",
        )
        for row in found
        if row["computed"] is not None and words.published(row) != UNKNOWN.text
    ]
    if not said:
        return []
    return fragments(
        _(
            "Families, each figure in its own window: {figures}.",
            figures="; ".join(said),
        )
    )


def _has_range(answer: Answer) -> bool:
    return any(row["low"] is not None or row["high"] is not None for row in answer.rows)
