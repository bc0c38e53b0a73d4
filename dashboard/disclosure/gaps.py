"""Continuing families where a gap lies between a window and the one before it.

Who was met in both went straight from one to the other, or from stretch to stretch of
the gap. How many of the families that leave a stretch were met before the gap is an
unknown; with these it is told exactly what continuing families may be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.histories import days_before
from dashboard.disclosure.table import Table
from dashboard.disclosure.timelines import Terms, Timeline, straight, terms
from dashboard.disclosure.windows import Span


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A window and the one before it in a place, and the stretches between them.

    Of these only such in which somebody may have been met.
    """

    continuing: Cell
    before: Span
    after: Span
    stretches: Sequence[Span]

    def tagged(self, one: Span, other: Span) -> Cell:
        """Return the unknown of those met before the gap who go from one to another."""
        return replace(
            self.continuing,
            measure=f"continuing past {self.after.since}",
            since=one.since,
            until=other.until,
        )


def gaps(table: Table, timeline: Timeline, place: str) -> Iterator[Gap]:
    """Every window of a place whose continuing families are told, and its gap."""
    windows = table.windows(("continuing", place, TOTAL))
    outer = [timeline.cuts[number] for number in timeline.blocks[0]]
    between = [
        Span(*days) for days in pairwise(outer) if timeline.between(place, *days)
    ]
    for window in windows:
        cell = table.given(("continuing", place, TOTAL), window)
        now = table.given(("families", place, TOTAL), window)
        before = cell and days_before(table, cell)
        if cell and now and before:
            after = table.inside(now)
            days = Span(before.until, after.since)
            yield Gap(
                continuing=cell,
                before=before,
                after=after,
                stretches=[one for one in between if days.holds(one)],
            )


def through(timeline: Timeline, gap: Gap) -> Iterator[tuple[Terms, bool]]:
    """Sums that are at most zero, or zero, of the families of a place.

    They are families with the numbers of continuing ones, and all such families.
    """
    place = gap.continuing.municipality
    ways = [straight(timeline, place, gap.before, gap.after, -1)]
    ways += [[(gap.tagged(one, gap.after), -1)] for one in gap.stretches]
    yield terms((gap.continuing, 1), *(term for way in ways for term in way)), True
    for one, other in combinations((*gap.stretches, gap.after), 2):
        way = straight(timeline, place, one, other, -1)
        yield terms((gap.tagged(one, other), 1), *way), False
    for number, one in enumerate(gap.stretches):
        later = (*gap.stretches[number + 1 :], gap.after)
        known = [(gap.tagged(one, other), 1) for other in later]
        arrived = straight(timeline, place, gap.before, one, -1)
        arrived += [(gap.tagged(e, one), -1) for e in gap.stretches[:number]]
        yield terms(*known, *arrived), False
        # Nor do more go on who were not met before the gap than there are of them.
        left = [t for other in later for t in straight(timeline, place, one, other)]
        less = [(cell, -sign) for cell, sign in (*known, *arrived)]
        yield terms(*left, *less, (timeline.between(place, *one), -1)), False
