"""Every stretch of time between two cuts, in every place: published or not.

The windows of a release cut time into stretches. How many families were met from
one cut to another is a count of its own, whether it is published or not; one that is
not is an unknown, written as a cell of a measure like `families in`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.nesting import blocks
from dashboard.disclosure.windows import Span, covered

Terms = tuple[tuple[Cell, int], ...]
Lines = Mapping[str, Mapping[Span, Cell]]
"""By place: the published cells of one measure and domain by their days."""


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """Days that are cuts for another's sake, and those whose cuts matter to all."""

    also: Collection[date] = ()
    kept: Collection[Span] = ()


_NO_MORE = Cuts()


class Timeline:
    """One measure about one domain, in all places, over the cuts of its windows.

    Where the places are `is_apart` (no family is in two, or there is no total), blocks
    of time are looked at apart.
    """

    def __init__(
        self,
        lines: Lines,
        empty: Mapping[str, Collection[Span]],
        extent: Span | None = None,
        cuts: Cuts = _NO_MORE,
        *,
        is_apart: bool = False,
    ) -> None:
        self.is_apart = is_apart
        spans = {span for cells in lines.values() for span in cells}
        # Before the first window and after the last one there may be data too.
        spans |= {extent} if extent else set()
        days = {day for span in spans for day in span}
        self.cuts: list[date] = sorted(days.union(cuts.also))
        self.places = sorted(lines)
        self._index = {day: number for number, day in enumerate(self.cuts)}
        self.windows = {
            (self._index[span.since], self._index[span.until])
            for cells in lines.values()
            for span in cells
        }
        every = list(range(len(self.cuts)))
        nested = iter([every])
        if is_apart:
            nested = blocks(self.windows, self.last, self._in(cuts.kept))
        self.blocks = [one for one in nested if len(one) > 1]
        self._any = next(iter(next(iter(lines.values())).values()))
        self._empty = {place: self._days_off(empty[place]) for place in lines}
        self._cells = {place: self._published(place, lines[place]) for place in lines}

    @property
    def drawn(self) -> list[str]:
        """Places whose stretches are unknowns: a total that is a sum has none."""
        return [p for p in self.places if p != TOTAL or not self.is_apart]

    @property
    def last(self) -> int:
        """Number of the last cut."""
        return len(self.cuts) - 1

    def index(self, day: date) -> int | None:
        """Return the number of a cut; None if there is none that day."""
        return self._index.get(day)

    def numbered(self, days: Iterable[date]) -> list[int] | None:
        """Return the numbers of cuts; None if one of the days is none."""
        found = [self._index.get(day) for day in days]
        known = [number for number in found if number is not None]
        return known if len(known) == len(found) else None

    def pairs(self) -> Iterator[tuple[int, int, int]]:
        """Two stretches, one after the other, that windows are of; or all days before.

        As the numbers of their three cuts. Of all stretches there would be too many.
        """
        by_end: dict[int, set[int]] = defaultdict(lambda: {0})
        for start, end in self.windows:
            by_end[end].add(start)
        for middle, end in sorted(self.windows):
            for start in sorted(by_end[middle]):
                if start < middle:
                    yield start, middle, end

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Every stretch of a block, as the numbers of its two cuts."""
        pairs = (pair for one in self.blocks for pair in combinations(one, 2))
        return iter(dict.fromkeys(pairs))

    def met(self, place: str, start: int, end: int) -> Cell | None:
        """Return what stands for a stretch in a place; None if nothing was done then.

        Two stretches that differ by days without any work have the same cell.
        """
        days = self._trimmed(place, start, end)
        if days is None or days in self._cells[place]:
            return None if days is None else self._cells[place][days]
        unknown = self._unknown("in", place, days)
        self._cells[place][days] = unknown
        return unknown

    def counted(
        self, place: str, start: int, end: int, sign: int = 1
    ) -> list[tuple[Cell | None, int]]:
        """Return what adds up to those met in a stretch, with a sign.

        Where no family is in two places, the total is the sum of them.
        """
        is_sum = self.is_apart and place == TOTAL
        places = [one for one in self.places if one != TOTAL] if is_sum else [place]
        return [(self.met(one, start, end), sign) for one in places]

    def between(self, place: str, since: date, until: date) -> Cell | None:
        """Return what stands for the days from one cut to another."""
        if place not in self._cells or not {since, until} <= self._index.keys():
            return None
        return self.met(place, self._index[since], self._index[until])

    def shared(self, start: int, end: int) -> Cell | None:
        """Return the unknown that the places of a stretch count too often."""
        days = self._trimmed(TOTAL, start, end)
        return None if days is None else self._unknown("shared", TOTAL, days)

    def _in(self, kept: Collection[Span]) -> set[int]:
        """The cuts on the first or last of some days, or between them."""
        return {
            number
            for number, day in enumerate(self.cuts)
            if any(days.since <= day <= days.until for days in kept)
        }

    def _unknown(self, kind: str, place: str, days: tuple[int, int]) -> Cell:
        since, until = (self.cuts[number] for number in days)
        named = replace(self._any, measure=f"{self._any.measure} {kind}")
        return replace(named, municipality=place, since=since, until=until)

    def _trimmed(self, place: str, start: int, end: int) -> tuple[int, int] | None:
        empty = self._empty[place]
        while start < end and empty[start]:
            start += 1
        while start < end and empty[end - 1]:
            end -= 1
        return (start, end) if start < end else None

    def _days_off(self, spans: Collection[Span]) -> list[bool]:
        """For each stretch between neighbouring cuts: whether nobody was met."""
        return [covered(Span(*days), spans) for days in pairwise(self.cuts)]

    def _published(
        self, place: str, cells: Mapping[Span, Cell]
    ) -> dict[tuple[int, int], Cell]:
        found: dict[tuple[int, int], Cell] = {}
        for span, cell in cells.items():
            since, until = (self._index[day] for day in span)
            days = self._trimmed(place, since, until)
            if days is not None:
                found.setdefault(days, cell)
        return found


def terms(*signed: tuple[Cell | None, int]) -> Terms:
    """Add up cells with their signs; those without work count nothing."""
    total: dict[Cell, int] = {}
    for cell, sign in signed:
        if cell is not None:
            total[cell] = total.get(cell, 0) + sign
    return tuple((cell, number) for cell, number in total.items() if number)


def straight(
    timeline: Timeline, place: str, one: Span, other: Span, sign: int = 1
) -> list[tuple[Cell | None, int]]:
    """Who was met in one stretch and next in another, with a sign."""
    return [
        (timeline.between(place, one.since, other.since), sign),
        (timeline.between(place, one.until, other.until), sign),
        (timeline.between(place, one.since, other.until), -sign),
        (timeline.between(place, one.until, other.since), -sign),
    ]


def paths(timeline: Timeline, place: str) -> Iterator[Terms]:
    """What is true of the families met in stretches, whoever they are.

    Together the sums, each at most zero, are all that is true in one place: what
    they leave is a number of families going from stretch to stretch.
    """
    for cuts in timeline.blocks:
        yield from _in_block(timeline, place, cuts)


def _in_block(timeline: Timeline, place: str, cuts: list[int]) -> Iterator[Terms]:
    def met(start: int, end: int) -> Cell | None:
        return timeline.met(place, cuts[start], cuts[end]) if start < end else None

    last = len(cuts) - 1
    # Of whoever is left when others are taken away there are not less than none.
    yield terms((met(0, 1), -1))
    for day in range(1, last):
        yield terms((met(0, day), 1), (met(0, day + 1), -1))
        yield terms((met(day, last), 1), (met(day - 1, last), -1))
    for start, end in combinations(range(last + 1), 2):
        if end - start > 1:
            yield terms(
                (met(start, end), 1),
                (met(start + 1, end - 1), 1),
                (met(start, end - 1), -1),
                (met(start + 1, end), -1),
            )
