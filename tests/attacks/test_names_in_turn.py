"""Later editions name institutions, too: what a name's absence says of earlier numbers.

A year that is told of with no time, or without one institution, leaves less for a phase
that was told of before. The attacker is that of the names in one edition, and keeps
every edition; what was shown by then cannot be hidden any more.
"""

import random
from datetime import date, timedelta
from itertools import pairwise, product

import numpy as np
import pytest

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.profiles import PROFILES
from dashboard.editions.policy import Policy
from dashboard.ground.periods import Over, Window
from dashboard.writing.publishing.cells import Calendar
from dashboard.writing.publishing.counts import Counts
from dashboard.writing.publishing.earlier import Earlier
from dashboard.writing.publishing.institutions import Contact
from tests.attacks.test_named_institutions import reach
from tests.conftest import JELGAVA, RIGA

THRESHOLD = PROFILES["default"].threshold
PLACES = (JELGAVA, RIGA)
KIND = "school"
ENDS = (date(2018, 10, 1), date(2020, 1, 1), date(2020, 6, 1), date(2021, 1, 1))
"""The first day, and up to where each edition tells."""


class Programme:
    """Made-up cooperation of two places with some schools, published twice."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311
        self.schools = range(self.chance.choice((2, 3, 4)))
        self.often = self.chance.choice(((0, 1, 2, 6), (0, 3, 8, 14), (5, 8, 14, 20)))
        self.rows, self.earlier = [], Earlier()
        self.windows, self.named, self.hidden, self.values = set(), {}, set(), {}
        for since, until in pairwise(ENDS):
            self._work(since, until)
            self._publish(until)

    def _work(self, since, until):
        for place in PLACES:
            some = self.chance.sample(self.schools, self.chance.randint(1, 2))
            days = range((until - since).days)
            met = (
                (since + timedelta(days=self.chance.choice(days)), one)
                for one in self.chance.choices(some, k=self.chance.choice(self.often))
            )
            self.rows += [
                Contact(place=place, kind=KIND, institution=one, day=day, times=1)
                for day, one in dict.fromkeys(met)
            ]

    def _within(self, place, days):
        since, until = days
        return [
            row
            for row in self.rows
            if place in (row.place, TOTAL) and since <= row.day < until
        ]

    def _publish(self, until):
        extent = Over(since=ENDS[0], until=until, all_until=until)
        calendar = Calendar(extent)
        long_ = [
            (days.since, days.until)
            for days, period in calendar.fixed.items()
            if period == "all" or ":" in period or len(period) == len("2020")
        ]
        now = {
            cell(place, days): len(rows)
            for place, days in product((*PLACES, TOTAL), long_)
            if (rows := self._within(place, days))
        }
        counts = Counts(
            now=now,
            earlier=self.earlier,
            calendar=calendar,
            policy=Policy(),
            contacts=self.rows,
        )
        found = counts.protected({})
        first = dict(counts.first_told(found))
        for place, days in product((*PLACES, TOTAL), {*long_} - self.windows):
            one = cell(place, days)
            self.values[one] = now.get(one, 0)
            self.hidden |= {one} & found.hidden
            named = {row.institution for row in self._within(place, days)}
            self.named[one] = named
        self.windows |= {*long_}
        before = self.earlier
        seen = {c: n for c, n in first.items() if c in found.shown}
        self.earlier = Earlier(
            hidden=before.hidden | self.hidden,
            shown={**before.shown, **seen},
            values={**before.values, **first},
            ends=[*before.ends, Window(since=ENDS[0], until=until)],
        )

    def given_away(self):
        """Hidden numbers that somebody can prove to be small, and who can."""
        days = sorted({day for window in self.windows for day in window})
        keys = [*product(PLACES, self.schools, pairwise(days))]

        def counted(one, school=None):
            return [
                one.municipality in (place, TOTAL)
                and school in (name, None)
                and one.since <= since
                and until <= one.until
                for place, name, (since, until) in keys
            ]

        names = [
            (counted(one, school), *((1, np.inf) if school in named else (0, 0)))
            for one, named in self.named.items()
            for school in self.schools
        ]
        for who in (None, *PLACES):
            own = {one for one in self.values if one.municipality == who}
            secret = sorted(self.hidden - own)

            def most(one, unknown):
                """The most that a count may be for one who does not know some."""
                numbers = [
                    (counted(two), *((1, np.inf) if two in unknown else (n, n)))
                    for two, n in self.values.items()
                ]
                rows, low, high = (
                    np.array(part, float) for part in zip(*names, *numbers, strict=True)
                )
                told = np.vstack([rows, -rows]), np.array([*high, *-low])
                told = tuple(part[told[1] < np.inf] for part in told)
                return reach(counted(one), told, (0, None))[1]

            every = {one for one, value in self.values.items() if value} - own
            for one in secret:
                if most(one, {*secret}) < THRESHOLD <= most(one, every):
                    yield who, one


def cell(place, days):
    since, until = days
    return Cell(
        measure="times", municipality=place, since=since, until=until, domain=KIND
    )


@pytest.mark.parametrize("seed", [0, 33])
def test_what_later_editions_do_not_name_proves_no_number_small(seed):
    assert [*Programme(seed).given_away()] == []
