"""Which values every attacker has to reckon with, as far as has been shown."""

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.programs import Floats, Mask
from dashboard.disclosure.system import SLACK, System

OUTSIDER = ""


class Seen:
    """Ranges of each cell by attacker, widened by every possible point found.

    A point in which a municipality's cells are true is possible for that
    municipality too. Hiding more never makes a point impossible.
    """

    def __init__(self, system: System, threshold: int) -> None:
        names = [OUTSIDER, *sorted(set(system.owners) - {TOTAL})]
        self.attackers = names
        self.places = system.owners
        self.own: NDArray[np.bool_] = np.array(
            [system.owners == name for name in names]
        )
        self.hidden: Mask = np.zeros(system.given, bool)
        self.points: list[Floats] = []
        self._system, self._threshold = system, threshold
        self._truth = system.truth[: system.given]
        self._low = np.tile(self._truth, (len(names), 1))
        self._high = self._low.copy()
        self._left = self.own | system.public

    def add(self, point: Floats) -> None:
        """Take in a possible point."""
        counts = point[: len(self._truth)]
        self.points.append(point)
        moved = abs(counts - self._truth) > SLACK
        for attacker, own in enumerate(self.own):
            if not (moved & own).any():
                low, high = self._low[attacker], self._high[attacker]
                np.minimum(low, counts, out=low)
                np.maximum(high, counts, out=high)

    def without(self, column: int) -> "Seen":
        """Return what is seen if one cell is shown: points where it is true."""
        other = Seen(self._system, self._threshold)
        other.hidden |= self.hidden
        other.hidden[column] = False
        other._left |= self._left
        for point in self.points:
            if abs(point[column] - self._truth[column]) <= SLACK:
                other.add(point)
        return other

    def leave(self, attacker: int, column: int) -> None:
        """Give up a cell: what is shown as zero and the attacker's own decide it."""
        self._left[attacker, column] = True

    def open(self) -> NDArray[np.bool_]:
        """By attacker and cell: hidden, and not yet seen to be wide enough."""
        values = np.floor(self._high + SLACK) - np.ceil(self._low - SLACK) + 1
        return (values < self._threshold) & self.hidden & ~self._left
