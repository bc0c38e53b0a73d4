"""One municipality among the others: the range and the middle of the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from dashboard.ground import i18n, own_municipality, reference
from dashboard.ground.i18n import ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.rows import TOTAL, Row

MANY = 8
"""So many places can stand side by side; more stand one below the other."""

MOST = 12
"""Bars and lines of places that a chart shows."""

FEWEST = 2
"""Others needed for a range: of one alone, the range would be its number."""


@dataclass(frozen=True, kw_only=True)
class Range:
    """Lowest, middle and highest value of the others, and how many they are."""

    low: float
    middle: float
    high: float
    n: int


def others(values: Mapping[str, float | None], place: str) -> Range | None:
    """Return the range of all places but one; None where they are too few."""
    rest = [n for code, n in values.items() if code != place and n is not None]
    if len(rest) < FEWEST:
        return None
    return Range(low=min(rest), middle=median(rest), high=max(rest), n=len(rest))


def by_name(found: Sequence[Row]) -> list[Row]:
    """Sort municipalities by their names: no order that would rank them."""
    return sorted(found, key=lambda row: _name(row["municipality"]))


def total_last(found: Sequence[Row]) -> list[Row]:
    """Sort municipalities by their names, and what they are together at the end."""
    return [
        *by_name([row for row in found if row["municipality"] != TOTAL]),
        *(row for row in found if row["municipality"] == TOTAL),
    ]


def foremost(found: Sequence[Row], answer: Answer, most: int = MOST) -> list[Row]:
    """Return so many places in their order; those in focus and one's own always."""
    ahead = {*in_focus(answer), own_municipality.active()}
    kept = [row for row in found if row["municipality"] in ahead]
    rest = [row for row in found if row["municipality"] not in ahead]
    shown = [*kept, *rest[: max(most - len(kept), 0)]]
    return [row for row in found if row in shown]


def left_to_the_table(found: Sequence[Row], shown: Sequence[Row]) -> str:
    """Say how many places a chart leaves out; nothing where it has all."""
    n = len(found) - len(shown)
    if not n:
        return ""
    return ngettext(
        "{n} more municipality is in the table.",
        "{n} more municipalities are in the table.",
        n,
    )


def in_focus(answer: Answer) -> frozenset[str]:
    """Codes under which the municipalities in focus stand in the table."""
    known = reference.municipalities()
    if answer.filters.map == "today":
        return frozenset(known[code].today for code in answer.focus)
    return frozenset(answer.focus)


def _name(code: str) -> str:
    return i18n.alphabetical(reference.municipality_name(code))
