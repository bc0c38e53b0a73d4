"""Finding which cells must be hidden besides the small ones."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from dashboard.disclosure.company import Company
from dashboard.disclosure.costs import Costs
from dashboard.disclosure.parts import Leave, Part
from dashboard.disclosure.programs import Floats, Mask, Numbers
from dashboard.disclosure.seen import Seen
from dashboard.disclosure.system import SLACK, System, bounds

_DRAWS = 20
"""Draws of which the one that promises most is tried."""

_CROWD = 10
"""Places that may move at once: few, so that the cells of many attackers stay."""

_SHARE = 0.3
"""Part of the narrow cells that is moved in the same direction."""

_MOVED = 1e-7
"""How far a solver may be off a bound."""

_NEAR = 1e-3
"""How far ends may be off that are added up from one another."""

_VAIN = 4
"""Sweeps in a row that may widen nothing."""


class Search:
    """Hides cells until no attacker finds one whose range is too narrow."""

    def __init__(self, system: System, seen: Seen, threshold: int) -> None:
        self._system = system
        self._seen = seen
        self._attackers = system.attackers
        self._reach = float(threshold - 1)
        self._costs = Costs(system)
        self._company = Company(system, seen, self._costs, threshold)
        self._random = np.random.default_rng(0)
        self._around: dict[int, list[Part]] = defaultdict(list)
        self._far: dict[Part, tuple[Floats, Floats]] = {}
        self._vain: set[tuple[Part, int]] = set()
        for part in system.parts:
            for column in part.asked[part.asked < system.given]:
                self._around[int(column)].append(part)

    def run(self) -> None:
        """Widen many cells at once, then see to those that stay narrow."""
        self._company.keep()
        self._sweep()
        while (narrow := self._seen.open()).any():
            for attacker, column in zip(*np.nonzero(narrow), strict=True):
                if self._seen.is_open(int(attacker), int(column)):
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
            if self._seen.is_open(int(attacker), int(column)) and all(
                not self._has_room(part, int(attacker), int(column))
                for part in self._around[column]
            ):
                yield int(attacker), int(column)

    def _sweep(self) -> None:
        """Move many cells at once, as long as it helps."""
        for part in self._system.parts:
            if len(self._system.parts) > 1 and not part.is_small:
                continue
            cells = part.asked[part.asked < self._system.given]
            for draw in (self._municipalities, self._cells):
                vain = 0
                while vain < _VAIN and (narrow := self._seen.open(cells)).any():
                    still, wanted = draw(narrow, cells)
                    self._move(part, still, wanted, 1 - 2 * (vain % 2))
                    helped = self._seen.open(cells).sum() < narrow.sum()
                    vain = 0 if helped else vain + 1

    def _move(self, part: Part, still: Numbers, wanted: Mask, sign: int) -> None:
        """Move the cells wanted up or down while those of some attackers stay."""
        truth = self._system.truth[part.columns]
        least = self._reach if sign > 0 else 0
        room = np.clip(truth - 1, least, self._reach)
        reach = np.zeros(len(truth))
        here = np.searchsorted(part.columns, part.asked[: len(wanted)])
        reach[here] = wanted * sign * room[here]
        if reach.any():
            low, high = self._bounds(part, still)
            self._seen.add(part.columns, part.model.together(low, high, truth, reach))

    def _bounds(self, part: Part, still: Numbers) -> tuple[Floats, Floats]:
        """Bounds of a part for those who know the cells of some attackers."""
        known = self._attackers.knowing(*still)
        return bounds(self._system, self._seen.hidden, known, part)

    def _municipalities(self, narrow: Mask, cells: Numbers) -> tuple[Numbers, Mask]:
        """Draw attackers whose cells stay and places to move, where it is due."""
        there, where = np.unique(self._attackers.unit[cells], return_inverse=True)
        due = np.zeros((len(narrow), len(there)))
        np.add.at(due.T, where, narrow.T)
        best = -1.0
        size = min(_CROWD, 2 * len(there) // 3)
        for _ in range(_DRAWS):
            crowd = self._random.permutation(len(there))[:size]
            still = self._attackers.beside(there[crowd], there)
            moving = crowd[: max(1, size // 2)]
            if (score := due[still][:, moving].sum()) > best:
                best, places, chosen = score, moving, still
        return chosen, narrow[chosen].any(axis=0) & np.isin(where, places)

    def _cells(self, narrow: Mask, _cells: Numbers) -> tuple[Numbers, Mask]:
        """Draw some of the cells that are narrow for the attacker with most."""
        attacker = int(narrow.sum(axis=1).argmax())
        wanted = narrow[attacker] & (self._random.random(narrow.shape[1]) < _SHARE)
        return np.array([attacker]), wanted

    def _widen(self, attacker: int, column: int) -> None:
        """Look for room for one cell, and hide others where there is none."""
        for part in self._around[column]:
            if not self._may_be_wide(part, column):
                continue
            self._ask_crowd(part, attacker, column)
            if self._seen.is_open(attacker, column):
                self._lower(part, attacker, column)
            if not self._seen.is_open(attacker, column):
                return
            if self._makes_room(part, attacker, column):
                return
        self._seen.leave(attacker, column)

    def _may_be_wide(self, part: Part, column: int) -> bool:
        """Whether a part may have room for a cell, as far as adding up tells.

        Asked of an outsider and with everything hidden: nobody has more room.
        """
        least, most = self._ends(part, column)
        is_long = most - least > self._reach - _NEAR
        return is_long and (part, column) not in self._vain

    def _may_go(self, part: Part, column: int, end: float) -> bool:
        """Whether a part may have room for a cell to go so far."""
        least, most = self._ends(part, column)
        return least - _NEAR < end < most + _NEAR

    def _ends(self, part: Part, column: int) -> tuple[float, float]:
        if part not in self._far:
            self._far[part] = part.ends(*self._loosest(part, 0))
        low, high = self._far[part]
        here = int(np.searchsorted(part.columns, column))
        return float(low[here]), float(high[here])

    def _lower(self, part: Part, attacker: int, column: int) -> None:
        """See how far down a cell may go: so much less room is needed above."""
        low, high = self._bounds(part, np.array([attacker]))
        here = int(np.searchsorted(part.columns, column))
        least, _most = self._seen.ends(attacker, column, 0)
        if low[here] < least and part.ends(low, high)[0][here] < least - _NEAR:
            self._seen.add(part.columns, part.extreme(low, high, here, -1))

    def _makes_room(self, part: Part, attacker: int, column: int) -> bool:
        """Hide what readers lose least by, of that which gives the cell room."""
        up, down = self._seen.ends(attacker, column, self._reach)
        if not self._goes(part, attacker, column, up) and not self._goes(
            part, attacker, column, down
        ):
            # Neither way is long enough by itself; both together may be.
            most, least = self._farthest(part, 0, column)
            if most - least < self._reach:
                self._vain.add((part, column))
                return False
            if attacker:
                most, least = self._farthest(part, attacker, column)
            if most - least < self._reach:
                return False
            self._goes(part, attacker, column, most)
            _up, down = self._seen.ends(attacker, column, self._reach)
            self._goes(part, attacker, column, down)
        return not self._seen.is_open(attacker, column)

    def _goes(self, part: Part, attacker: int, column: int, end: float) -> bool:
        """Hide what it costs least to hide for a cell to go so far, if it can."""
        low, high = self._bounds(part, np.array([attacker]))
        least, most = self._loosest(part, attacker)
        many = int(np.searchsorted(part.columns, self._system.given))
        cells, here = part.columns[:many], int(np.searchsorted(part.columns, column))
        if not self._may_go(part, column, end) or not least[here] <= end <= most[here]:
            return False
        own = self._attackers.knowing(attacker)[cells]
        able = ~self._seen.hidden[cells] & ~own & ~self._system.public[cells]
        able &= self._system.truth[cells] > 0
        leave = Leave(
            up=np.where(able, _beyond(most, high)[:many], 0),
            down=np.where(able, _beyond(low, least)[:many], 0),
            price=self._costs.of(cells, self._seen.hidden),
        )
        low[here] = high[here] = end
        point = part.cheapest(low, high, leave)
        if point is None:
            return False
        moved = abs(point[:many] - self._system.truth[cells]) > _MOVED
        self._seen.hidden[cells[able & moved]] = True
        self._seen.add(part.columns, point)
        return True

    def _farthest(self, part: Part, attacker: int, column: int) -> tuple[float, float]:
        """How far up and down a cell may go if all around it were hidden."""
        low, high = self._loosest(part, attacker)
        here = int(np.searchsorted(part.columns, column))
        truth = self._system.truth[column]
        low[here] = max(low[here], truth - self._reach)
        high[here] = min(high[here], truth + self._reach)
        up, down = (part.extreme(low, high, here, sign)[here] for sign in (1, -1))
        return float(np.floor(up + SLACK)), float(np.ceil(down - SLACK))

    def _loosest(self, part: Part, attacker: int) -> tuple[Floats, Floats]:
        """Bounds of a part for an attacker if all that may be were hidden."""
        every = self._system.truth[: self._system.given] > 0
        own = self._attackers.knowing(attacker)
        return bounds(self._system, every, own, part)

    def _has_room(self, part: Part, attacker: int, column: int) -> bool:
        """Whether a cell is wide enough as things are hidden now."""
        self._ask_crowd(part, attacker, column)
        if self._seen.is_open(attacker, column):
            self._extremes(part, np.array([attacker]), column)
        return not self._seen.is_open(attacker, column)

    def _ask_crowd(self, part: Part, attacker: int, column: int) -> None:
        """Move a cell while the cells of its attacker and of others stay.

        Few who move are a witness for all others, so these are asked together.
        """
        others = np.flatnonzero(self._seen.open(np.array([column]))[:, 0])
        crowd = self._random.permutation(others)[: len(others) // 2]
        crowd = self._attackers.few(crowd)
        if attacker and len(crowd) > 1:
            self._extremes(part, np.append(attacker, crowd), column)

    def _extremes(self, part: Part, still: Numbers, column: int) -> None:
        """Move one cell up and down while the cells of some attackers stay."""
        low, high = self._bounds(part, still)
        here = int(np.searchsorted(part.columns, column))
        most = self._system.truth[column] + self._reach
        high[here] = min(high[here], most)
        for sign in (1, -1):
            point = part.extreme(low, high, here, sign)
            self._seen.add(part.columns, point)
            if not self._seen.is_open(int(still[0]), column):
                break


def _beyond(far: Floats, near: Floats) -> Floats:
    """How much farther one bound is than another; nothing where that has no end."""
    more = np.zeros(len(near))
    return np.subtract(far, near, out=more, where=np.isfinite(near)).clip(0)
