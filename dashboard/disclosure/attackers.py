"""Who reckons: outsiders, municipalities with their own counts, and some together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.programs import Mask, Numbers

OUTSIDER = ""

_Sets = Mapping[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Attackers:
    """Everybody who reckons, and which counts each knows exactly.

    `unit` numbers whose each cell is; -1 stands for all together. Who knows one cell
    of a unit knows the whole unit. `sees` says by attacker which units are its own; its
    last column is that of all together, which is nobody's own.
    """

    names: tuple[str, ...]
    unit: Numbers
    sees: NDArray[np.bool_]

    @classmethod
    def of(
        cls, places: Sequence[str], owners: Mapping[str, str], coalition: int
    ) -> Self:
        """Name those who know the cells of some places, up to `coalition` together.

        A municipality of today knows the rows of all that it was made of (`owners`); a
        role may also see one of these alone.
        """
        alone = _alone(places, owners)
        former = {code for code in alone if owners.get(code, code) != code}
        units = {
            code: code if code in former else owners.get(code, code)
            for code in {*places} - {TOTAL}
        }
        numbers = {unit: n for n, unit in enumerate(sorted({*units.values()}))}
        each = _together(alone, coalition)
        sees = np.zeros((len(each), len(numbers) + 1), bool)
        for row, codes in enumerate(each.values()):
            sees[row, [numbers[units[code]] for code in codes]] = True
        unit = [numbers[units[code]] if code != TOTAL else -1 for code in places]
        return cls(names=tuple(each), unit=np.array(unit, int), sees=sees)

    def own(self, columns: Numbers) -> NDArray[np.bool_]:
        """By attacker and cell: which of some cells it knows exactly."""
        return self.sees[:, self.unit[columns]]

    def knowing(self, *some: int) -> Mask:
        """Which of all cells at least one of some attackers knows exactly."""
        known: Mask = np.asarray(self.sees[list(some)].any(axis=0))
        return known[self.unit]

    def apart(self, columns: Numbers) -> Numbers:
        """Return the attackers that know none of some cells exactly."""
        return np.flatnonzero(~self.sees[:, np.unique(self.unit[columns])].any(axis=1))

    def beside(self, moving: Numbers, there: Numbers) -> Numbers:
        """Return outsiders, and who has units there of which none is moving."""
        is_there = self.sees[:, there].any(axis=1) | ~self.sees.any(axis=1)
        return np.flatnonzero(is_there & ~self.sees[:, moving].any(axis=1))

    def few(self, some: Numbers) -> Numbers:
        """Return the first of some attackers, who together know half of all at most."""
        known = np.logical_or.accumulate(self.sees[some], axis=0).sum(axis=1)
        return some[known <= self.sees.shape[1] // 2]


def _alone(places: Sequence[str], owners: Mapping[str, str]) -> _Sets:
    """Municipalities of today, and those they were made of where these are others."""
    codes: dict[str, set[str]] = defaultdict(set)
    for code in {*places} - {TOTAL}:
        codes[owners.get(code, code)].add(code)
    found = {owner: frozenset(own) for owner, own in codes.items()}
    for own in codes.values():
        if len(own) > 1:
            found |= {code: frozenset({code}) for code in own if code not in found}
    return dict(sorted(found.items()))


def _together(alone: _Sets, coalition: int) -> dict[str, frozenset[str]]:
    """Nobody's codes, those of each alone, and of so many together; each set once."""
    found = {OUTSIDER: frozenset[str](), **alone}
    seen = {*found.values()}
    for number in range(2, coalition + 1):
        for names in combinations(alone, number):
            codes = frozenset[str]().union(*(alone[name] for name in names))
            if codes not in seen:
                seen.add(codes)
                found[" + ".join(names)] = codes
    return found
