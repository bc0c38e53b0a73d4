"""One municipality among the others: the range and the middle of the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from dashboard.ground import i18n, reference
from dashboard.reading.answer import Answer
from dashboard.reading.rows import TOTAL, Row

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


def in_focus(answer: Answer) -> frozenset[str]:
    """Codes under which the municipalities in focus stand in the table."""
    known = reference.municipalities()
    if answer.filters.map == "today":
        return frozenset(known[code].today for code in answer.focus)
    return frozenset(answer.focus)


def _name(code: str) -> str:
    return i18n.alphabetical(reference.municipality_name(code))
