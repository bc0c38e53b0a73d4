"""The relations as a system of linear inequalities, with the true counts in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure import programs
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import NOTHING, Common
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Floats, Mask, Model, Rows
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
    `owners` says who knows each cell exactly.
    """

    cells: tuple[Cell, ...]
    owners: NDArray[np.str_]
    rows: Rows
    model: Model
    truth: Floats
    low: Floats
    high: Floats
    public: Mask

    @property
    def given(self) -> int:
        """How many columns are given cells."""
        return len(self.cells)


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
        stretches = system.model.feasible(*_fixed(system))
        if stretches is not None:
            return replace(system, truth=stretches)
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


def bounds(system: System, hidden: Mask, own: Mask) -> tuple[Floats, Floats]:
    """Smallest and largest count of each column, for one who knows its own."""
    given = system.given
    truth = system.truth[:given]
    low, high = np.zeros(len(system.truth)), np.full(len(system.truth), np.inf)
    unknown = hidden & ~system.public
    low[:given] = np.where(unknown, np.minimum(truth, 1), system.low)
    high[:given] = np.where(unknown, np.inf, system.high)
    low[:given] = np.where(own, truth, low[:given])
    high[:given] = np.where(own, truth, high[:given])
    return low, high


def possible(system: System, point: Floats, hidden: Mask) -> bool:
    """Whether a point is one that an outsider must reckon with, by adding up alone."""
    low, high = bounds(system, hidden, np.zeros(system.given, bool))
    sums = system.rows.matrix @ point
    fits = (low - SLACK <= point).all() and (point <= high + SLACK).all()
    fits &= (abs(sums[system.rows.equal]) <= SLACK).all()
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
    names = [common.owners.get(c.municipality, c.municipality) for c in cells]
    return System(
        cells=cells,
        owners=np.array(names, str),
        rows=rows,
        model=Model(rows),
        truth=truth,
        low=np.array([low for low, _high in meant], float),
        high=np.array([high for _low, high in meant], float),
        public=np.array([cell in known for cell in cells], bool),
    )
