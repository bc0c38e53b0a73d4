"""The relations as a system of linear inequalities, with the true counts in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array

from dashboard.disclosure import programs
from dashboard.disclosure.attackers import Attackers
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import NOTHING, Common
from dashboard.disclosure.division import divided
from dashboard.disclosure.parts import Part, settled
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Floats, Mask, Rows
from dashboard.disclosure.relations import Relation, relations
from dashboard.disclosure.table import Table

SLACK = 1e-6
"""How far a solver may be from the number it means."""


class ContradictionError(ValueError):
    """Counts that no data set has."""


@dataclass(frozen=True, kw_only=True)
class System:
    """Rows are relations, columns unknowns: first the given cells, then stretches.

    `low` and `high` say what a shown count may mean; `public` cells are known, and
    `attackers` says who knows which cells exactly. What each `untold` one is may
    follow for others; it is released to nobody.
    """

    cells: tuple[Cell, ...]
    names: tuple[Cell, ...]
    attackers: Attackers
    rows: Rows
    truth: Floats
    low: Floats
    high: Floats
    public: Mask
    untold: Mask

    @property
    def given(self) -> int:
        """How many columns are given cells."""
        return len(self.cells)

    @cached_property
    def parts(self) -> list[Part]:
        """What may move together, the small parts first."""
        each = divided(self.names, self.truth[: self.given])
        return [Part(self.rows, self.truth, one.columns, one.asked) for one in each]


def build(
    values: Mapping[Cell, int], profile: Profile, common: Common = NOTHING
) -> System:
    """Set up the system of these counts.

    Raises ContradictionError where no data set has these counts.
    """
    found = _relations(values, profile, common)
    for presume in (True, False):
        rows = [one for one in found if presume or not one.presumed]
        system = _system(values, rows, profile, common)
        truth = settled(system.rows, *_fixed(system))
        if truth is not None:
            return replace(system, truth=truth)
    raise ContradictionError


def numbered(cells: Iterable[Cell], found: list[Relation]) -> dict[Cell, int]:
    """Number the unknowns: first the given cells, then what relations speak of too."""
    columns = {cell: number for number, cell in enumerate(cells)}
    for relation in found:
        for cell, _sign in relation.terms:
            columns.setdefault(cell, len(columns))
    return columns


def unsolved(
    values: Mapping[Cell, int], profile: Profile, common: Common, *, presume: bool
) -> System:
    """Set up the system of counts that no data set may have."""
    found = _relations(values, profile, common)
    rows = [one for one in found if presume or not one.presumed]
    return _system(values, rows, profile, common)


def bounds(
    system: System, hidden: Mask, own: Mask, part: Part | None = None
) -> tuple[Floats, Floats]:
    """Smallest and largest count of each column, for one who knows its own.

    Of all columns, or of those of a part.
    """
    columns = part.columns if part else np.arange(len(system.truth))
    low, high = np.zeros(len(columns)), np.full(len(columns), np.inf)
    cells = columns[columns < system.given]
    given = len(cells)
    truth, own = system.truth[cells], own[cells]
    unknown = hidden[cells] & ~system.public[cells]
    low[:given] = np.where(unknown, np.minimum(truth, 1), system.low[cells])
    high[:given] = np.where(unknown, np.inf, system.high[cells])
    low[:given] = np.where(own, truth, low[:given])
    high[:given] = np.where(own, truth, high[:given])
    return part.within(low, high) if part else (low, high)


class Measure:
    """What an outsider must reckon with, found by adding up alone."""

    def __init__(self, system: System, hidden: Mask) -> None:
        nobody = np.zeros(system.given, bool)
        self._low, self._high = bounds(system, hidden, nobody)
        self._matrix = csc_array(system.rows.matrix)
        self._equal = system.rows.equal
        self._truth = system.truth
        self._sums = self._matrix @ system.truth

    def holds(self, point: Floats) -> bool:
        """Whether a point is within all bounds and relations."""
        moved = np.flatnonzero(point != self._truth)
        sums = self._sums + self._matrix[:, moved] @ (point - self._truth)[moved]
        fits = (self._low - SLACK <= point).all() and (
            point <= self._high + SLACK
        ).all()
        fits &= (abs(sums[self._equal]) <= SLACK).all()
        return bool(fits and (sums <= SLACK).all())


def _relations(
    values: Mapping[Cell, int], profile: Profile, common: Common
) -> list[Relation]:
    found = relations(Table(values, common.extent), disjoint=profile.disjoint)
    return [*found, *(Relation(terms=one, equal=True) for one in common.sums)]


def _fixed(system: System) -> tuple[Floats, Floats]:
    nothing = np.zeros(system.given, bool)
    return bounds(system, nothing, ~nothing)


def _system(
    values: Mapping[Cell, int],
    found: list[Relation],
    profile: Profile,
    common: Common,
) -> System:
    cells = tuple(sorted(values))
    columns = numbered(cells, found)
    known = {c for c, n in common.published.items() if values.get(c) == n}
    truth = np.zeros(len(columns))
    truth[: len(cells)] = [values[cell] for cell in cells]
    meant = [
        (values[cell], values[cell]) if cell in known else profile.meant(values[cell])
        for cell in cells
    ]
    rows = programs.rows(
        [[(columns[cell], n) for cell, n in one.terms] for one in found],
        [one.equal for one in found],
        len(columns),
    )
    places = [cell.municipality for cell in cells]
    return System(
        cells=cells,
        names=tuple(columns),
        attackers=Attackers.of(places, common.owners, profile.coalition),
        rows=rows,
        truth=truth,
        low=np.array([low for low, _high in meant], float),
        high=np.array([high for _low, high in meant], float),
        public=np.array([cell in known for cell in cells], bool),
        untold=np.array([cell in common.untold for cell in cells], bool),
    )
