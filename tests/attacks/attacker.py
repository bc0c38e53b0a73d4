"""An attacker who knows how families are counted, and nothing of our relations.

Every family is a path through the stretches of time in which it was met: from the
first to the next to the last. How many paths go from one stretch straight to a later
one says everything about how many families were met in which window. Domains and
numbers of persons (a sum of such counts) are paths as well.
"""

from copy import copy
from itertools import chain, combinations, pairwise

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_array

from dashboard.disclosure.cells import TOTAL

FAR = 1e5


class Attacker:
    """Linear programme over paths, of somebody who has seen no count yet.

    No window sees what lies outside of the extent of the data, which is no secret.
    """

    def __init__(self, values, profile, extent, apart=(), sums=None):
        """Set up what is true of all data.

        Cells `apart` are counted by other rows than all else, and told to nobody but
        their place. `sums` are further cells, each with the counts that it is made of;
        nobody says that there is anything to count.
        """
        self.values, self.profile, self.extent = values, profile, extent
        self.apart = frozenset(apart)
        self.limits = [(0, FAR)] * len(values)
        self.column = {cell: number for number, cell in enumerate(sorted(values))}
        self.rows = []
        self.paths = {}
        self.sums = sums = sums or {}
        for line in sorted({_line(c) for c in values}):
            if line[0] in ("families", "persons"):
                self._draw(line)
        for cell in [c for c in self.column if c not in sums]:
            if cell not in self.apart:
                self._count(cell)
            self._relate(cell)
        for cell, made_of in sums.items():
            signs = {self.column[one]: sign for one, sign in made_of.items()}
            self._equal(signs, {self.column[cell]: -1})
        self._matrix()

    def knowing(self, hidden, exact):
        """Return one who sees all but the hidden, the exact ones to the very count."""
        other = copy(self)
        other.limits = np.array(self.limits, float)
        for cell, column in self.column.items():
            other.limits[column] = self._limit(cell, hidden, exact)
        return other

    def _limit(self, cell, hidden, exact):
        value, base = self.values[cell], self.profile.base
        if cell in self.apart | self.sums.keys() and cell not in exact:
            return 0, FAR
        if cell in exact or not value:
            return value, value
        if cell in hidden:
            return 1, FAR
        shown = (value + base // 2) // base * base
        lowest, highest = shown - base // 2, shown + (base - 1) // 2
        return max(lowest, self.profile.threshold), highest

    def _draw(self, line):
        """Lay paths through the stretches of a line, as many in as out of each."""
        spans = {self._inside(c) for c in self.values if _line(c) == line}
        days = sorted({day for span in spans for day in span})
        stretches = list(pairwise(days))
        arcs = {}
        for start in range(len(stretches) + 1):
            for end in range(start + 1, len(stretches) + 2):
                if (start, end) != (0, len(stretches) + 1):
                    arcs[start, end] = len(self.limits)
                    self.limits.append((0, FAR))
        self.paths[line] = days, arcs
        for middle in range(1, len(stretches) + 1):
            row = {arcs[a]: 1 for a in arcs if a[1] == middle}
            self.rows.append((row | {arcs[a]: -1 for a in arcs if a[0] == middle}, 0))

    def _inside(self, cell):
        since, until = self.extent
        return max(since, cell.since), min(until, cell.until)

    def _met(self, line, span, sign=1):
        """All paths but those that pass over the window."""
        days, arcs = self.paths[line]
        first = 1 + days.index(span[0])
        last = days.index(span[1])
        row = {}
        for (start, end), column in arcs.items():
            over = start < first and last < end
            begins = start == 0
            if begins - over:
                row[column] = sign * (begins - over)
        return row

    def _count(self, cell):
        line, span = _line(cell), self._inside(cell)
        if cell.measure in ("families", "persons"):
            self._equal(self._met(line, span), {self.column[cell]: -1})
        if cell.measure == "new" and cell.domain == TOTAL:
            days, arcs = self.paths[line]
            begun = {
                column: 1
                for (start, end), column in arcs.items()
                if start == 0 and end <= len(days) - 1
                if span[0] <= days[end - 1] < span[1]
            }
            self._equal(begun, {self.column[cell]: -1})

    def _relate(self, cell):
        me = self.column[cell]
        if cell.measure == "families":
            self._parts(cell, me)
        total = self._beside(cell, municipality=TOTAL)
        if cell.municipality == TOTAL:
            self._places(cell, me)
        elif total is not None and cell.measure in ("families", "persons"):
            self._at_most({me: 1}, {total: -1})
        whole = self._beside(cell, domain=TOTAL)
        if cell.domain != TOTAL and whole is not None:
            self._at_most({me: 1}, {whole: -1})
        if cell.measure == "continuing" and cell not in self.apart:
            self._before(cell, me)

    def _parts(self, cell, me):
        names = ("new", "continuing", "returning")
        parts = [self._beside(cell, measure=name) for name in names]
        if None not in parts:
            self._equal(dict.fromkeys(parts, 1), {me: -1})
        contacts = self._beside(cell, measure="contacts")
        if contacts is not None:
            self._at_most({me: 1}, {contacts: -1})

    def _places(self, cell, me):
        members = [
            c
            for c in self.column
            if _but_place(c) == _but_place(cell) and c.municipality != TOTAL
        ]
        # Of a place that is not told of at all nobody knows what it adds.
        is_whole = len(members) == len(self._places_of(cell))
        if cell.measure != "persons" and not is_whole:
            return
        minus = {self.column[c]: -1 for c in members}
        adds_up = sum(self.values[c] for c in members) == self.values[cell]
        if (adds_up and self.profile.disjoint) or cell.measure == "contacts":
            self._equal({me: 1}, minus)
        elif cell.measure in ("families", "persons", "new"):
            self._at_most({me: 1}, minus)

    def _places_of(self, cell):
        alike = (c for c in self.column if _but_days(c) == _but_days(cell))
        return {c.municipality for c in alike} - {TOTAL}

    def _before(self, cell, me):
        """Continuing families were met in the year or phase before, too."""
        spans = sorted(
            (c.since, c.until)
            for c in self.column
            if _line(c) == ("families", cell.municipality, TOTAL)
            and self._beside(c, measure="continuing") is not None
            and _is_year(c) == _is_year(cell)
        )
        before = [s for s in spans if s[1] <= cell.since]
        if not before or (_is_year(cell) and before[-1][1] != cell.since):
            return
        line = ("families", cell.municipality, TOTAL)
        one = (max(before[-1][0], self.extent[0]), before[-1][1])
        other = self._inside(cell)
        met, over = self._met(line, one), self._met(line, other)
        both = _sum(met, over, self._met(line, (one[0], other[1]), -1))
        if one[1] == other[0]:
            self._equal(both, {me: -1})
        else:
            self._at_most(both, {me: -1})
            self._at_most({me: 1}, self._met(line, one, -1))

    def _beside(self, cell, **other):
        fields = {f: getattr(cell, f) for f in cell.__dataclass_fields__} | other
        return self.column.get(type(cell)(**fields))

    def _equal(self, *parts):
        self.rows.append((_sum(*parts), 0))

    def _at_most(self, *parts):
        slack = len(self.limits)
        self.limits.append((0, FAR * 10))
        self.rows.append((_sum(*parts, {slack: 1}), 0))

    def _matrix(self):
        places = [
            (r, c, n) for r, (row, _) in enumerate(self.rows) for c, n in row.items()
        ]
        row, column, sign = zip(*places, strict=True)
        shape = (len(self.rows), len(self.limits))
        self.matrix = csc_array((np.array(sign, float), (row, column)), shape=shape)

    def reach(self, wanted, sign, far):
        """Move wanted cells up (or down) by at most so many; return all counts."""
        columns = [self.column[cell] for cell in wanted]
        objective = np.zeros(len(self.limits))
        limits = self.limits.copy()
        for cell, column in zip(wanted, columns, strict=True):
            low, high = limits[column]
            true = self.values[cell]
            limits[column] = max(low, true - far), min(high, true + far)
            objective[column] = -sign
        found = linprog(
            objective,
            A_eq=self.matrix,
            b_eq=np.zeros(self.matrix.shape[0]),
            bounds=limits,
            method="highs",
        )
        assert found.status == 0, found.message
        return {cell: found.x[column] for cell, column in self.column.items()}


def _sum(*parts):
    row = {}
    for part in parts:
        for column, number in part.items():
            row[column] = row.get(column, 0) + number
    return {column: number for column, number in row.items() if number}


def _line(cell):
    measure = cell.measure
    if measure in ("new", "continuing", "returning"):
        measure = "families"
    return measure, cell.municipality, cell.domain


def _but_place(cell):
    return cell.measure, cell.since, cell.until, cell.domain


def _but_days(cell):
    return cell.measure, cell.domain


def _is_year(cell):
    return (cell.since.month, cell.since.day, (cell.until - cell.since).days) in (
        (1, 1, 365),
        (1, 1, 366),
    )


def narrow(values, hidden, profile, extent, public=(), **told):
    """Find what breaks the promise: attackers, cell and the range that is left.

    What stays narrow with every count hidden that is not the attacker's own follows
    from its own figures and the zeros: no suppression could help.
    """
    found = []
    attacker = Attacker(values, profile, extent, **told)
    places = sorted({c.municipality for c in values} - {TOTAL})
    numbers = range(profile.coalition + 1)
    for names in chain(*(combinations(places, number) for number in numbers)):
        exact = {c for c in values if c.municipality in names} | set(public)
        secret = sorted(set(hidden) - exact)
        left = _left(attacker.knowing(hidden, exact), secret, profile)
        if left:
            most = {c for c in values if values[c]} - exact
            anyway = _left(attacker.knowing(most, exact), sorted(left), profile)
            found += [(names, c, *left[c]) for c in left.keys() - anyway.keys()]
    return found


def _left(attacker, secret, profile):
    """Cells that the attacker can tell from too few counts."""
    true = attacker.values
    far = profile.threshold - 1
    low, high = {c: true[c] for c in secret}, {c: true[c] for c in secret}

    def see(point):
        for cell in secret:
            low[cell] = min(low[cell], point[cell])
            high[cell] = max(high[cell], point[cell])

    def is_narrow(cell):
        counts = np.floor(high[cell] + 1e-6) - np.ceil(low[cell] - 1e-6) + 1
        return counts < profile.threshold or high[cell] + 1e-6 < profile.threshold

    for place in sorted({c.municipality for c in secret}):
        wanted = [c for c in secret if c.municipality == place and is_narrow(c)]
        if wanted:
            see(attacker.reach(wanted, 1, far))
    for cell in secret:
        for sign in (1, -1):
            if is_narrow(cell):
                see(attacker.reach([cell], sign, far))
    return {cell: (low[cell], high[cell]) for cell in secret if is_narrow(cell)}
