"""Linear programmes over relations: one model in HiGHS, asked again and again."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]

CEILING = 1e6
"""Counts that may grow to here have no upper bound."""

_DRAWS = 1
"""Pairs of opposite corners of what is possible, for a point in the middle."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Sums of columns that are zero (`equal`) or at most zero."""

    matrix: csr_array
    equal: Mask
    stands: csr_array
    """Which columns stand in which row, without their signs."""

    def only(self, some: Numbers) -> "Rows":
        """Some of the rows."""
        return Rows(
            matrix=self.matrix[some], equal=self.equal[some], stands=self.stands[some]
        )

    def standing(self, columns: Mask) -> Mask:
        """In which rows one of the columns stands."""
        return np.asarray(self.stands @ columns.astype(float) > 0)

    def ends(
        self, low: Floats, high: Floats, limits: Floats, rounds: int
    ) -> tuple[Floats, Floats]:
        """Move the ends of each column as far as one row after another tells.

        Until they stay, or for so many rounds. True as what programmes find, and
        sometimes wider, as no row knows what two say together.
        """
        high = np.minimum(high, CEILING)
        held = self.matrix.tocoo()
        for _round in range(rounds):
            nearer = _nearer(held, self.equal, limits, (low, high))
            if all(map(np.array_equal, nearer, (low, high))):
                break
            low, high = nearer
        return low, high


def _nearer(
    held: coo_array, equal: Mask, limits: Floats, ends: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Move each end as far as the ends of all others in one row leave room for it."""
    low, high = ends
    least, most = low.copy(), high.copy()
    for sign in (1, -1):
        factor = sign * held.data
        smallest = factor * np.where(factor > 0, low[held.col], high[held.col])
        others = np.bincount(held.row, smallest, held.shape[0])[held.row] - smallest
        room = sign * limits[held.row] - others
        # A sum of at most its limit is told from one side, one of just that from both.
        is_told = equal[held.row] | (sign > 0)
        up, down = is_told & (factor > 0), is_told & (factor < 0)
        np.minimum.at(most, held.col[up], room[up] / factor[up])
        np.maximum.at(least, held.col[down], room[down] / factor[down])
    return least, most


def picks(columns: Numbers, width: int) -> csr_array:
    """Return a row for each column named, with a one there."""
    many = len(columns)
    return csr_array((np.ones(many), (np.arange(many), columns)), shape=(many, width))


class SolverError(RuntimeError):
    """HiGHS found no optimum where there is one."""


def rows(terms: list[list[tuple[int, int]]], equal: list[bool], width: int) -> Rows:
    """Make rows of (column, sign) pairs."""
    places = [(row, *term) for row, one in enumerate(terms) for term in one]
    row, column, sign = np.array(places, int).reshape(-1, 3).T
    shape = (len(terms), width)
    matrix = csr_array((sign.astype(float), (row, column)), shape=shape)
    return Rows(matrix=matrix, equal=np.array(equal, bool), stands=abs(matrix))


class _Silent(highspy.Highs):
    """HiGHS that does not print its name before it can be told not to."""

    def enableCallbacks(self) -> None:  # noqa: N802  so it is called by its maker
        self.silent()


class Model:
    """Rows that are asked again and again: only bounds and costs change.

    The sums are zero, or at most zero, or so with other `limits`.
    What was found last is where the next search starts, so that one takes
    milliseconds.
    """

    def __init__(self, given: Rows, limits: Floats | None = None) -> None:
        self._width = given.matrix.shape[1]
        self._columns = np.arange(self._width, dtype=np.int32)
        self._highs = _Silent()  # type: ignore[no-untyped-call]
        self._highs.setOptionValue("threads", 1)
        self._highs.passModel(_programme(given, limits))

    def feasible(self, low: Floats, high: Floats) -> Floats | None:
        """Return a point within the bounds, if there is one."""
        if not self._solve(low, high, np.zeros(self._width)):
            return None
        return self._point()

    def middle(self, low: Floats, high: Floats) -> Floats | None:
        """Return a point away from the bounds and rows, as far as few draws tell."""
        random = np.random.default_rng(0)
        points = []
        for _ in range(_DRAWS):
            cost = random.uniform(-1, 1, self._width)
            for sign in (1, -1):
                if not self._solve(low, high, sign * cost):
                    return None
                points.append(self._point())
        return np.mean(points, axis=0)

    def cheapest(
        self, low: Floats, high: Floats, cost: Floats
    ) -> tuple[Floats, Floats] | None:
        """Return a point that costs least, and what a change of each row costs."""
        if not self._solve(low, high, cost):
            return None
        return self._point(), np.array(self._highs.getSolution().row_dual)

    def extreme(self, low: Floats, high: Floats, column: int, sign: int) -> Floats:
        """Move one column up (sign 1) or down (-1) as far as it goes."""
        cost = np.zeros(self._width)
        cost[column] = -sign
        self._optimum(low, high, cost)
        return self._point()

    def together(
        self, low: Floats, high: Floats, start: Floats, reach: Floats
    ) -> Floats:
        """Move many columns at once by at most what `reach` says, as far as they go.

        A column with reach 0 is free to make way for the others.
        """
        end = start + reach
        low = np.where(reach, np.maximum(low, np.minimum(start, end)), low)
        high = np.where(reach, np.minimum(high, np.maximum(start, end)), high)
        self._optimum(low, high, -np.sign(reach))
        return self._point()

    def _optimum(self, low: Floats, high: Floats, cost: Floats) -> None:
        if not self._solve(low, high, cost):
            # Where the last search ended may mislead; the truth is always possible.
            self._highs.clearSolver()
            if not self._solve(low, high, cost):
                raise SolverError(self._highs.getModelStatus())

    def _solve(self, low: Floats, high: Floats, cost: Floats) -> bool:
        most = np.minimum(high, CEILING)
        self._highs.changeColsBounds(self._width, self._columns, low, most)
        self._highs.changeColsCost(self._width, self._columns, cost)
        self._highs.run()
        # Where nothing is counted there is nothing to solve.
        solved = highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty
        return self._highs.getModelStatus() in solved

    def _point(self) -> Floats:
        return np.array(self._highs.getSolution().col_value)


def _programme(given: Rows, limits: Floats | None) -> highspy.HighsLp:
    programme = highspy.HighsLp()
    programme.num_row_, programme.num_col_ = given.matrix.shape
    programme.col_cost_ = np.zeros(programme.num_col_)
    programme.col_lower_ = np.zeros(programme.num_col_)
    programme.col_upper_ = np.full(programme.num_col_, CEILING)
    most = np.zeros(programme.num_row_) if limits is None else limits
    programme.row_lower_ = np.where(given.equal, most, -np.inf)
    programme.row_upper_ = most
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_ = given.matrix.indptr
    programme.a_matrix_.index_ = given.matrix.indices
    programme.a_matrix_.value_ = given.matrix.data
    return programme
