"""What “more” and “fewer” are worth: made-up places with and without a change."""

import random
from dataclasses import dataclass, replace
from datetime import date
from math import exp

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.families.sentences.change import families_change
from dashboard.reading.families.sentences.served import families_by_month
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.usual import Verdict, of_month, of_periods, of_shares
from tests.answers import MANIFEST, made, months

WORLDS = 1000
FIRST = date(2017, 1, 1)
CLAIMS = ("more than", "fewer than")
LATER = replace(MANIFEST, created="2026-06-05T10:00:00")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Who was met in each month: every family or not, by chance, in slack months less.

    From month `at` on, `times` as many families are worked with.
    """

    met: list[set[int]]

    @classmethod
    def of(cls, chance, length, mean, at=None, times=1.0):
        often = chance.uniform(0.35, 0.8)
        whole = mean / often
        met = []
        for month in range(length):
            families = round(whole * (times if at is not None and month >= at else 1))
            odds = min(0.97, often * exp(chance.gauss(0, 0.08)))
            met.append({one for one in range(families) if chance.random() < odds})
        return cls(met=met)

    @property
    def counts(self):
        return [len(one) for one in self.met]

    def different(self, first, last):
        return len(set().union(*self.met[first:last]))


def dice(seed):
    return random.Random(seed)  # noqa: S311


def history(counts):
    answer = made("families_by_month", *months(*counts, first=FIRST), manifest=LATER)
    return tuple(answer.rows)


def said_of_the_last_month(counts):
    last = history(counts)[-1]
    answer = made("families_by_month", (last["month"], "total", counts[-1], False))
    with language("en"):
        return as_text(families_by_month(replace(answer, history=history(counts))))


def said_of_two_years(place):
    """What is told of 2019 against 2018, of a place whose log begins in 2017."""
    now, then = place.different(24, 36), place.different(12, 24)
    row = ("total", now, then, now - then, False, False, 1, 1, None, None)
    answer = made("families_change", row, manifest=LATER, period="2019")
    with language("en"):
        known = history(place.counts)
        return as_text(families_change(replace(answer, history=known)))


def is_a_claim(said):
    return any(claim in said for claim in CLAIMS)


def share(found):
    found = list(found)
    return sum(found) / len(found)


def test_without_a_change_hardly_a_sentence_about_a_month_claims_one():
    chance = dice(1)
    places = (
        Place.of(chance, chance.randint(7, 36), chance.choice([4, 8, 12, 20, 45]))
        for _ in range(WORLDS)
    )
    claims = share(is_a_claim(said_of_the_last_month(one.counts)) for one in places)
    assert claims <= 0.02


def test_without_a_change_hardly_two_years_are_told_apart():
    chance = dice(2)
    places = (Place.of(chance, 36, chance.choice([8, 20, 45])) for _ in range(WORLDS))
    assert share(is_a_claim(said_of_two_years(place)) for place in places) <= 0.02


def test_a_year_with_half_as_many_families_is_told():
    place = Place.of(dice(4), 36, 20, at=24, times=0.5)
    assert "fewer than in 2018" in said_of_two_years(place)


@pytest.mark.parametrize(("times", "word"), [(0.5, "fewer"), (1.5, "more")])
def test_a_lasting_change_by_half_is_seen_within_three_months(times, word):
    chance = dice(3)
    seen = []
    for _ in range(WORLDS // 2):
        at = chance.randint(12, 24)
        counts = Place.of(chance, at + 3, chance.choice([20, 30, 45]), at, times).counts
        seen.append(
            any(
                f"{word} than usual" in said_of_the_last_month(counts[: at + month])
                for month in (1, 2, 3)
            )
        )
    assert share(seen) >= 0.9


def test_all_places_together_are_judged_by_months_of_the_same_places_only():
    together = history([60, 62, 61, 59, 60, 63, 58, 61, 11])
    five, one = frozenset("abcde"), frozenset("a")
    places = [*[five] * 8, one]
    known = [row | {"places": of} for row, of in zip(together, places, strict=True)]
    last = known[-1]["month"]
    answer = made("families_by_month", (last, "total", 11, False))
    with language("en"):
        said = as_text(families_by_month(replace(answer, history=tuple(known))))
    assert said == "Mediators worked with 11 families in September 2017."


def test_too_few_months_tell_nothing():
    assert of_month([9, 9, 9, 9, 9, 90]) is None
    assert of_periods([9], [90], []) is None


def test_a_month_far_from_all_before_is_unusual_by_itself():
    assert of_month([20, 22, 19, 21, 20, 18, 40]) == Verdict(direction=1)


def test_three_months_on_one_side_are_unusual_together():
    counts = [20, 24, 18, 21, 25, 17, 22, 19, 23, 20, 13, 13, 12]
    assert of_month(counts) == Verdict(direction=-1, months=3)


def test_a_share_is_told_apart_where_chance_does_not_explain_it():
    assert of_shares((80, 100), (70, 100)).direction == 0
    assert of_shares((800, 1000), (700, 1000)).direction == 1
