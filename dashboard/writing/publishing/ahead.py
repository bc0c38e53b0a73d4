"""Times of cooperation in periods that still run: a later edition will tell of them.

What is zero so far may be zero then, of a kind or of one institution, and small numbers
so far may stay small. Nothing that is shown by then can be hidden any more, so what
outsiders are told before must keep with it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.table import TIMES
from dashboard.editions.policy import Policy
from dashboard.editions.questions import periods
from dashboard.editions.released import LONG
from dashboard.ground.periods import Window, kind_of, window
from dashboard.writing.publishing.institutions import Contact


def ahead(
    values: Mapping[Cell, int],
    extent: Window,
    policy: Policy,
    rows: Collection[Contact],
) -> dict[Cell, int]:
    """Count what is over of each period that runs, for places and kinds told of."""
    lines = {(c.municipality, c.domain) for c in values if c.measure == TIMES}
    found: dict[Cell, int] = {}
    for days in dict.fromkeys(_running(extent, policy)):
        times: Counter[tuple[str, str]] = Counter()
        for row in rows:
            if days.since <= row.day < extent.until:
                for place in (row.place, TOTAL):
                    times[place, row.kind] += row.times
        for place, kind in sorted(lines):
            cell = Cell(
                measure=TIMES,
                municipality=place,
                since=days.since,
                until=days.until,
                domain=kind,
            )
            if cell not in values:
                found[cell] = times[place, kind]
    return found


def _running(extent: Window, policy: Policy) -> Iterator[Window]:
    """Long periods that began and are not over, if they are told of at all."""
    plain = Window(since=extent.since, until=extent.until)
    for period in periods(plain):
        kind = kind_of(period)
        if kind in LONG and kind in policy.periods:
            days = window(period, plain)
            if days.until > extent.until:
                yield days
