"""Families met in several places: what one of each kind adds to every count.

A kind of family is where and in which stretches of time it was met, and about what.
Whatever the counts say, any number of families of any kind is a data set.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, csr_array, hstack, identity, vstack

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Visit
from dashboard.disclosure.hits import Hit, Hits
from dashboard.disclosure.programs import Floats, Mask, picks
from dashboard.disclosure.table import Table

Kinds = NDArray[np.bool_]
"""A row for each kind of family, a column for each place, stretch and domain."""

_LEAST = 1e-6
"""What a kind must weigh to be worth a column."""

_FAR = 1e6
"""What it costs to be counted where the count is none."""

_STEPS = 30
_CROWD = 12
"""Steps of looking for a better kind, and kinds that are looked around at each."""

_FLIPS = 150
"""Meetings that are tried around a kind; of fewer all."""

_SOME = 8
"""Kinds that are given at once."""

_NODES = 50
"""How long it is looked for the very best kind, where no step led to one."""


class Movers:
    """Families of any kind that one measure counts (families, or persons in them).

    `names` are the counts, the given ones and the stretches that are not published.
    Where one may not `presume` which window was before, families are not told apart
    by it.
    """

    def __init__(
        self, table: Table, names: Sequence[Cell], measure: str, *, presume: bool
    ) -> None:
        self._hits = Hits(table, measure, presume=presume)
        self.measure, self.width, self.atoms = measure, len(names), self._hits.atoms
        self._at = {atom: number for number, atom in enumerate(self.atoms)}
        self._numbers: dict[Hit, int] = {}
        own = [(n, cell) for n, cell in enumerate(names) if self._hits.counts(cell)]
        added = [
            (self._numbers.setdefault(hit, len(self._numbers)), column, sign)
            for column, cell in own
            for hit, sign in self._hits.of(cell)
        ]
        self._adds = _matrix(added, (len(self._numbers), len(names)))
        self._inside = self._atoms_of_hits()
        none = [n for n, cell in own if table.values.get(cell, 1) == 0]
        self._nobodys = self._adds[:, none]
        self._with = np.eye(len(self.atoms), dtype=bool)
        for number, place, stretch in self._about():
            self._with[number, self._at[TOTAL, place, stretch]] = True
        self._without = self._with.T

    def counted(self, kinds: Kinds) -> csr_array:
        """What one family of each kind adds: a row for each count."""
        return csr_array((self._hit(kinds) @ self._adds).T)

    def possible(self, kinds: Kinds) -> Kinds:
        """Keep the kinds that no count of none would have counted."""
        return kinds[~self._is_wrong(kinds)]

    def kinds(self, families: Iterable[Sequence[Visit]]) -> Kinds:
        """The kinds of some families; of persons, by how many there were at least."""
        is_of_persons = self.measure == "persons"
        found = [self.nobody]
        for visits in families:
            least = {one.persons for one in visits} - {0} if is_of_persons else {0}
            found += [self._kind(visits, number) for number in sorted(least)]
        return self.possible(each_once(found))

    def _kind(self, visits: Iterable[Visit], least: int) -> Kinds:
        found = np.zeros((1, len(self.atoms)), bool)
        for visit in visits:
            number = bisect(self._hits.days, visit.day) - 1
            for domain in (TOTAL, *self._hits.about(visit, least)):
                if (domain, visit.place, number) in self._at:
                    found[0, self._at[domain, visit.place, number]] = True
        return found

    def visits(self, kinds: Kinds) -> Iterator[list[Visit]]:
        """Families of some kinds, by their meetings."""
        for kind in kinds:
            about: dict[tuple[str, int], list[str]] = defaultdict(list)
            for number in np.flatnonzero(kind):
                domain, place, stretch = self.atoms[number]
                about[place, stretch].append(domain)
            yield [
                self._hits.visit(place, stretch, domains)
                for (place, stretch), domains in about.items()
            ]

    def around(self, kinds: Kinds) -> Kinds:
        """Kinds that were met once more, or once less, or in one place less."""
        each = [kinds, *map(self._near, kinds)]
        where = np.array([place for _domain, place, _number in self.atoms])
        each += [kinds & (where != place) for place in sorted(set(where))]
        every = each_once(each)
        return self.possible(every[every.any(axis=1)])

    def better(self, weights: Floats, *, thorough: bool = True) -> Kinds:
        """Some kinds whose counts weigh most; none if none weighs anything.

        Whether none does is only known for sure where one looks thoroughly.
        """
        gain = self._adds @ weights
        if not gain.any():
            return self.nobody
        found = self._climbed(gain)
        if len(found) or not thorough or len(self.atoms) > 2 * _FLIPS:
            return found
        return self._best(gain)

    @property
    def nobody(self) -> Kinds:
        """No kind at all."""
        return np.zeros((0, len(self.atoms)), bool)

    def _climbed(self, gain: Floats) -> Kinds:
        """Meet families once more, or once less, as long as they weigh more so."""
        kinds = self._with
        weight = self._weight(kinds, gain)
        for _step in range(_STEPS):
            chosen = np.argsort(-weight, kind="stable")[:_CROWD]
            near = each_once([kinds[chosen], *map(self._near, kinds[chosen])])
            weights = self._weight(near, gain)
            if weights.max() <= weight.max() + _LEAST:
                break
            kinds, weight = near, weights
        order = np.argsort(-weight, kind="stable")[:_SOME]
        return kinds[order[weight[order] > _LEAST]]

    def _near(self, kind: NDArray[np.bool_]) -> Kinds:
        """The kinds that one meeting more, or less, makes of one; at most so many."""
        atoms = np.arange(len(kind))
        if len(atoms) > _FLIPS:
            atoms = np.random.default_rng(int(kind.sum())).choice(atoms, _FLIPS, False)
        more = kind | self._with[atoms]
        less = kind & ~self._without[atoms]
        return np.where(kind[atoms, np.newaxis], less, more)

    def _hit(self, kinds: Kinds) -> csr_array:
        """A row for each kind, a column for each hit."""
        met = csr_array(kinds.astype(float)) @ self._inside
        return csr_array(met > 0).astype(float)

    def _is_wrong(self, kinds: Kinds) -> Mask:
        """Which kinds a count of none would have counted."""
        return self._wrong(self._hit(kinds)) > _LEAST

    def _weight(self, kinds: Kinds, gain: Floats) -> Floats:
        hit = self._hit(kinds)
        return hit @ gain - _FAR * self._wrong(hit)

    def _wrong(self, hit: csr_array) -> Floats:
        """How often each kind is counted where the count is none."""
        return np.asarray(abs(hit @ self._nobodys).sum(axis=1)).ravel()

    def _best(self, gain: Floats) -> Kinds:
        """The kind that weighs most, as far as some looking tells."""
        exact = np.asarray(abs(self._nobodys).sum(axis=1)).ravel() > 0
        rows, low, high = self._rules(gain, exact)
        many, hits = len(self.atoms), len(gain)
        found = milp(
            np.concatenate([np.zeros(many), -gain]),
            constraints=LinearConstraint(rows, low, high),
            integrality=np.concatenate([np.ones(many), np.zeros(hits)]),
            bounds=Bounds(0, 1),
            options={"node_limit": _NODES},
        )
        if found.x is None or -found.fun < _LEAST:
            return self.nobody
        return found.x[np.newaxis, :many] > 0.5  # noqa: PLR2004

    def _rules(self, gain: Floats, exact: Mask) -> tuple[csr_array, Floats, Floats]:
        """A hit is one of its atoms; what is about a domain was done; no count of none.

        Only the side of a hit that its gain presses against is needed.
        """
        inside = csr_array(self._inside.T)
        least = inside[(gain > 0) | exact]
        up = hstack([-least, identity(len(gain), format="csr")[(gain > 0) | exact]])
        hit, atom = inside[(gain < 0) | exact].nonzero()
        hit = np.flatnonzero((gain < 0) | exact)[hit]
        down = hstack([picks(atom, len(self.atoms)), -picks(hit, len(gain))])
        about = [(n, self._at[TOTAL, p, s]) for n, p, s in self._about()]
        pair = np.array(about, int).reshape(-1, 2)
        done = picks(pair[:, 0], len(self.atoms)) - picks(pair[:, 1], len(self.atoms))
        done = hstack([done, csr_array((len(pair), len(gain)))])
        none = csr_array(self._nobodys.T)
        none = hstack([csr_array((none.shape[0], len(self.atoms))), none])
        rows = csr_array(vstack([up, down, done, none]))
        high = np.zeros(rows.shape[0])
        low = np.full(rows.shape[0], -np.inf)
        low[rows.shape[0] - none.shape[0] :] = 0
        return rows, low, high

    def _about(self) -> Iterator[tuple[int, str, int]]:
        for number, (domain, place, stretch) in enumerate(self.atoms):
            if domain != TOTAL:
                yield number, place, stretch

    def _atoms_of_hits(self) -> csc_array:
        places = {place for _domain, place, _number in self.atoms}
        added = [
            (atom, hit, 1)
            for (domain, place, numbers), hit in self._numbers.items()
            for where in (sorted(places) if place == TOTAL else [place])
            for number in numbers
            if (atom := self._at.get((domain, where, number))) is not None
        ]
        return csc_array(_matrix(added, (len(self.atoms), len(self._numbers))))


def each_once(kinds: Sequence[Kinds]) -> Kinds:
    """Put kinds together, each once, in their order; eight places are one byte."""
    every = np.vstack(kinds)
    if not every.size:
        return every[:1]
    packed = np.ascontiguousarray(np.packbits(every, axis=1))
    whole = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    return every[np.unique(whole, return_index=True)[1]]


def _matrix(
    added: Sequence[tuple[int, int, float]], shape: tuple[int, int]
) -> csr_array:
    row, column, sign = np.array(added, float).reshape(-1, 3).T
    return csr_array((sign, (row.astype(int), column.astype(int))), shape=shape)
