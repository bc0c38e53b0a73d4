"""How all the data grew since they were shown before: a difference is a count too.

Who keeps the file of an earlier edition subtracts its "all the data" from today's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.timelines import Terms
from dashboard.ground.periods import Window

_COUNTED = {"families", "persons", "times"}


@dataclass(frozen=True, kw_only=True)
class Growth:
    """Small differences that must be hidden as counts of their own.

    `sums` tie them to the counts that they are between; `untold` are counts that
    must not be shown, since there were more of them before.
    """

    counts: dict[Cell, int] = field(default_factory=dict)
    sums: list[Terms] = field(default_factory=list)
    untold: set[Cell] = field(default_factory=set)


def growth(
    values: Mapping[Cell, int], ever: Window, ends: list[Window], profile: Profile
) -> Growth:
    """Compare all the data with what they were at each of the earlier `ends`."""
    found = Growth()
    for number, end in enumerate(ends):
        for now, before in _pairs(values, ever, end):
            more = values[now] - values[before]
            if more < 0:
                found.untold.add(now)
            elif profile.is_small(_families(now, before, values) or more):
                # Two ends may differ by their first days only.
                measure = f"{now.measure} more {number}"
                cell = replace(now, measure=measure, since=end.until)
                found.counts[cell] = more
                found.sums.append(((cell, 1), (now, -1), (before, 1)))
    return found


def _pairs(
    values: Mapping[Cell, int], ever: Window, end: Window
) -> Iterator[tuple[Cell, Cell]]:
    for cell in values:
        if cell.measure in _COUNTED and (cell.since, cell.until) == (
            ever.since,
            ever.until,
        ):
            before = replace(cell, since=end.since, until=end.until)
            if before in values and before != cell:
                yield cell, before


def _families(now: Cell, before: Cell, values: Mapping[Cell, int]) -> int:
    """How many families more a number of persons is of."""
    families = [replace(cell, measure="families") for cell in (now, before)]
    if all(cell in values for cell in families):
        return values[families[0]] - values[families[1]]
    return 0
