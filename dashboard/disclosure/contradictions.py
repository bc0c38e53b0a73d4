"""Which new counts no data set has together with those that were shown before."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import product

import numpy as np
from scipy.sparse import csr_array, hstack, identity, vstack

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Model, Rows
from dashboard.disclosure.system import (
    SLACK,
    ContradictionError,
    System,
    unsolved,
)
from dashboard.disclosure.table import COVERAGES, span_of
from dashboard.disclosure.windows import Span


def contradicting(
    values: Mapping[Cell, int],
    fixed: Collection[Cell],
    profile: Profile,
    common: Common,
) -> set[Cell]:
    """Return the counts that must be left out for the others to be possible together.

    The `fixed` ones stay: they were shown. Of the others those go that are furthest
    from what is possible beside them, all together as near as can be.
    ContradictionError where the fixed ones contradict each other.
    """
    out = _untrue_zeros(values, fixed)
    values = {cell: value for cell, value in values.items() if cell not in out}
    for presume in (True, False):
        system = unsolved(values, profile, common, presume=presume)
        moving = np.flatnonzero([cell not in fixed for cell in system.cells])
        model, low, high = _elastic(system, moving)
        point = model.least(low, high, slice(len(system.truth) + 1, None))
        if point is not None:
            off = point[len(system.truth) + 1 :].reshape(2, -1).sum(axis=0)
            return out | {system.cells[column] for column in moving[off > SLACK]}
    raise ContradictionError


def _untrue_zeros(values: Mapping[Cell, int], fixed: Collection[Cell]) -> set[Cell]:
    """New counts of none around somebody who was told of: they would be no unknowns.

    What is zero empties its days for everything in it.
    """
    somebody: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for cell in fixed:
        if values.get(cell) and cell.measure in COVERAGES:
            for place, domain in product(
                {cell.municipality, TOTAL}, {cell.domain, TOTAL}
            ):
                somebody[place, domain].append(span_of(cell))
    return {
        cell
        for cell, value in values.items()
        if not value and cell not in fixed and cell.measure in COVERAGES
        if any(map(span_of(cell).holds, somebody[cell.municipality, cell.domain]))
    }


def _elastic(
    system: System, moving: np.ndarray
) -> tuple[Model, np.ndarray, np.ndarray]:
    """Let some columns leave their counts; two columns each say how far.

    A column that is always one carries the counts into rows that add up to zero.
    """
    rows, width, many = system.rows, len(system.truth), len(moving)
    picked = csr_array((np.ones(many), (np.arange(many), moving)), shape=(many, width))
    counts = csr_array(system.truth[moving].reshape(-1, 1))
    own = hstack([picked, -counts, -identity(many), identity(many)])
    above = hstack([rows.matrix, csr_array((rows.matrix.shape[0], 1 + 2 * many))])
    matrix = csr_array(vstack([above, own]))
    equal = np.concatenate([rows.equal, np.ones(many, bool)])
    model = Model(Rows(matrix=matrix, equal=equal, stands=abs(matrix)))
    low = np.concatenate([np.zeros(width), [1], np.zeros(2 * many)])
    high = np.concatenate([np.full(width, np.inf), [1], np.full(2 * many, np.inf)])
    still = np.setdiff1d(np.arange(system.given), moving)
    low[still] = high[still] = system.truth[still]
    return model, low, high
