"""What is known without the release, and who knows what of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.timelines import Terms
from dashboard.disclosure.windows import Span


@dataclass(frozen=True, kw_only=True)
class Common:
    """What everybody knows without the release, and who is one attacker.

    `extent` are the days from the first to the last of the data, None if nobody
    knows them; `published` counts that everybody has read elsewhere or before.
    `owners` names, for a municipality, whose rows its rows are, where it is not
    itself: one of today sees exactly all those that it was made of. `sums` are counts
    with their signs that add up to zero by what they are. `untold` counts are released
    to nobody: those that are not small need not be kept from who can reckon them.
    """

    extent: Span | None = None
    published: Mapping[Cell, int] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    sums: Sequence[Terms] = ()
    untold: frozenset[Cell] = frozenset()


NOTHING = Common()
