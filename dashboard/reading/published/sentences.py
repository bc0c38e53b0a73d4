"""A sentence about what others have published of one municipality."""

from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, fragments
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.marks import UNKNOWN
from dashboard.reading.rows import rows


def published_here(answer: Answer) -> Sentence:
    """How many figures there are, and how many of them did not survive."""
    found = rows(answer)
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


def _has_range(answer: Answer) -> bool:
    return any(
        row["low"] is not None or row["high"] is not None for row in rows(answer)
    )
