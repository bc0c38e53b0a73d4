"""A system in parts: some columns move, all others stay as in one possible data set.

What is found possible in a part is possible in the whole. Most counts can be widened
beside few others, and a small programme takes milliseconds.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from dashboard.disclosure.division import FEW
from dashboard.disclosure.programs import Floats, Mask, Model, Numbers, Rows

_MUCH = 1_000
_NONE = 1e-6
_EVERY = slice(None)


@dataclass(frozen=True, kw_only=True)
class _Inside:
    rows: Rows
    low: Floats
    high: Floats
    model: Model


class Part:
    """Columns of a system that may move; the others stay."""

    def __init__(
        self,
        rows: Rows,
        point: Floats,
        columns: Numbers,
        asked: Numbers | None = None,
    ) -> None:
        self._rows, self._point = rows, point
        self.columns = columns
        self.asked = columns if asked is None else asked

    @cached_property
    def _inside(self) -> _Inside:
        """Rows of the columns; those of one column alone are bounds."""
        rows, point = self._rows, self._point
        own = csr_array(csc_array(rows.matrix)[:, self.columns])
        others = point.copy()
        others[self.columns] = 0
        limits = -(rows.matrix @ others)
        stand = np.diff(own.indptr)
        low, high = _alone(own, limits, rows.equal, stand == 1)
        # A sum may be off by what the solver is off.
        near = point[self.columns]
        several = np.flatnonzero(stand > 1)
        own = own[several]
        given = Rows(matrix=own, equal=rows.equal[several], stands=abs(own))
        return _Inside(
            rows=given,
            low=np.where(abs(low - near) < _NONE, np.minimum(low, near), low),
            high=np.where(abs(high - near) < _NONE, np.maximum(high, near), high),
            model=Model(given, limits[several]),
        )

    @property
    def is_small(self) -> bool:
        """Whether many of its cells can be tried at once, all being asked for here."""
        return len(self.asked) == len(self.columns) <= FEW

    @property
    def model(self) -> Model:
        """The programme of these columns."""
        return self._inside.model

    @property
    def rows(self) -> int:
        """How many rows the programme has."""
        return len(self._inside.rows.equal)

    def within(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Cut bounds to what the columns that stay leave of single ones."""
        return np.maximum(low, self._inside.low), np.minimum(high, self._inside.high)

    def standing(self, rows: Mask) -> Mask:
        """Which of the columns stand in one of the rows."""
        return self._inside.rows.columns(rows)


def _alone(
    matrix: csr_array, limits: Floats, equal: Mask, alone: Mask
) -> tuple[Floats, Floats]:
    """Smallest and largest count of columns that stand in rows by themselves."""
    low = np.full(matrix.shape[1], -np.inf)
    high = np.full(matrix.shape[1], np.inf)
    starts = matrix.indptr[:-1][alone]
    column, sign = matrix.indices[starts], matrix.data[starts]
    end = limits[alone] / sign
    np.minimum.at(high, column[sign > 0], end[sign > 0])
    np.maximum.at(low, column[sign < 0], end[sign < 0])
    fixed = equal[alone]
    np.minimum.at(high, column[fixed], end[fixed])
    np.maximum.at(low, column[fixed], end[fixed])
    return low, high


def settled(rows: Rows, low: Floats, high: Floats) -> Floats | None:
    """Return a point within the bounds, if there is one, each part of it by itself.

    Columns whose bounds are one number tie nothing together.
    """
    point = np.where(low == high, low, 0.0)
    # What nothing bounds need not be far away: no count must be more than that.
    high = np.minimum(high, 2 * point.max(initial=0) + _MUCH)
    free = np.flatnonzero(low != high)
    stands = csr_array(csc_array(rows.stands)[:, free])
    if not fits(rows, point, np.diff(stands.indptr) == 0):
        return None
    _many, part_of = connected_components(stands.T @ stands, directed=False)
    order = np.argsort(part_of, kind="stable")
    ends = np.flatnonzero(np.diff(part_of[order])) + 1
    for columns in np.split(free[order], ends) if len(free) else ():
        part = Part(rows, point, columns)
        inside = part.model.middle(*part.within(low[columns], high[columns]))
        if inside is None:
            return None
        point[columns] = inside
    return point


def fits(rows: Rows, point: Floats, which: Mask | slice = _EVERY) -> bool:
    """Whether a point keeps to the rows, or to some of them."""
    sums = rows.matrix @ point
    off = np.where(rows.equal, abs(sums), sums)
    return not (off[which] > _NONE).any()
