"""Names of municipalities in pictures: each opens its page, one's own stands first."""

from collections.abc import Collection, Mapping

from markupsafe import Markup

from dashboard.ground import html, i18n, own_municipality, reference
from dashboard.reading.answer import Answer
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.kit.pieces.noted import mark, notes_on
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.narrowing import opened
from dashboard.reading.kit.tables.others import MANY, in_focus
from dashboard.reading.rows import TOTAL


def opening(answer: Answer, code: str, name: str = "") -> str | Markup:
    """Return the name of a municipality as the way to its page; plain where it is.

    Notes on it are marked behind it.
    """
    said = name or words.value("municipality", code)
    href = opened(answer, code)
    named = link(said, href) if href else said
    notes = notes_on(answer, code)
    return html.joined([named, mark(notes)]) if notes else named


def in_order(
    answer: Answer, codes: Collection[str], weight: Mapping[str, float] | None = None
) -> list[str]:
    """Sort places by name; many of them by weight, the heaviest first.

    What is in focus and the reader's own stand before all others; the total last, or
    ahead of many, where a fold would hide it.
    """
    ahead = {*in_focus(answer), _own()}
    weighs = weight if weight and len(codes) > MANY else {}

    def rank(code: str) -> tuple[bool, bool, float, str]:
        name = reference.municipality_name(code) if code != TOTAL else ""
        return (
            (code == TOTAL) != bool(weighs),
            code not in ahead,
            -weighs.get(code, 0),
            i18n.alphabetical(name),
        )

    return sorted(codes, key=rank)


def _own() -> str:
    return own_municipality.active() or ""
