"""Which families each post works with in each phase."""

from collections.abc import Iterable
from dataclasses import dataclass
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
}
"""Families by phase and municipality.

Less those of MOVED, which two towns count, they are the published 134, 125, 149.
"""

MOVED = {
    "II": {"LV-0001": ("0460200", "0003000"), "LV-0002": ("0001000", "0003000")},
    "III": {"LV-0001": ("0003000", "0001000"), "LV-0003": ("0250000", "0001000")},
    "IV": {
        "LV-0002": ("0003000", "0007000"),
        "LV-0003": ("0001000", "0250000"),
        "LV-0004": ("0381600", "0001000"),
    },
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


def rosters(rng: Random) -> dict[tuple[str, str], Roster]:
    """Return the families by phase and municipality."""
    national = {
        code: _family(code, rng)
        for code in sorted({code for moved in MOVED.values() for code in moved})
    }
    met: dict[str, list[Family]] = {code: [] for code in TOWNS}
    found = {}
    for phase, sizes in SIZES.items():
        for municipality, size in sizes.items():
            moved = [
                national[code]
                for code, towns in MOVED[phase].items()
                if municipality in towns
            ]
            own = _own(met[municipality], size - len(moved), municipality, rng)
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
