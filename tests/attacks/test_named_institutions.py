"""Institutions are told of by name, and nobody tells from it how often it was.

The attacker knows no relation of ours: a data set is how often each institution was
worked with in each stretch of days, from each place.
"""

import random
from datetime import date
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.suppression import broken, suppress
from dashboard.disclosure.windows import Span
from dashboard.writing.publishing.institutions import Contact, named

PROFILE = PROFILES["default"]
DAYS = [date(2020, 1, 1), date(2020, 7, 1), date(2021, 1, 1), date(2021, 7, 1)]
DAYS += [date(2022, 1, 1)]
WINDOWS = ((0, 2), (2, 4), (1, 3), (0, 4))
"""Two years, a phase across them, and all."""
PLACES = ("P", "Q")
KIND = "school"


class World:
    """Made-up cooperation of two places with some schools."""

    def __init__(self, seed):
        chance = random.Random(seed)  # noqa: S311
        many, often = chance.choice((2, 3, 5)), chance.choice((0.4, 0.7))
        self.times = {
            (place, school, stretch): chance.choice((1, 1, 2, 3))
            for place in PLACES
            for school in range(many)
            for stretch in range(len(DAYS) - 1)
            if chance.random() < often
        }
        self.contacts = [
            Contact(
                place=place,
                kind=KIND,
                institution=school,
                day=DAYS[stretch],
                times=times,
            )
            for (place, school, stretch), times in self.times.items()
        ]
        self.schools = sorted({school for _place, school, _stretch in self.times})
        self.values = {
            cell(place, days): sum(
                n for key, n in self.times.items() if is_in(key, place, days)
            )
            for place in (*PLACES, TOTAL)
            for days in WINDOWS
        }
        self.common = Common(extent=Span(DAYS[0], DAYS[-1]))

    def hidden(self, *, with_names):
        """What is hidden, and whether the gate finds anything."""
        more = named(self.values, self.contacts).counts if with_names else {}
        common = Common(extent=self.common.extent, untold=frozenset(more))
        every = {**self.values, **more}
        found = suppress(every, PROFILE, common=common)
        assert broken(every, found, PROFILE, common) == frozenset()
        return found.without(more).hidden

    @property
    def keys(self):
        """Every unknown: a place, a school and a stretch."""
        stretches = range(len(DAYS) - 1)
        return [*product(PLACES, self.schools, stretches)]

    def known(self, hidden):
        """Sums with their least and most: numbers, and who was worked with at all."""
        for count, value in self.values.items():
            rows = self.counted(count)
            is_hidden = count in hidden
            yield rows, 1 if is_hidden else value, np.inf if is_hidden else value
            for school in self.schools:
                one = [
                    n and key[1] == school
                    for key, n in zip(self.keys, rows, strict=True)
                ]
                is_named = any(
                    n and key in self.times
                    for key, n in zip(self.keys, one, strict=True)
                )
                yield one, int(is_named), np.inf if is_named else 0

    def counted(self, count):
        """Which unknowns a count is the sum of."""
        return [is_in(key, count.municipality, window(count)) for key in self.keys]

    def given_away(self, hidden):
        """Who tells too much of a hidden count, though hiding more would keep it."""
        every = {count for count, value in self.values.items() if value}
        return {*self.narrow(hidden)} - {*self.narrow(every)}

    def narrow(self, hidden):
        """Who tells too much of a hidden count from the numbers and the names."""
        rows, least, most = zip(*self.known(hidden), strict=True)
        matrix = np.array(rows, float)
        known = np.vstack([matrix, -matrix]), np.array([*most, *(-n for n in least)])
        known = tuple(part[known[1] < np.inf] for part in known)
        for who in ("", *PLACES):
            bounds = [
                (self.times.get(key, 0),) * 2 if key[0] == who else (0, None)
                for key in self.keys
            ]
            for count in sorted(hidden):
                if count.municipality != who:
                    low, high = reach(self.counted(count), known, bounds)
                    if high < PROFILE.threshold or high - low + 1 < PROFILE.threshold:
                        yield who, count


def cell(place, days):
    since, until = (DAYS[number] for number in days)
    return Cell(
        measure="times", municipality=place, since=since, until=until, domain=KIND
    )


def window(count):
    return DAYS.index(count.since), DAYS.index(count.until)


def is_in(key, place, days):
    return place in (key[0], TOTAL) and days[0] <= key[2] < days[1]


def reach(row, known, bounds):
    """The least and most that a sum may be."""
    ends = []
    for sign in (1, -1):
        found = linprog(sign * np.array(row, float), *known, bounds=bounds)
        assert found.status in {0, 3}
        ends.append(sign * found.fun if found.status == 0 else np.inf)
    return np.ceil(ends[0] - 1e-6), np.floor(ends[1] + 1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_names_of_institutions_give_no_number_away(seed):
    world = World(seed)
    assert world.given_away(world.hidden(with_names=True)) == set()


def test_without_looking_at_names_they_would():
    worlds = [World(seed) for seed in range(20)]
    assert any(one.given_away(one.hidden(with_names=False)) for one in worlds)


def test_of_kinds_whose_rows_changed_since_they_were_told_of_nothing_is_divided():
    world = World(0)
    count = next(iter(world.values))
    found = named({**world.values, count: 1_000}, world.contacts)
    assert (found.changed, {one.municipality for one in found.counts}) == (
        {KIND},
        {*PLACES} - {count.municipality},
    )
