"""What is known without the release, and who knows what of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.timelines import Terms
from dashboard.disclosure.windows import Span


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One meeting with a family: where, on which day, about what, with how many."""

    place: str
    day: date
    domains: tuple[str, ...] = ()
    persons: int = 0


@dataclass(frozen=True, kw_only=True)
class Common:
    """What everybody knows without the release, and who is one attacker.

    `extent` are the days from the first to the last of the data, None if nobody
    knows them; `published` counts that everybody has read elsewhere or before.
    `owners` names, for a municipality, whose rows its rows are, where it is not
    itself: one of today sees exactly all those that it was made of. `sums` are counts
    with their signs that add up to zero by what they are. `untold` counts are released
    to nobody: those that are not small need not be kept from who can reckon them.
    `movers` are the families that were met in several places, by their meetings: nobody
    else knows them, they only save looking for such families as could be.
    """

    extent: Span | None = None
    published: Mapping[Cell, int] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    sums: Sequence[Terms] = ()
    untold: frozenset[Cell] = frozenset()
    movers: Sequence[Sequence[Visit]] = ()


NOTHING = Common()
