"""Linear programmes over relations, solved by HiGHS."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import block_array, csc_array, csr_array, eye_array

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]

CEILING = 1e6
"""Counts that may grow to here have no upper bound."""

_NONE = 1e-7


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Sums of columns that are zero (`equal`) or at most zero."""

    matrix: csc_array
    equal: Mask
    stands: csr_array
    """Which columns stand in which row, without their signs."""

    def touching(self, columns: Mask) -> Mask:
        """Rows in which one of the columns stands."""
        return np.asarray(self.stands @ columns.astype(float) > 0)

    def columns(self, rows: Mask) -> Mask:
        """Columns that stand in one of the rows."""
        return np.asarray(self.stands.T @ rows.astype(float) > 0)


@dataclass(frozen=True, kw_only=True)
class Extreme:
    """A possible point with one column as far up or down as the rows allow."""

    point: Floats
    binding: Mask


def rows(terms: list[list[tuple[int, int]]], equal: list[bool], width: int) -> Rows:
    """Make rows of (column, sign) pairs."""
    places = [(row, *term) for row, one in enumerate(terms) for term in one]
    row, column, sign = np.array(places, int).reshape(-1, 3).T
    shape = (len(terms), width)
    matrix = csr_array((sign.astype(float), (row, column)), shape=shape)
    return Rows(
        matrix=csc_array(matrix), equal=np.array(equal, bool), stands=abs(matrix)
    )


def feasible(given: Rows, low: Floats, high: Floats) -> Floats | None:
    """Return a point within the bounds, if there is one."""
    problem = _Reduced(given, low, high)
    if not problem.free.any():
        sums = given.matrix @ low
        fits = np.where(given.equal, sums == 0, sums <= 0).all()
        return low.copy() if fits else None
    found = problem.solve(np.zeros(int(problem.free.sum())))
    return problem.whole(found.x) if found.status == 0 else None


def extreme(given: Rows, low: Floats, high: Floats, column: int, sign: int) -> Extreme:
    """Move one column up (sign 1) or down (-1) as far as it goes."""
    high = high.copy()
    high[column] = min(high[column], CEILING)
    problem = _Reduced(given, low, high)
    objective = np.zeros(len(low))
    objective[column] = -sign
    found = problem.solve(objective[problem.free])
    return Extreme(point=problem.whole(found.x), binding=problem.binding(found))


def together(
    given: Rows, low: Floats, high: Floats, start: Floats, reach: Floats
) -> Floats:
    """Move many columns at once by as much as `reach` says, or as far as they go.

    A column with reach 0 is free to make way for the others.
    """
    problem = _Reduced(given, low, high)
    wanted = np.flatnonzero(reach[problem.free])
    sign = np.sign(reach[problem.free][wanted])
    free = int(problem.free.sum())
    pick = csr_array(
        (-sign, (np.arange(len(wanted)), wanted)), shape=(len(wanted), free)
    )
    objective = np.concatenate([np.zeros(free), -np.ones(len(wanted))])
    limits = (
        np.concatenate([low[problem.free], np.full(len(wanted), -CEILING)]),
        np.concatenate([high[problem.free], abs(reach[problem.free][wanted])]),
    )
    found = problem.solve(
        objective,
        limits,
        (pick, -sign * start[problem.free][wanted]),
    )
    return problem.whole(found.x[:free])


class _Reduced:
    """The rows with every column filled in that the bounds leave no choice."""

    def __init__(self, given: Rows, low: Floats, high: Floats) -> None:
        self.free: Mask = high > low
        self._low, self._high = low, high
        matrix = csr_array(given.matrix[:, self.free])
        self._kept = np.diff(matrix.indptr) > 0
        self._matrix = matrix[self._kept]
        self._equal = given.equal[self._kept]
        filled = np.where(self.free, 0, low)
        self._limit = -(given.matrix @ filled)[self._kept]

    def solve(
        self,
        objective: Floats,
        limits: tuple[Floats, Floats] | None = None,
        more: tuple[csr_array, Floats] | None = None,
    ) -> OptimizeResult:
        """Minimise over the free columns, and over as many more as the rows add."""
        low, high = limits or (self._low[self.free], self._high[self.free])
        below, limit = self._matrix[~self._equal], self._limit[~self._equal]
        equal = self._matrix[self._equal]
        if more:
            added, bound = more
            below = block_array([[below, None], [added, eye_array(len(bound))]])
            limit = np.concatenate([limit, bound])
            equal = block_array([[equal, csr_array((equal.shape[0], len(bound)))]])
        return linprog(
            objective,
            A_ub=below,
            b_ub=limit,
            A_eq=equal,
            b_eq=self._limit[self._equal],
            bounds=np.column_stack([low, high]),
            method="highs",
        )

    def whole(self, found: Floats) -> Floats:
        """Put what was found for the free columns beside the others."""
        point = self._low.copy()
        point[self.free] = found
        return point

    def binding(self, found: OptimizeResult) -> Mask:
        """Rows that stopped the objective."""
        dual = np.zeros(len(self._equal))
        dual[self._equal] = found.eqlin.marginals
        dual[~self._equal] = found.ineqlin.marginals
        rows = np.zeros(len(self._kept), bool)
        rows[np.flatnonzero(self._kept)] = abs(dual) > _NONE
        return rows
