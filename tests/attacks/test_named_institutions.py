"""Institutions are told of by name, and nobody tells from it how often it was.

The attacker knows no relation of ours: a data set is how often each institution was
worked with in each stretch of days, from each place.
"""

import random
from datetime import date
from itertools import chain, combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.disclosure.suppression import broken, suppress
from dashboard.disclosure.windows import Span
from dashboard.writing.publishing.institutions import Contact, named

DEFAULT = PROFILES["default"]
OTHERS = (PROFILES["strict"], Profile(coalition=2), Profile(threshold=3, coalition=2))
DAYS = [date(2020, 1, 1), date(2020, 7, 1), date(2021, 1, 1), date(2021, 7, 1)]
DAYS += [date(2022, 1, 1)]
WINDOWS = ((0, 2), (2, 4), (1, 3), (0, 4))
"""Two years, a phase across them, and all."""
PLACES = ("P", "Q")
MORE = (*PLACES, "R")
MERGED = {"Q": "P"}
KIND = "school"


class World:
    """Made-up cooperation of two places or more with some schools."""

    def __init__(self, seed, profile=DEFAULT, places=PLACES, owners=None):
        chance = random.Random(seed)  # noqa: S311
        self.profile, self.places, self.owners = profile, places, owners or {}
        many, often = chance.choice((2, 3, 5)), chance.choice((0.4, 0.7))
        self.times = {
            (place, school, stretch): chance.choice((1, 1, 2, 3))
            for place in places
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
            for place in (*places, TOTAL)
            for days in WINDOWS
        }

    def hidden(self, *, with_names):
        """What is hidden, and whether the gate finds anything."""
        more = named(self.values, self.contacts).counts if with_names else {}
        extent, untold = Span(DAYS[0], DAYS[-1]), frozenset(more)
        common = Common(extent=extent, untold=untold, owners=self.owners)
        every = {**self.values, **more}
        found = suppress(every, self.profile, common=common)
        assert broken(every, found, self.profile, common) == frozenset()
        return found.without(more).hidden

    @property
    def keys(self):
        """Every unknown: a place, a school and a stretch."""
        stretches = range(len(DAYS) - 1)
        return [*product(self.places, self.schools, stretches)]

    def known(self, hidden):
        """Sums with their least and most: numbers, and who was worked with at all."""
        for count, value in self.values.items():
            rows = self.counted(count)
            yield rows, *((1, np.inf) if count in hidden else self.profile.meant(value))
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
        least = self.profile.threshold
        for who in self.attackers:
            bounds = [
                (self.times.get(key, 0),) * 2 if key[0] in who else (0, None)
                for key in self.keys
            ]
            for count in sorted(hidden):
                if count.municipality not in who:
                    low, high = reach(self.counted(count), known, bounds)
                    if high < least or high - low + 1 < least:
                        yield who, count

    @property
    def attackers(self):
        """Places of which somebody knows the rows: none, one of today's, or several."""
        today = {self.owners.get(place, place) for place in self.places}
        units = [
            {place for place in self.places if one in (place, self.owners.get(place))}
            for one in sorted(today | self.owners.keys())
        ]
        numbers = range(self.profile.coalition + 1)
        some = chain(*(combinations(units, number) for number in numbers))
        return sorted({tuple(sorted(set().union(*one))) for one in some})


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


@pytest.mark.parametrize("seed", range(6))
def test_nor_to_several_places_nor_where_numbers_are_rounded(seed):
    profile = OTHERS[seed % len(OTHERS)]
    world = World(seed, profile, MORE, MERGED if seed % 2 else None)
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
