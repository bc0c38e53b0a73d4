"""A system in parts: some columns move, all others stay as in one possible data set.

What is found possible in a part is possible in the whole. Most counts can be widened
beside few others, and a small programme takes milliseconds.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

from dashboard.disclosure.division import FEW
from dashboard.disclosure.programs import Floats, Mask, Model, Numbers, Rows

_MUCH = 1_000
_NONE = 1e-6
_EVERY = slice(None)

_ROUNDS = 3
"""How often ends are moved nearer by adding up: later rounds tell little."""


@dataclass(frozen=True, kw_only=True)
class _Inside:
    rows: Rows
    limits: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, kw_only=True)
class Leave:
    """How far each given cell may leave its bounds, and for what price."""

    up: Floats
    down: Floats
    price: Floats


class Part:
    """Columns of a system that may move; the others stay.

    Of all columns the first are `given` cells, the others unknowns.
    """

    def __init__(
        self,
        rows: Rows,
        point: Floats,
        columns: Numbers,
        asked: Numbers | None = None,
        given: int = 0,
    ) -> None:
        self._rows, self._point = rows, point
        self.columns = columns
        self.asked = columns if asked is None else asked
        self._given = int(np.searchsorted(columns, given))

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
            limits=limits[several],
            low=np.where(abs(low - near) < _NONE, np.minimum(low, near), low),
            high=np.where(abs(high - near) < _NONE, np.maximum(high, near), high),
        )

    @cached_property
    def model(self) -> Model:
        """The programme of these columns."""
        return Model(self._inside.rows, self._inside.limits)

    @cached_property
    def _loose(self) -> Model:
        """The same, of which each given cell may also be more, or less, for a price."""
        own = self._inside.rows.matrix
        cells = csc_array(own)[:, : self._given]
        matrix = csr_array(hstack([own, cells, -cells]))
        equal = self._inside.rows.equal
        rows = Rows(matrix=matrix, equal=equal, stands=abs(matrix))
        return Model(rows, self._inside.limits)

    def extreme(self, low: Floats, high: Floats, here: int, sign: int) -> Floats:
        """Move one column up (sign 1) or down (-1) as far as it goes."""
        if self.is_small:
            return self.model.extreme(low, high, here, sign)
        # Of many columns one programme is kept and not two: they take much memory.
        none = np.zeros(2 * self._given)
        low, high = np.concatenate([low, none]), np.concatenate([high, none])
        return self._loose.extreme(low, high, here, sign)[: len(self.columns)]

    def cheapest(self, low: Floats, high: Floats, leave: Leave) -> Floats | None:
        """Return the point that costs least where some columns may leave their bounds.

        None where nothing is possible all the same.
        """
        width, many = len(self.columns), self._given
        found = self._loose.cheapest(
            np.concatenate([low, np.zeros(2 * many)]),
            np.concatenate([high, leave.up, leave.down]),
            np.concatenate([np.zeros(width), leave.price, leave.price]),
        )
        if found is None:
            return None
        point, up, down = np.split(found[0], [width, width + many])
        point[:many] += up - down
        return point

    @property
    def is_small(self) -> bool:
        """Whether many of its cells can be tried at once, all being asked for here."""
        return len(self.asked) == len(self.columns) <= FEW

    def ends(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Return ends that nothing within the bounds goes beyond.

        They are found by adding up one row after another; a programme knows more.
        """
        inside = self._inside
        return inside.rows.ends(low, high, inside.limits, _ROUNDS)

    def within(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Cut bounds to what the columns that stay leave of single ones."""
        return np.maximum(low, self._inside.low), np.minimum(high, self._inside.high)


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


def settled(
    rows: Rows, low: Floats, high: Floats, places: Numbers | None = None
) -> Floats | None:
    """Return a point within the bounds, if there is one, each part of it by itself.

    Columns whose bounds are one number tie nothing together. What is told of several
    `places` mostly follows from what is told of each, so it is looked at last.
    """
    if places is not None:
        free = np.flatnonzero(low != high)
        stands = csr_array(csc_array(rows.stands)[:, free])
        shape = len(free), int(places.max(initial=0)) + 1
        ones = np.ones(len(free)), (np.arange(len(free)), places[free])
        where = csr_array(stands @ csr_array(ones, shape=shape))
        apart = np.flatnonzero(np.diff(where.indptr) <= 1)
        point = _settled(rows.only(apart), low, high)
        if point is not None and fits(rows, point):
            return point
    return _settled(rows, low, high)


def _settled(rows: Rows, low: Floats, high: Floats) -> Floats | None:
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
