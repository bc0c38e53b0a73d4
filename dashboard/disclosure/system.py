"""The relations as a system of linear inequalities, with the true counts in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array

from dashboard.disclosure import programs
from dashboard.disclosure.attackers import Attackers
from dashboard.disclosure.carriers import PAST
from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import NOTHING, Common
from dashboard.disclosure.division import divided
from dashboard.disclosure.generation import (
    NOBODY,
    Need,
    Priced,
    enriched,
    joined,
    needed,
)
from dashboard.disclosure.movers import Kinds, Movers
from dashboard.disclosure.parts import Part, fits, settled
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Floats, Mask, Model, Numbers, Rows
from dashboard.disclosure.relations import Relation, of_residents
from dashboard.disclosure.table import COVERAGES, Table

SLACK = 1e-6
"""How far a solver may be from the number it means."""

_MOVERS = "movers"

_EASY = 800
"""Columns beside which others that only give room cost little time."""


class ContradictionError(ValueError):
    """Counts that no data set has."""


@dataclass(frozen=True, kw_only=True)
class System:
    """Rows are relations, columns unknowns: first the given cells, then stretches.

    After these columns those of movers: how many families there are of each kind that
    is met in several places; without these all is true of those that stay. `low` and
    `high` say what a shown count may mean; `public` cells are known, and `attackers`
    says who knows which cells exactly. `stays` rows are true of families that stay; it
    `presumes` which window is before another, as the calendar says. What each
    `untold` one is may follow for others; it is released to nobody.
    """

    table: Table
    stays: Mask
    presumes: bool

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

    @property
    def places(self) -> Numbers:
        """Numbers of the places that the columns are of."""
        names = [cell.municipality for cell in self.names]
        _each, numbers = np.unique(names, return_inverse=True)
        return numbers

    @property
    def moves(self) -> bool:
        """Whether some of its families are met in several places."""
        return any(cell.measure.startswith(_MOVERS) for cell in self.names)

    @cached_property
    def parts(self) -> list[Part]:
        """What may move together, the small parts first."""
        each = divided(self.names, self.truth[: self.given])
        return [
            Part(self.rows, self.truth, one.columns, one.asked, self.given)
            for one in each
        ]


def build(
    values: Mapping[Cell, int],
    profile: Profile,
    common: Common = NOTHING,
    point: Floats | None = None,
) -> System:
    """Set up the system of these counts.

    A `point` that is possible need not be looked for again. Raises
    ContradictionError where no data set has these counts.
    """
    for presume in (True, False):
        system = unsolved(values, profile, common, presume=presume)
        plain = _without(system, _riders(system))
        if point is not None and _has(plain, point):
            return replace(plain, truth=point)
        truth = settled(plain.rows, *_fixed(plain), plain.places)
        if truth is not None:
            return replace(plain, truth=truth)
        called = _with_few_riders(_with_movers(system, common))
        if called is None:
            continue
        truth = settled(called.rows, *_fixed(called))
        if truth is not None:
            return replace(called, truth=truth)
    raise ContradictionError


def _riders(system: System) -> Mask:
    """Which unknowns are persons who were not noted where their family was met."""
    return np.array([cell.measure.startswith(PAST) for cell in system.names], bool)


def _without(system: System, left_out: Mask) -> System:
    """Leave out some of the columns."""
    kept = np.flatnonzero(~left_out)
    matrix = csr_array(csc_array(system.rows.matrix)[:, kept])
    return replace(
        system,
        names=tuple(system.names[column] for column in kept),
        rows=replace(system.rows, matrix=matrix, stands=abs(matrix)),
        truth=system.truth[kept],
    )


def _with_few_riders(system: System) -> System | None:
    """Keep what unknowns of persons the counts call for: others cost time."""
    riders = _riders(system)
    found = Model(system.rows).cheapest(*_fixed(system), riders.astype(float))
    return found and _without(system, riders & (found[0] < SLACK))


def _with_movers(system: System, common: Common) -> System:
    """Add the kinds of families in several places that the counts call for."""
    movers = movers_of(system)
    kinds, priced = called_for(system, movers, common)
    if priced.torn:
        return system
    if len(system.names) < _EASY:
        kinds = enriched(kinds, movers)
    return extended(system, movers, kinds)


def called_for(
    system: System, movers: list[Movers], common: Common, moving: Numbers = NOBODY
) -> tuple[list[Kinds], Priced]:
    """Find kinds of families with which the counts fit, but for those `moving`."""
    # Totals may need families in several places, and persons families of their kind.
    hard = [
        cell.municipality == TOTAL or cell.measure.startswith("persons")
        for cell in system.names
    ]
    low, high = _fixed(system)
    need = Need(
        rows=system.rows,
        stays=system.stays,
        low=low,
        high=high,
        counts=system.truth,
        loose=system.stays & system.rows.standing(np.array(hard)),
        moving=moving,
    )
    return needed(need, movers, [one.kinds(common.movers) for one in movers])


def extended(
    system: System, movers: Sequence[Movers], kinds: Sequence[Kinds]
) -> System:
    """Add columns for kinds of families in several places, of each measure."""
    added = [one.counted(own) for one, own in zip(movers, kinds, strict=True)]
    known, more = len(system.names), sum(map(len, kinds))
    names = [
        Cell(measure=f"{_MOVERS} {n}", municipality="", since=date.min, until=date.max)
        for n in range(known, known + more)
    ]
    return replace(
        system,
        names=(*system.names, *names),
        rows=joined(system.rows, system.stays, added),
        truth=np.concatenate([system.truth, np.zeros(more)]),
    )


def movers_of(system: System) -> list[Movers]:
    """Return who may be met in several places, by measure."""
    every = [
        Movers(system.table, system.names, one, presume=system.presumes)
        for one in COVERAGES
    ]
    return [one for one in every if len(one.atoms)]


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
    """Set up the system of counts that no data set may have, nobody being a mover."""
    table = Table(values, common.extent)
    found = of_residents(table, disjoint=profile.disjoint)
    found += [Relation(terms=one, equal=True) for one in common.sums]
    rows = [one for one in found if presume or not one.presumed]
    return replace(_system(table, rows, profile, common), presumes=presume)


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
    """What an outsider must reckon with, found by adding up alone.

    The system's own point is within all bounds and keeps to every relation. Of another
    only what is other in it must be looked at, and the relations that it stands in.
    """

    def __init__(self, system: System, hidden: Mask) -> None:
        nobody = np.zeros(system.given, bool)
        self._low, self._high = bounds(system, hidden, nobody)
        self._matrix = csc_array(system.rows.matrix)
        self._equal = system.rows.equal
        self._truth = system.truth
        self._sums = self._matrix @ system.truth
        self._is_possible = self._within(slice(None), system.truth) and self._keeps(
            self._sums, self._equal
        )

    def holds(self, columns: Numbers, counts: Floats) -> bool:
        """Whether other counts in some columns are within all bounds and relations."""
        if not self._is_possible or not self._within(columns, counts):
            return False
        moved = self._matrix[:, columns].tocoo()
        rows, at = np.unique(moved.row, return_inverse=True)
        more = moved.data * (counts - self._truth[columns])[moved.col]
        sums = self._sums[rows] + np.bincount(at, more, len(rows))
        return self._keeps(sums, self._equal[rows])

    def _within(self, columns: Numbers | slice, counts: Floats) -> bool:
        low, high = self._low[columns] - SLACK, self._high[columns] + SLACK
        return bool(((low <= counts) & (counts <= high)).all())

    @staticmethod
    def _keeps(sums: Floats, equal: Mask) -> bool:
        return bool((np.where(equal, abs(sums), sums) <= SLACK).all())


def _has(system: System, point: Floats) -> bool:
    """Whether a point has the counts of a system and keeps to its relations."""
    if len(point) != len(system.truth):
        return False
    counts = system.truth[: system.given]
    is_same = (point[: system.given] == counts).all() and (point >= -SLACK).all()
    return bool(is_same) and fits(system.rows, point)


def _fixed(system: System) -> tuple[Floats, Floats]:
    nothing = np.zeros(system.given, bool)
    return bounds(system, nothing, ~nothing)


def _system(
    table: Table,
    found: list[Relation],
    profile: Profile,
    common: Common,
) -> System:
    values, cells = table.values, tuple(sorted(table.values))
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
        table=table,
        stays=np.array([one.stays for one in found], bool),
        presumes=True,
        rows=rows,
        truth=truth,
        low=np.array([low for low, _high in meant], float),
        high=np.array([high for _low, high in meant], float),
        public=np.array([cell in known for cell in cells], bool),
        untold=np.array([cell in common.untold for cell in cells], bool),
    )
