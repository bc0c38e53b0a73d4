"""Which values every attacker has to reckon with, as far as has been shown."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.programs import Floats, Mask, Numbers
from dashboard.disclosure.system import SLACK, System


class Witnesses:
    """Possible points, each kept as what is other in it than in the true one."""

    def __init__(self, truth: Floats, moves: list[tuple[Numbers, Floats]]) -> None:
        self._truth, self._moves = truth, moves

    def beside(self, truth: Floats) -> Iterator[tuple[Numbers, Floats]]:
        """In which columns each is other than a point, and its counts there."""
        if np.array_equal(truth, self._truth):
            yield from self._moves
            return
        if len(truth) != len(self._truth):
            return
        for columns, counts in self._moves:
            point = self._truth.copy()
            point[columns] = counts
            moved = np.flatnonzero(point != truth)
            yield moved, point[moved]

    def __len__(self) -> int:
        return len(self._moves)


class Seen:
    """Ranges of each cell by attacker, widened by every possible point found.

    A point in which a municipality's cells are true is possible for that
    municipality too. Hiding more never makes a point impossible.
    """

    def __init__(self, system: System, threshold: int) -> None:
        self.attackers = system.attackers
        self.hidden: Mask = np.zeros(system.given, bool)
        self._system, self._threshold = system, threshold
        self._truth = system.truth[: system.given]
        self._low = np.tile(self._truth, (len(self.attackers.names), 1))
        self._high = self._low.copy()
        self._left = self.attackers.own(np.arange(system.given))
        self._left |= system.public | system.untold
        self._moves: list[tuple[Numbers, Floats]] = []

    @property
    def witnesses(self) -> "Witnesses":
        """Every possible point that was found."""
        return Witnesses(self._system.truth, self._moves)

    def add(self, columns: Numbers, counts: Floats) -> None:
        """Take in a possible point; columns that are not named stay true."""
        moved = abs(counts - self._system.truth[columns]) > SLACK
        self._keep(columns[moved], counts[moved])

    def _keep(self, columns: Numbers, counts: Floats) -> None:
        self._moves.append((columns, counts))
        cells = columns < len(self._truth)
        columns, counts = columns[cells], counts[cells]
        there = np.ix_(self.attackers.apart(columns), columns)
        self._low[there] = np.minimum(self._low[there], counts)
        self._high[there] = np.maximum(self._high[there], counts)

    def without(self, column: int) -> "Seen":
        """Return what is seen if one cell is shown: points where it is true."""
        other = Seen(self._system, self._threshold)
        other.hidden |= self.hidden
        other.hidden[column] = False
        other._left |= self._left
        for columns, counts in self._moves:
            if column not in columns:
                other._keep(columns, counts)
        return other

    def leave(self, attacker: int, column: int) -> None:
        """Give up a cell: what is shown as zero and the attacker's own decide it."""
        self._left[attacker, column] = True

    def open(self, columns: Numbers | None = None) -> NDArray[np.bool_]:
        """By attacker and cell: hidden, and not yet seen to be wide enough."""
        which = slice(None) if columns is None else columns
        high, low = self._high[:, which], self._low[:, which]
        values = np.floor(high + SLACK) - np.ceil(low - SLACK) + 1
        narrow: NDArray[np.bool_] = values < self._threshold
        return narrow & self.hidden[which] & ~self._left[:, which]

    def ends(self, attacker: int, column: int, reach: float) -> tuple[float, float]:
        """How far up, or down, a cell must go to be wide enough."""
        low, high = self._low[attacker, column], self._high[attacker, column]
        return float(np.ceil(low - SLACK) + reach), float(
            np.floor(high + SLACK) - reach
        )

    def is_open(self, attacker: int, column: int) -> bool:
        """Whether an attacker may tell one hidden cell, as far as is seen."""
        return bool(self.open(np.array([column]))[attacker, 0])
