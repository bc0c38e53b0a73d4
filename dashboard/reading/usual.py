"""What is more or fewer than the usual ups and downs of a place: one stated rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev

from dashboard.ground.i18n import N_

RULE = N_(
    "“More than usual” and “fewer than usual” are said of the months of the same place"
    " before, or of all places together, but then of the same places only: up to 24"
    " that were reported, six at least."
    " A month is unusual where it lies further from their mean than three times their"
    " usual spread, which is their standard deviation, and half the root of the mean"
    " at least, since small numbers vary by chance. Three months in a row on one side"
    " of the mean are unusual together where their mean lies further from it than 2.5"
    " times the spread of a mean of three. Of few months both limits are wider, by two"
    " parts in their number. Two periods of several months are compared by the means"
    " of their months, with the spread that the months have within each period. One"
    " share against another is told as a change where the difference is more than"
    " three times what chance alone would make of it. Of anything else, and where the"
    " months are too few, both numbers are given and neither “more” nor “fewer”."
)
"""The rule in words; tests/reading/test_usual.py holds what it is worth."""

MOST, LEAST = 24, 6
"""How many months before are looked at, and how few are too few."""
TOGETHER = 3
"""Months that are looked at together."""

_ALONE, _IN_A_ROW, _FEW = 3.0, 2.5, 2.0
_BY_CHANCE = 0.5


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How something lies to what is usual: 1 is more, -1 fewer, 0 as usual.

    `months` are those that say so: the last one alone, or three together.
    """

    direction: int
    months: int = 1


def of_month(counts: Sequence[int]) -> Verdict | None:
    """Judge the last of several months; None where those before it are too few."""
    alone = _beyond(counts, 1, _ALONE)
    if alone is None:
        return None
    together = _beyond(counts, TOGETHER, _IN_A_ROW)
    if not alone and together and _on_one_side(counts, together):
        return Verdict(direction=together, months=TOGETHER)
    return Verdict(direction=alone)


def of_periods(
    now: Sequence[int], other: Sequence[int], before: Sequence[int]
) -> Verdict | None:
    """Judge the months of a period against another's; None where they are too few.

    `before` are further months, which tell how much months vary.
    """
    if not now or not other:
        return None
    groups = [now, other, before[-MOST:]]
    free = sum(len(group) - 1 for group in groups if group)
    if free < LEAST - 1:
        return None
    squares = sum((n - mean(group)) ** 2 for group in groups if group for n in group)
    spread = max(sqrt(squares / free), _least([*now, *other]))
    limit = _ALONE * (1 + _FEW / (free + 1)) * spread
    return Verdict(
        direction=_sign(
            mean(now) - mean(other), limit * sqrt(1 / len(now) + 1 / len(other))
        )
    )


def of_shares(now: tuple[int, int], other: tuple[int, int]) -> Verdict:
    """Judge a share against another: each so many, and of how many."""
    (some, of), (before, of_before) = now, other
    whole = (some + before) / (of + of_before)
    by_chance = sqrt(whole * (1 - whole) * (1 / of + 1 / of_before))
    return Verdict(direction=_sign(some / of - before / of_before, _ALONE * by_chance))


def _beyond(counts: Sequence[int], last: int, times: float) -> int | None:
    """Where the mean of the last months lies to the limits of those before."""
    base = counts[:-last][-MOST:]
    if len(base) < LEAST:
        return None
    spread = max(stdev(base), _least(base))
    limit = times * (1 + _FEW / len(base)) * spread * sqrt(1 / last + 1 / len(base))
    return _sign(mean(counts[-last:]) - mean(base), limit)


def _on_one_side(counts: Sequence[int], direction: int) -> bool:
    middle = mean(counts[:-TOGETHER][-MOST:])
    return all((n - middle) * direction > 0 for n in counts[-TOGETHER:])


def _least(counts: Sequence[int]) -> float:
    """The spread that chance makes of numbers as small as these."""
    return _BY_CHANCE * max(sqrt(mean(counts)), 1)


def _sign(difference: float, limit: float) -> int:
    return 0 if abs(difference) <= limit else 1 if difference > 0 else -1
