"""Which families each post works with in each phase."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from dashboard.sample.places import TOWNS

SIZES = {
    "II": {
        "0460200": 22,
        "0003000": 31,
        "0001000": 28,
        "0250000": 29,
        "0007000": 26,
    },
    "III": {"0003000": 36, "0001000": 31, "0250000": 27, "0007000": 33},
    "IV": {
        "0003000": 38,
        "0001000": 34,
        "0250000": 26,
        "0007000": 31,
        "0381600": 23,
    },
    "V": {
        "0003000": 35,
        "0001000": 36,
        "0007000": 30,
        "0381600": 21,
        "0024000": 9,
    },
    "VII": {
        "0001000": 44,
        "0003000": 41,
        "0007000": 33,
        "0024000": 20,
        "0054000": 24,
        "0055000": 11,
    },
    "2025": {
        "0001000": 19,
        "0003000": 17,
        "0007000": 13,
        "0054000": 10,
        "0038000": 6,
    },
}
"""Families by phase and municipality.

Less those of MOVED, which two towns count, they are the published 134, 125, 149; of
later phases nothing is published.
"""

MOVED = {
    "II": {"LV-0001": ("0460200", "0003000"), "LV-0002": ("0001000", "0003000")},
    "III": {"LV-0001": ("0003000", "0001000"), "LV-0003": ("0250000", "0001000")},
    "IV": {
        "LV-0002": ("0003000", "0007000"),
        "LV-0003": ("0001000", "0250000"),
        "LV-0004": ("0381600", "0001000"),
    },
    "V": {
        "LV-0001": ("0003000", "0007000"),
        "LV-0005": ("0381600", "0024000"),
        "LV-0006": ("0381600", "0024000"),
    },
    "VII": {
        "LV-0003": ("0001000", "0054000"),
        "LV-0005": ("0024000", "0001000"),
        "LV-0007": ("0055000", "0003000"),
    },
    "2025": {"LV-0007": ("0038000", "0003000")},
}
"""Families with a national code and the two towns that met them in a phase."""

_STAYING = 0.6
"""Share of a phase's families, about, that the post had met before."""


@dataclass(frozen=True, kw_only=True)
class Family:
    """A family as a mediator codes it; `frequency` is how often it needs help."""

    code: str
    size: int
    frequency: float


Roster = tuple[Family, ...]


@dataclass(frozen=True, kw_only=True)
class Met:
    """The families that posts have met so far: each town's own, and national ones."""

    own: dict[str, list[Family]] = field(default_factory=lambda: defaultdict(list))
    national: dict[str, Family] = field(default_factory=dict)


def rosters(
    phases: Iterable[str], met: Met, rng: Random
) -> dict[tuple[str, str], Roster]:
    """Return the families of some phases by phase and municipality.

    Those of a phase are partly families met before; who is new is met from now on.
    """
    for code in sorted({code for phase in phases for code in MOVED[phase]}):
        if code not in met.national:
            met.national[code] = _family(code, rng)
    found = {}
    for phase in phases:
        for municipality, size in SIZES[phase].items():
            moved = [
                met.national[code]
                for code, towns in MOVED[phase].items()
                if municipality in towns
            ]
            own = _own(met.own[municipality], size - len(moved), municipality, rng)
            found[phase, municipality] = (*own, *moved)
    return found


def _own(met: list[Family], size: int, municipality: str, rng: Random) -> Roster:
    """Choose a town's own families: some it has met, the rest new ones."""
    staying = rng.sample(met, min(len(met), round(size * _STAYING)))
    first = len(met) + 1
    letter = TOWNS[municipality].letter
    numbers: Iterable[int] = range(first, first + size - len(staying))
    new = [_family(f"{letter}-{number:03}", rng) for number in numbers]
    met.extend(new)
    return (*staying, *new)


def _family(code: str, rng: Random) -> Family:
    sizes, shares = (1, 2, 3, 4, 5, 6, 7, 8), (1, 2, 4, 5, 5, 3, 2, 1)
    return Family(
        code=code,
        size=rng.choices(sizes, shares)[0],
        frequency=rng.choice((1.0, 1.0, 2.0, 3.0, 5.0)),
    )
