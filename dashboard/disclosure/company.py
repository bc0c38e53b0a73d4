"""Sums that are known exactly: no hidden cell may stand in one without company.

This finds by counting what the linear programmes would find one by one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dashboard.disclosure.costs import Costs
from dashboard.disclosure.programs import Floats, Mask, Numbers
from dashboard.disclosure.seen import Seen
from dashboard.disclosure.system import System


@dataclass(frozen=True, kw_only=True)
class _Sum:
    """Cells that add up to zero with their signs."""

    columns: Numbers
    signs: Floats
    counts: Floats
    unit: Numbers
    """Whose each cell is, as numbers from 0."""
    sees: NDArray[np.bool_]
    """By attacker: which of these are its own; those that see the same stand once."""


class Company:
    """Hides the cheapest cell of each sum that gives another one away."""

    def __init__(
        self, system: System, seen: Seen, costs: Costs, threshold: int
    ) -> None:
        self._seen = seen
        self._costs = costs
        self._threshold = threshold
        self._able = ~system.public & (system.truth[: system.given] > 0)
        self._public = system.public
        self._needs = ~system.untold
        self._sums = _sums(system)

    def keep(self) -> None:
        """Hide until no sum gives anything away, as far as that can be."""
        changed = True
        while changed:
            changed = False
            for one in self._sums:
                while (candidate := self._missing(one)) is not None:
                    self._seen.hidden[candidate] = changed = True

    def needs(self, column: int) -> bool:
        """Whether a sum would give something away if a cell were shown."""
        hidden = self._seen.hidden
        was, hidden[column] = hidden[column], False
        around = [one for one in self._sums if column in one.columns]
        needed = any(self._missing(one) is not None for one in around)
        hidden[column] = was
        return needed

    def _missing(self, one: _Sum) -> int | None:
        """Return the next cell to hide in a sum, if one must and can be."""
        columns = one.columns
        unknown = self._seen.hidden[columns] & ~self._public[columns]
        if not unknown.any() or self._all_enough(one, unknown):
            return None
        for own in one.sees:
            others = ~own[one.unit]
            left = unknown & others
            if not (left & self._needs[columns]).any() or self._enough(one, left):
                continue
            able = self._able[columns] & ~self._seen.hidden[columns]
            candidates = columns[able & others]
            if len(candidates):
                return self._costs.cheapest(candidates, self._seen.hidden)
        return None

    def _all_enough(self, one: _Sum, unknown: Mask) -> bool:
        """Whether enough is left of a sum whoever takes its own cells out of it."""
        most = one.sees.shape[1]
        own = np.bincount(one.unit, unknown, most)
        number = own.sum() - one.sees @ own
        own = np.bincount(one.unit, unknown * one.counts, most)
        count = own.sum() - one.sees @ own
        enough = (number > 1) & (count - number + 1 >= self._threshold)
        return bool((enough | (number == 0)).all())

    def _enough(self, one: _Sum, left: Mask) -> bool:
        number = left.sum()
        if number < 2:  # noqa: PLR2004
            return not number
        if len(set(one.signs[left])) > 1:
            return True
        return bool(one.counts[left].sum() - number + 1 >= self._threshold)


def _sums(system: System) -> list[_Sum]:
    matrix = csr_array(system.rows.matrix[system.rows.equal])
    sees: dict[bytes, NDArray[np.bool_]] = {}
    found = []
    for row in range(matrix.shape[0]):
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        columns = matrix.indices[part]
        if (columns < system.given).all():
            units, unit = np.unique(system.attackers.unit[columns], return_inverse=True)
            if (key := units.tobytes()) not in sees:
                sees[key] = _distinct(system.attackers.sees[:, units])
            found.append(
                _Sum(
                    columns=columns,
                    signs=matrix.data[part],
                    counts=system.truth[columns],
                    unit=unit,
                    sees=sees[key],
                )
            )
    return found


def _distinct(sees: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Each row once, in their order."""
    _rows, first = np.unique(sees, axis=0, return_index=True)
    return sees[np.sort(first)]
