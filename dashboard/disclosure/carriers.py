"""Persons are in families: who is met in two stretches is in a family met in both.

A family is at most so many persons. They go its way from stretch to stretch: straight
where it goes straight, or past stretches in which it was met and they were not noted.
Whoever keeps to these sums are persons in families (docs/decisions/0054).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.gaps import Gap
from dashboard.disclosure.timelines import Terms, Timeline, straight, terms
from dashboard.disclosure.windows import Span

MOST = 99
"""Persons in a family, as records are read."""

PAST = "persons past"
"""How unknowns begin of persons who were not noted where their family was met."""

_Signed = list[tuple[Cell | None, int]]


def in_families(persons: Timeline, families: Timeline, place: str) -> Iterator[Terms]:
    """Sums that are at most zero of persons and families, wherever these were met.

    Persons met in some days are in families met then; those met before a day and after
    it are in families met before it and after it.
    """
    for since, until in combinations(persons.cuts, 2):
        met = persons.between(place, since, until)
        yield terms((met, 1), (families.between(place, since, until), -MOST))
    begun = [persons.cuts[start] for start, _end in persons.windows]
    ended = [persons.cuts[end] for _start, end in persons.windows]
    for since, day, until in combinations(persons.cuts, 3):
        if since in begun and until in ended:
            days = Span(since, day), Span(day, until)
            both = straight(persons, place, *days)
            if terms(*both):
                yield terms(*both, *straight(families, place, *days, -MOST))


def in_several_places(persons: Timeline, families: Timeline) -> Iterator[Terms]:
    """Sums that are at most zero: who is met in two places is in a family met in both.

    What the places count more than their total is one less than the places of each.
    """
    members = [place for place in persons.places if place != TOTAL]
    if TOTAL not in persons.places or not {TOTAL, *members} <= {*families.places}:
        return
    for days in combinations(persons.cuts, 2):
        own, carriers = persons.numbered(days), families.numbered(days)
        if own and carriers:
            yield terms(
                *((persons.met(place, own[0], own[1]), 1) for place in members),
                *persons.counted(TOTAL, own[0], own[1], -1),
                *((families.met(p, carriers[0], carriers[1]), -MOST) for p in members),
                *families.counted(TOTAL, carriers[0], carriers[1], MOST),
            )


class Carriers:
    """How persons of one place may go from stretch to stretch with its families."""

    def __init__(
        self, persons: Timeline, families: Timeline, gaps: Sequence[Gap], place: str
    ) -> None:
        self._persons, self._families, self._place = persons, families, place
        days = [persons.cuts[number] for number in persons.blocks[0]]
        nodes = [Span(*pair) for pair in pairwise(days)]
        self._nodes = [one for one in nodes if self._met(families, one)]
        inside = [one for gap in gaps for one in gap.stretches]
        self._torn = {
            one
            for one in self._nodes
            if any(map(one.holds, inside)) or self._is_several(one)
        }
        self._loads: dict[tuple[Span, Span], _Signed] = defaultdict(list)
        self._past: dict[Span, _Signed] = defaultdict(list)

    def sums(self) -> Iterator[Terms]:
        """Sums that are at most zero."""
        self._ride()
        for one, other in combinations(self._nodes, 2):
            load = [*self._way(self._persons, one, other), *self._loads[one, other]]
            if terms(*load):
                yield terms(*load, *self._way(self._families, one, other, -MOST))
        for node in self._nodes:
            own = [(self._met(self._persons, node), 1), *self._past[node]]
            if terms(*own):
                yield terms(*own, (self._met(self._families, node), -MOST))
        yield from self._in_gaps()

    def _is_several(self, node: Span) -> bool:
        """Whether families are told apart by when they were met in it."""
        outer = [self._families.cuts[number] for number in self._families.blocks[0]]
        return any(node.since < day < node.until for day in outer)

    def _ride(self) -> None:
        """Go past the first or the last stretch on the way, where no gap is told of."""
        for start, end in combinations(range(len(self._nodes)), 2):
            one, other = self._nodes[start], self._nodes[end]
            for number in {start + 1, end - 1} if end - start > 1 else ():
                between = self._nodes[number]
                if not {one, between, other}.isdisjoint(self._torn):
                    continue
                rider = self._rider(one, other, between)
                self._loads[one, other].append((rider, -1))
                self._loads[one, between].append((rider, 1))
                self._loads[between, other].append((rider, 1))
                self._past[between].append((rider, 1))

    def _in_gaps(self) -> Iterator[Terms]:
        """Of who is noted in a gap, others come there by a way than leave it by one.

        Then nothing hangs on which of its families were met before it.
        """
        for node in self._torn:
            ways = [
                term
                for pair in combinations(self._nodes, 2)
                if node in pair
                for term in self._way(self._persons, *pair)
            ]
            yield terms(*ways, (self._met(self._persons, node), -1))

    def _met(self, timeline: Timeline, days: Span) -> Cell | None:
        return timeline.between(self._place, *days)

    def _way(
        self, timeline: Timeline, one: Span, other: Span, sign: int = 1
    ) -> _Signed:
        return straight(timeline, self._place, one, other, sign)

    def _rider(self, one: Span, other: Span, past: Span) -> Cell:
        return Cell(
            measure=f"{PAST} {past.since} {past.until}",
            municipality=self._place,
            since=one.since,
            until=other.until,
        )
