"""The relations as a system of linear inequalities, with the true counts in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.disclosure import programs
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Floats, Mask, Rows
from dashboard.disclosure.relations import Relation, relations
from dashboard.disclosure.table import Table


class ContradictionError(ValueError):
    """Counts that no data set has."""


@dataclass(frozen=True, kw_only=True)
class System:
    """Rows are relations, columns unknowns: first the given cells, then stretches.

    `low` and `high` say what a shown count may mean; `public` cells are known.
    """

    cells: tuple[Cell, ...]
    rows: Rows
    truth: Floats
    low: Floats
    high: Floats
    public: Mask

    @property
    def given(self) -> int:
        """How many columns are given cells."""
        return len(self.cells)


def build(
    values: Mapping[Cell, int], profile: Profile, known: Collection[Cell] = ()
) -> System:
    """Set up the system of these counts, of which some are known exactly anyway.

    Raises ContradictionError where no data set has these counts.
    """
    for guess, presume in ((True, True), (True, False), (False, False)):
        found = relations(Table(values, guess=guess), disjoint=profile.disjoint)
        rows = [one for one in found if presume or not one.presumed]
        system = _system(values, rows, profile, known)
        stretches = programs.feasible(system.rows, *_fixed(system))
        if stretches is not None:
            return replace(system, truth=stretches)
    raise ContradictionError


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


def _fixed(system: System) -> tuple[Floats, Floats]:
    nothing = np.zeros(system.given, bool)
    return bounds(system, nothing, ~nothing)


def _system(
    values: Mapping[Cell, int],
    found: list[Relation],
    profile: Profile,
    known: Collection[Cell],
) -> System:
    cells = tuple(sorted(values))
    columns = {cell: number for number, cell in enumerate(cells)}
    for relation in found:
        for cell, _sign in relation.terms:
            columns.setdefault(cell, len(columns))
    truth = np.zeros(len(columns))
    truth[: len(cells)] = [values[cell] for cell in cells]
    meant = [
        (values[cell], values[cell]) if cell in known else profile.meant(values[cell])
        for cell in cells
    ]
    return System(
        cells=cells,
        rows=programs.rows(
            [[(columns[cell], n) for cell, n in one.terms] for one in found],
            [one.equal for one in found],
            len(columns),
        ),
        truth=truth,
        low=np.array([low for low, _high in meant], float),
        high=np.array([high for _low, high in meant], float),
        public=np.array([cell in known for cell in cells], bool),
    )
