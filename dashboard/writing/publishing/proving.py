"""What an outside file gives away by itself: for whoever wants to check."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.disclosure.ranges import Range, Reckoning, Told, reckoned
from dashboard.disclosure.suppression import Protection, broken
from dashboard.disclosure.windows import Span
from dashboard.editions.outside import OutsideFile
from dashboard.editions.policy import Policy
from dashboard.ground import reference
from dashboard.writing.publishing.cells import Calendar
from dashboard.writing.publishing.earlier import Earlier
from dashboard.writing.publishing.known import zeros

Reckoner = Callable[[Told, Span, Profile], Reckoning]
"""In full, or by what is quicker and may find wider ranges."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """Ranges of what is hidden, the narrowest first, and how they were reckoned."""

    cells: int
    ranges: Mapping[Cell, Range]
    threshold: int
    relations: int
    seconds: float

    @property
    def broken(self) -> list[Cell]:
        """Hidden cells that the file itself tells from too few counts."""
        return [c for c, r in self.ranges.items() if r.is_narrow(self.threshold)]


def prove(file: OutsideFile, by: Reckoner = reckoned) -> Proof:
    """Reckon what an outsider can who has this file and nothing else.

    In full, or by what is quicker and may find wider ranges. ValueError where the file
    does not say how it is protected.
    """
    begun = time.monotonic()
    about = file.manifest.outside
    if about is None or about.profile not in PROFILES:
        raise ValueError(file.manifest.number)
    profile = replace(PROFILES[about.profile], threshold=about.threshold)
    days = file.manifest.extent
    shown, hidden = file.shown(), frozenset(file.hidden())
    told = {**dict.fromkeys(hidden, 1), **shown}
    none = zeros(told, Calendar(days), Policy().about)
    counts = Told(shown={**none, **shown}, hidden=hidden, is_whole=about.places is None)
    found = by(counts, Span(days.since, days.until), profile)
    return Proof(
        cells=len(told),
        ranges=dict(sorted(found.ranges.items(), key=lambda one: _width(one[1]))),
        threshold=profile.threshold,
        relations=found.relations,
        seconds=time.monotonic() - begun,
    )


def told_inside(file: OutsideFile, earlier: Earlier) -> list[tuple[str, Cell]]:
    """Find who of those with own numbers can tell what: municipality or several, cell.

    As many together as the file says. What each counts itself is what the home
    remembers of the file's numbers; ValueError where it does not know them.
    """
    about = file.manifest.outside
    shown, hidden = file.shown(), frozenset(file.hidden())
    if about is None or about.profile not in PROFILES or hidden - earlier.values.keys():
        raise ValueError(file.manifest.number)
    profile = replace(
        PROFILES[about.profile], threshold=about.threshold, coalition=about.coalition
    )
    days = file.manifest.extent
    told = {cell: earlier.values[cell] for cell in hidden}
    told |= {cell: earlier.values.get(cell, n) for cell, n in shown.items()}
    values = zeros(told, Calendar(days), Policy().about) | told
    protection = Protection(hidden=hidden, primary=frozenset(), shown=shown)
    common = Common(
        extent=Span(days.since, days.until),
        owners={c: one.today for c, one in reference.municipalities().items()},
    )
    return sorted(broken(values, protection, profile, common))


def _width(of: Range) -> tuple[float, int]:
    return (float("inf") if of.high is None else of.high - of.low, of.low)
