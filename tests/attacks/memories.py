"""A third attacker, who walks with families from month to month.

All that matters of a family's past is in which running windows it was met, where, and
whether it was noted there (about a domain). How many families take each step from one
such memory to the next says every count; the attacker knows nothing else. Numbers of
persons are walks of their own beside families: a family has at most so many.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise, product

import highspy
import numpy as np
from scipy.sparse import csr_array

from dashboard.disclosure.cells import TOTAL

MOST = 99
FAR = 1e5
DOMAIN, PERSONS = "health", "persons"
EVER = ("ever",)


@dataclass(frozen=True, kw_only=True)
class Days:
    """A released window, the window before it, and whether all is told of it."""

    span: tuple
    before: tuple | None = None
    is_long: bool = False


class Walks:
    """Steps of families through the months between `days`, and which cells count them.

    `noted` is what is noted of some of their meetings: a cell's measure and domain.
    """

    def __init__(self, values, windows, days, noted=None):
        self.values, self.windows, self.noted = values, windows, noted
        self.months = list(pairwise(days))
        self.spans = [
            (max(w.span[0], days[0]), min(w.span[1], days[-1])) for w in windows
        ]
        known = {w.span: n for n, w in enumerate(windows)}
        self.before = [known.get(w.before) for w in windows]
        self.places = sorted({c.municipality for c in values} - {TOTAL})
        self.cells = {
            (c.measure, c.municipality, c.domain, c.since, c.until): c for c in values
        }
        self.steps, self.balance, self.counted = [], [], defaultdict(list)
        self._walk()

    def _walk(self):
        known = {tuple(frozenset() for _place in self.places): []}
        for number in range(len(self.months)):
            after = defaultdict(list)
            for memory, arrived in known.items():
                left = []
                for levels in product(
                    range(2 + bool(self.noted)), repeat=len(self.places)
                ):
                    then, cells = self._step(memory, levels, number)
                    if any(not self.values[cell] for cell in cells):
                        continue
                    step = len(self.steps)
                    self.steps.append(
                        (number, _plain(memory), tuple(map(bool, levels)))
                    )
                    left.append(step)
                    after[then].append(step)
                    for cell in cells:
                        self.counted[cell].append(step)
                if number:
                    self.balance.append((arrived, left))
            known = after

    def _step(self, memory, levels, number):
        since, until = self.months[number]
        own = [set(one) for one in memory]
        for one, level in zip(own, levels, strict=True):
            for n, (start, end) in enumerate(self.spans):
                if start == since and EVER in one:
                    one.add(("old", n))
                if level and start <= since and until <= end:
                    one.update([("met", n), ("noted", n)][:level])
            if level:
                one.add(EVER)
        ended = [n for n, (_start, end) in enumerate(self.spans) if end == until]
        every = set().union(*own)
        there = [*zip(self.places, own, strict=True), (TOTAL, every)]
        cells = [
            c for n in ended for place, one in there for c in self._ended(place, one, n)
        ]
        kept = {n for n, (_start, end) in enumerate(self.spans) if end > until}
        old = {n for n in kept if self.windows[n].is_long}
        asked = kept | {self.before[n] for n in old}
        return tuple(
            frozenset(i for i in one if self._is_kept(i, asked, old)) for one in own
        ), cells

    def _is_kept(self, item, asked, old):
        return item == EVER or item[1] in (old if item[0] == "old" else asked)

    def _ended(self, place, one, n):
        """The cells of a window that count a family which was met in it so."""
        if ("met", n) not in one:
            return
        part = "new"
        if ("old", n) in one:
            before = ("met", self.before[n])
            part = "continuing" if before in one else "returning"
        names = [("families", TOTAL), (part, TOTAL)]
        if ("noted", n) in one:
            names.append(self.noted)
        for measure, domain in names:
            cell = self.cells.get((measure, place, domain, *self.windows[n].span))
            if cell is not None:
                yield cell


def _plain(memory):
    return tuple(frozenset(i for i in one if i[0] != "noted") for one in memory)


class Attacker:
    """Linear programme of one who knows how families walk; of nothing else."""

    def __init__(self, values, shape, profile, noted=None):
        self.values, self.profile = values, profile
        self.cells = sorted(values)
        self.rows, self.width = [], 0
        windows, days = shape
        about = ("families", DOMAIN) if noted == DOMAIN else None
        families = Walks(values, windows, days, about)
        at = self._take(families, [c for c in self.cells if c.measure != "persons"])
        if noted == PERSONS:
            units = Walks(values, windows, days, (PERSONS, TOTAL))
            here = self._take(units, [c for c in self.cells if c.measure == "persons"])
            self._carried(families, at, units, here)
        self._sums()
        self._model()

    def _take(self, walks, cells):
        """Give each step a column; cells are columns before all steps."""
        start = len(self.cells) + self.width
        self.width += len(walks.steps)
        for arrived, left in walks.balance:
            self.rows.append((_signs(start, arrived, left), 0, 0))
        for cell in cells:
            row = _signs(start, walks.counted[cell], ())
            self.rows.append(({self.cells.index(cell): -1, **row}, 0, 0))
        return start

    def _carried(self, families, at, units, here):
        """Persons take a step only with families that take it."""
        carriers, carried = defaultdict(list), defaultdict(list)
        for n, step in enumerate(families.steps):
            carriers[step].append(at + n)
        for n, step in enumerate(units.steps):
            if any(step[2]) or any(step[1]):
                carried[step].append(here + n)
        for step, columns in carried.items():
            row = dict.fromkeys(columns, 1)
            self.rows.append((row | dict.fromkeys(carriers[step], -MOST), -np.inf, 0))

    def _sums(self):
        """Totals that are sums of their places, where one may presume that."""
        for n, cell in enumerate(self.cells):
            if (
                cell.municipality != TOTAL
                or not self.profile.disjoint
                or cell.measure == "persons"
            ):
                continue
            own = [
                m
                for m, c in enumerate(self.cells)
                if _alike(c, cell) and c.municipality != TOTAL
            ]
            if (
                own
                and sum(self.values[self.cells[m]] for m in own) == self.values[cell]
            ):
                self.rows.append(({n: 1, **dict.fromkeys(own, -1)}, 0, 0))

    def _model(self):
        places = [
            (r, c, k)
            for r, (row, _l, _h) in enumerate(self.rows)
            for c, k in row.items()
        ]
        row, column, sign = np.array(places, float).T
        width = len(self.cells) + self.width
        matrix = csr_array(
            (sign, (row.astype(int), column.astype(int))), shape=(len(self.rows), width)
        )
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = matrix.shape
        lp.col_cost_, lp.col_lower_ = np.zeros(width), np.zeros(width)
        lp.col_upper_ = np.full(width, FAR)
        lp.row_lower_ = np.array([low for _r, low, _h in self.rows], float)
        lp.row_upper_ = np.array([high for _r, _l, high in self.rows], float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
        lp.a_matrix_.value_ = matrix.data
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.passModel(lp)

    def _limits(self, hidden, exact):
        for number, cell in enumerate(self.cells):
            value, base = self.values[cell], self.profile.base
            low = high = value
            if value and cell not in exact:
                low, high = 1, FAR
                if cell not in hidden:
                    shown = (value + base // 2) // base * base
                    low = max(shown - base // 2, self.profile.threshold)
                    high = shown - base // 2 + base - 1
            self.highs.changeColBounds(number, low, high)

    def narrow(self, hidden, exact):
        """Hidden cells that may be too few different counts, with their ends."""
        self._limits(hidden, exact)
        secret = [n for n, c in enumerate(self.cells) if c in hidden and c not in exact]
        seen = {n: [float(self.values[self.cells[n]])] * 2 for n in secret}
        for sign, column in product((1, -1), secret):
            if self._is_narrow(seen[column]):
                most = self.values[self.cells[column]] + self.profile.threshold
                self.highs.changeColBounds(column, 1, most)
                self.highs.changeColCost(column, -sign)
                self.highs.run()
                assert self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
                point = self.highs.getSolution().col_value
                self.highs.changeColCost(column, 0)
                self.highs.changeColBounds(column, 1, FAR)
                for n, ends in seen.items():
                    seen[n] = [min(ends[0], point[n]), max(ends[1], point[n])]
        return {self.cells[n]: tuple(e) for n, e in seen.items() if self._is_narrow(e)}

    def _is_narrow(self, ends):
        low, high = np.ceil(ends[0] - 1e-6), np.floor(ends[1] + 1e-6)
        return high - low + 1 < self.profile.threshold or high < self.profile.threshold

    def told(self, hidden, owners=None):
        """What breaks the promise: who tells which cell, and what is left of it."""
        found = []
        whose = {
            c: (owners or {}).get(c.municipality, c.municipality) for c in self.values
        }
        for name in ("", *sorted(set(whose.values()) - {TOTAL})):
            known = {cell for cell, owner in whose.items() if owner == name}
            if left := self.narrow(hidden, known):
                most = {c for c in self.values if self.values[c]}
                anyway = self.narrow(most, known)
                found += [(name, c, left[c]) for c in left.keys() - anyway.keys()]
        return found


def _alike(one, other):
    return (one.measure, one.since, one.until, one.domain) == (
        other.measure,
        other.since,
        other.until,
        other.domain,
    )


def _signs(start, plus, minus):
    row = defaultdict(int)
    for n in plus:
        row[start + n] += 1
    for n in minus:
        row[start + n] -= 1
    return dict(row)
