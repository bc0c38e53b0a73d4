"""Finding which cells must be hidden besides the small ones."""

from collections.abc import Iterator

import numpy as np

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.company import Company
from dashboard.disclosure.costs import Costs
from dashboard.disclosure.programs import Mask, Numbers
from dashboard.disclosure.seen import Seen
from dashboard.disclosure.system import System, bounds

_DRAWS = 20
"""Draws of which the one that promises most is tried."""

_CROWD = 10
"""Places that may move at once: few, so that the cells of many attackers stay."""

_SHARE = 0.3
"""Part of the narrow cells that is moved in the same direction."""

_VAIN = 4
"""Sweeps in a row that may widen nothing."""


class Search:
    """Hides cells until no attacker finds one whose range is too narrow."""

    def __init__(self, system: System, seen: Seen, threshold: int) -> None:
        self._system = system
        self._seen = seen
        self._reach = float(threshold - 1)
        self._costs = Costs(system)
        self._company = Company(system, seen, self._costs, threshold)
        self._random = np.random.default_rng(0)

    def run(self) -> None:
        """Widen many cells at once, then see to those that stay narrow."""
        self._company.keep()
        self._sweep()
        while (narrow := self._seen.open()).any():
            for attacker, column in zip(*np.nonzero(narrow), strict=True):
                if self._seen.open()[attacker, column]:
                    self._widen(int(attacker), int(column))
            self._company.keep()
            self._sweep()

    def settles(self) -> bool:
        """Whether every cell turns out wide enough as things are hidden now."""
        return next(self._stuck(), None) is None

    def narrow(self) -> list[tuple[int, int]]:
        """Attackers, and the columns each finds too narrow as things are hidden."""
        self._sweep()
        return list(self._stuck())

    def _stuck(self) -> Iterator[tuple[int, int]]:
        for attacker, column in zip(*np.nonzero(self._seen.open()), strict=True):
            is_open = self._seen.open()[attacker, column]
            if is_open and self._has_room(int(attacker), int(column)) is not None:
                yield int(attacker), int(column)

    def _sweep(self) -> None:
        """Move many cells at once, as long as it helps."""
        for draw in (self._municipalities, self._cells):
            vain = 0
            while vain < _VAIN and (narrow := self._seen.open()).any():
                still, wanted = draw(narrow)
                self._move(still, wanted, 1 - 2 * (vain % 2))
                helped = self._seen.open().sum() < narrow.sum()
                vain = 0 if helped else vain + 1

    def _move(self, still: Numbers, wanted: Mask, sign: int) -> None:
        """Move the cells wanted up or down while those of some attackers stay."""
        truth = self._system.truth
        room = self._reach if sign > 0 else np.clip(truth - 1, 0, self._reach)
        reach = np.zeros(len(truth))
        reach[: len(wanted)] = wanted
        reach *= sign * room
        own: Mask = np.logical_or.reduce(self._seen.own[still])
        low, high = bounds(self._system, self._seen.hidden, own)
        if reach.any():
            self._seen.add(self._system.model.together(low, high, truth, reach))

    def _municipalities(self, narrow: Mask) -> tuple[Numbers, Mask]:
        """Draw attackers whose cells stay and places to move, where it is due."""
        names = np.array([*self._seen.attackers[1:], TOTAL])
        due = np.stack(
            [narrow[:, self._seen.places == name].sum(axis=1) for name in names], 1
        )
        best = -1
        size = min(_CROWD, 2 * len(names) // 3)
        for _ in range(_DRAWS):
            crowd = self._random.permutation(len(names))[:size]
            left = np.setdiff1d(np.arange(len(names) - 1), crowd)
            still = np.concatenate([[0], 1 + left])
            moving = crowd[: max(1, size // 2)]
            if (score := due[still][:, moving].sum()) > best:
                best, places, chosen = score, names[moving], still
        there = np.isin(self._seen.places, places)
        return chosen, np.logical_or.reduce(narrow[chosen]) & there

    def _cells(self, narrow: Mask) -> tuple[Numbers, Mask]:
        """Draw some of the cells that are narrow for the attacker with most."""
        attacker = int(narrow.sum(axis=1).argmax())
        wanted = narrow[attacker] & (self._random.random(narrow.shape[1]) < _SHARE)
        return np.array([attacker]), wanted

    def _widen(self, attacker: int, column: int) -> None:
        """Look for room for one cell, and hide another where there is none."""
        binding = self._has_room(attacker, column)
        if binding is None:
            return
        candidates = self._helpful(binding, attacker)
        if len(candidates):
            candidate = self._costs.cheapest(candidates, self._seen.hidden)
            self._seen.hidden[candidate] = True
        else:
            self._seen.leave(attacker, column)

    def _has_room(self, attacker: int, column: int) -> Mask | None:
        """Return what binds the cell, or nothing once it is wide enough."""
        seen = self._seen
        low, high = bounds(self._system, seen.hidden, seen.own[attacker])
        high[column] = min(high[column], self._system.truth[column] + self._reach)
        binding = np.zeros(len(self._system.rows.equal), bool)
        for sign in (1, -1):
            found = self._system.model.extreme(low, high, column, sign)
            seen.add(found.point)
            if not seen.open()[attacker, column]:
                return None
            binding |= found.binding
        return binding

    def _helpful(self, binding: Mask, attacker: int) -> Numbers:
        """Shown cells, not the attacker's own, in the rows that bind."""
        given = self._system.given
        useful = (
            self._system.rows.columns(binding)[:given]
            & ~self._seen.hidden
            & ~self._seen.own[attacker]
            & ~self._system.public
            & (self._system.truth[:given] > 0)
        )
        return np.flatnonzero(useful)
