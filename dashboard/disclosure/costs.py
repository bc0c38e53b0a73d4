"""What readers lose when a cell is hidden."""

import math

import numpy as np
from scipy.sparse import csr_array

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.programs import Floats, Mask, Numbers
from dashboard.disclosure.system import System

_MONTH = 31


class Costs:
    """Small counts, short windows, single places and domains cost the least."""

    def __init__(self, system: System) -> None:
        counts = system.truth[: system.given]
        pairs = zip(system.cells, counts, strict=True)
        self._costs = np.array([_cost(cell, n) for cell, n in pairs])
        equal = abs(system.rows.matrix[system.rows.equal][:, : system.given])
        self._sums = csr_array(equal)
        self._in_sums = csr_array(equal.T)

    def cheapest(self, candidates: Numbers, hidden: Mask) -> int:
        """Choose one."""
        return int(candidates[np.argmin(self.of(candidates, hidden))])

    def of(self, candidates: Numbers, hidden: Mask) -> Floats:
        """What each costs; a cell that is alone in its sums would need company."""
        rows = self._in_sums[candidates]
        touched = np.unique(rows.indices)
        alone = np.zeros(self._sums.shape[0])
        alone[touched] = self._sums[touched] @ hidden.astype(float) == 0
        return np.asarray(self._costs[candidates] * (1 + rows @ alone))

    def dearest(self, columns: Numbers) -> Numbers:
        """Put the cells first whose loss is greatest."""
        return columns[np.argsort(-self._costs[columns], kind="stable")]


def _cost(cell: Cell, count: float) -> float:
    cost = math.log2(2 + count)
    cost *= 1 + math.log2(1 + (cell.until - cell.since).days / _MONTH)
    cost *= 3 if cell.municipality == TOTAL else 1
    cost *= 2 if cell.domain == TOTAL else 1
    return cost
