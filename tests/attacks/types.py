"""A second attacker, who reckons with whole families instead of their counts.

A family is a type: in which months it was met, in which places, with or without the
domain. Every count of a release is a number of families of some types, so a data set
is how many families there are of each type, and what an attacker can conclude is an
integer programme over these numbers. It knows no relation between counts at all.
"""

import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise, product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from dashboard.disclosure.cells import TOTAL, Cell

DOMAIN = "health"
NOT, MET, ABOUT = range(3)
FAR = 1e4


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How large a world is, and which windows of its months are released."""

    months: int
    places: int
    domain: bool
    phases: tuple[tuple[int, int], ...]

    @property
    def days(self):
        return [date(2019, 2 + number, 1) for number in range(self.months + 1)]

    @property
    def extent(self):
        return self.days[0], self.days[-1]

    def windows(self):
        """Days as they are called, first and last month, and whether they are long."""
        for number, span in enumerate(pairwise(self.days)):
            yield span, (number, number + 1), False
        for start, end in ((0, 2), (2, 5), (5, 8)):
            if start < self.months:
                first = date(2019, 1 if not start else 2 + start, 1)
                days = first, date(2019, 2 + end, 1)
                yield days, (start, min(end, self.months)), False
        year = date(2019, 1, 1), date(2020, 1, 1)
        for span, months in (
            (year, (0, self.months)),
            (self.extent, (0, self.months)),
            *(((self.days[a], self.days[b]), (a, b)) for a, b in self.phases),
        ):
            yield span, months, True

    def types(self):
        """Every kind of family: what was done in each place and month."""
        states = (NOT, MET, ABOUT) if self.domain else (NOT, MET)
        every = product(states, repeat=self.places * self.months)
        grid = np.array(list(every)[1:])
        return grid.reshape(-1, self.places, self.months)

    def counts(self):
        """Each cell of the release, and which types it counts."""
        types = self.types()
        found = {}
        for place in range(self.places + 1):
            total = place == self.places
            met = types.max(axis=1) if total else types[:, place]
            name = TOTAL if total else f"P{place}"
            for days, months, is_long in self.windows():
                cell = Cell(
                    measure="families", municipality=name, since=days[0], until=days[1]
                )
                found |= self._of(cell, met, months, is_long=is_long)
        return found

    def _of(self, cell, met, months, *, is_long):
        inside = met[:, months[0] : months[1]].max(axis=1)
        earlier = met[:, : months[0]].max(axis=1, initial=0) > 0
        found = {cell: inside > 0}
        if is_long:
            found[replace(cell, measure="new")] = (inside > 0) & ~earlier
            before = [p for p in self.phases if p[1] <= months[0]]
            continuing = np.zeros(len(met), bool)
            if months in self.phases and before:
                first, last = max(before, key=lambda phase: phase[1])
                continuing = (inside > 0) & (met[:, first:last].max(axis=1) > 0)
            found[replace(cell, measure="continuing")] = continuing
            returning = (inside > 0) & earlier & ~continuing
            found[replace(cell, measure="returning")] = returning
            if self.domain:
                found[replace(cell, domain=DOMAIN)] = inside == ABOUT
        return found


def drawn(seed):
    """A shape, and the types of the families in a world of that shape."""
    chance = random.Random(seed)  # noqa: S311
    months, places, domain = chance.choice(
        [(3, 2, True), (4, 2, False), (5, 2, False), (3, 3, False), (4, 1, True)]
    )
    phases = ((0, 2),) if chance.random() < 0.5 else ((1, 3),)
    if months == 5:
        phases = chance.choice((((0, 2), (3, 5)), ((0, 3),), ((1, 4),)))
    shape = Shape(months=months, places=places, domain=domain, phases=phases)
    return shape, _world(shape, chance)


def _world(shape, chance):
    """Draw families that live in one place or two, often or seldom met."""
    often, moving = chance.choice((0.2, 0.5)), chance.choice((0.0, 0.05, 0.3))
    off = [m for m in range(1, shape.months - 1) if chance.random() < 0.2]
    numbers = {tuple(one.ravel()): row for row, one in enumerate(shape.types())}
    found = []
    for home in range(shape.places):
        for _ in range(chance.choice((3, 8, 20, 40))):
            family = np.zeros((shape.places, shape.months), int)
            for month in range(shape.months):
                away = chance.random() < moving
                place = chance.randrange(shape.places) if away else home
                if chance.random() < often and (month not in off or home):
                    about = shape.domain and chance.random() < 0.5
                    family[place, month] = ABOUT if about else MET
            found.append(numbers.get(tuple(family.ravel())))
    return [row for row in found if row is not None]


def counted(shape, families):
    """Return what these families add up to in every cell."""
    counts = shape.counts()
    return {cell: int(counts[cell][families].sum()) for cell in counts}


def unpublished(shape, families, cell):
    """Count a stretch of time that is no window, or the families it counts twice."""
    months = slice(*(shape.days.index(day) for day in (cell.since, cell.until)))
    grid = shape.types()[families][:, :, months].max(axis=2)
    least = ABOUT if cell.domain == DOMAIN else MET
    apart = [int((grid[:, place] >= least).sum()) for place in range(shape.places)]
    total = int((grid.max(axis=1) >= least).sum())
    if cell.measure == "families shared":
        return sum(apart) - total
    assert cell.measure == "families in"
    return total if cell.municipality == TOTAL else apart[int(cell.municipality[1:])]


class Types:
    """What is left possible for one attacker: how many families of each type.

    If the profile lets it, a total that is the sum of its places is known to be.
    """

    def __init__(self, shape, values, profile):
        counts = shape.counts()
        self.cells = sorted(values)
        self.values, self.threshold = values, profile.threshold
        self.matrix = np.array([counts[cell] for cell in self.cells], float)
        self.sums = np.zeros((0, self.matrix.shape[1]))
        if profile.disjoint:
            self.sums = np.vstack([self.sums, *self._sums()])

    def _sums(self):
        for row, cell in enumerate(self.cells):
            members = [
                number
                for number, one in enumerate(self.cells)
                if cell.municipality == TOTAL != one.municipality
                and replace(one, municipality=TOTAL) == cell
            ]
            if members:
                counts = [self.values[self.cells[number]] for number in members]
                if sum(counts) == self.values[cell]:
                    yield self.matrix[row] - self.matrix[members].sum(axis=0)

    def narrow(self, hidden, known):
        """Hidden cells that may be too few different counts, with their ends."""
        low = np.array([1 if c in hidden else self.values[c] for c in self.cells])
        high = np.array([FAR if c in hidden else self.values[c] for c in self.cells])
        for row, cell in enumerate(self.cells):
            if cell in known or not self.values[cell]:
                low[row] = high[row] = self.values[cell]
        # A family that some count of none would have counted does not exist.
        left = ~(self.matrix[high == 0] > 0).any(axis=0)
        both = np.vstack([self.matrix[:, left], self.sums[:, left]])
        both = np.unique(both, axis=1)
        matrix, sums = np.split(both, [len(self.cells)])
        seen = {c: [self.values[c]] * 2 for c in self.cells}
        secret = [c for c in self.cells if c in hidden and c not in known]
        for sign, cell in product((1, -1), secret):
            if self._is_narrow(seen[cell]):
                row = self.cells.index(cell)
                point = self._reach((matrix, sums), row, sign, (low, high))
                for one, count in zip(self.cells, point, strict=True):
                    seen[one] = [min(seen[one][0], count), max(seen[one][1], count)]
        return {c: tuple(seen[c]) for c in secret if self._is_narrow(seen[c])}

    def _is_narrow(self, ends):
        low, high = ends
        return high - low + 1 < self.threshold or high < self.threshold

    def _reach(self, matrices, row, sign, limits):
        """Counts of a possible world with one as far up or down as it goes."""
        matrix, sums = matrices
        low, high = (limit.astype(float) for limit in limits)
        # Further than this tells nothing more.
        high[row] = min(high[row], self.values[self.cells[row]] + self.threshold)
        found = milp(
            -sign * matrix[row],
            constraints=[
                LinearConstraint(matrix, low, high),
                LinearConstraint(sums, 0, 0),
            ],
            integrality=np.ones(matrix.shape[1]),
            bounds=Bounds(0, np.inf),
        )
        assert found.status == 0, found.message
        return np.rint(matrix @ np.rint(found.x)).astype(int)


def told(shape, values, hidden, profile, owners=None):
    """Find what breaks the promise: attacker, cell and the counts that are left.

    `owners` says whose rows a place's rows are. What stays narrow with everything
    hidden that is not the attacker's own follows from its own figures and the zeros:
    no suppression could help.
    """
    types, found = Types(shape, values, profile), []
    for codes in _attackers(values, owners or {}, profile.coalition):
        known = {cell for cell in values if cell.municipality in codes}
        if left := types.narrow(hidden, known):
            most = {c for c in values if values[c]}
            anyway = types.narrow(most, known)
            found += [(codes, c, left[c]) for c in left.keys() - anyway.keys()]
    return found


def _attackers(values, owners, coalition):
    """Codes of which somebody sees the rows: nobody's, a place's, several places'."""
    codes = {cell.municipality for cell in values} - {TOTAL}
    of_today = {owners.get(code, code) for code in codes}
    alone = [{c for c in codes if owners.get(c, c) == one} for one in of_today]
    alone += [{code} for code in codes & owners.keys()]
    yield set()
    for number in range(1, coalition + 1):
        for some in combinations(alone, number):
            yield set().union(*some)
