"""The cells of a release, by what they count and in which stretch of the data."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.timelines import Timeline
from dashboard.disclosure.windows import Span, Spans, preceding

COVERAGES = ("families", "persons")
"""Measures that count a family once however often it was met."""

ADDITIVE = ("contacts", "times")
"""Measures that count every contact: over places and time they add up."""

Line = tuple[str, str, str]
"""Measure, municipality and domain."""


class Table:
    """Cells with their values; of windows that reach beyond the data, the inside.

    Of data whose first and last day nobody knows, every window may hold some. Who does
    not know the values of some cells (`unknown`) has any number but 0 for them. Where
    not every place is told of (`is_whole`), the total is of others too.
    """

    def __init__(
        self,
        values: Mapping[Cell, int],
        extent: Span | None = None,
        unknown: Collection[Cell] = (),
        *,
        is_whole: bool = True,
    ) -> None:
        self.values = dict(sorted(values.items()))
        self.unknown = frozenset(unknown)
        self.is_whole = is_whole
        self.extent = extent
        self._lines: dict[Line, dict[Span, Cell]] = defaultdict(dict)
        for cell in sorted(values):
            self._lines[_line(cell)][span_of(cell)] = cell

    def inside(self, cell: Cell) -> Span:
        """Cut the cell's window to the days that have data."""
        span = span_of(cell)
        cut = span.within(self.extent) if self.extent else span
        return cut if cut.since < cut.until else span

    def lines(self, *measures: str) -> Iterator[Line]:
        """Every combination of place and domain of which these are given."""
        return (line for line in sorted(self._lines) if line[0] in measures)

    def windows(self, line: Line) -> Spans:
        """Windows in which a line is given, as they are called."""
        return tuple(sorted(self._lines.get(line, ())))

    def given(self, line: Line, window: Span) -> Cell | None:
        """Return the cell of a line in a window as it is called."""
        return self._lines.get(line, {}).get(window)

    def beside(self, cell: Cell, measure: str) -> Cell | None:
        """Return another measure in the very same window, place and domain."""
        other = replace(cell, measure=measure)
        return other if other in self.values else None

    def timelines(
        self, *, disjoint: bool, residents: bool = False
    ) -> dict[tuple[str, str], Timeline]:
        """Families and persons over time, by measure and domain.

        Of `residents`, who stay in one place, or of all.
        """
        places: dict[tuple[str, str], list[str]] = defaultdict(list)
        for measure, place, domain in self.lines(*COVERAGES):
            places[measure, domain].append(place)
        return {
            (measure, domain): Timeline(
                {place: self._clipped((measure, place, domain)) for place in there},
                {place: self.zeros(measure, place, domain) for place in there},
                self.extent,
                kept=self._kept() if (measure, domain) == ("families", TOTAL) else (),
                is_apart=residents
                or (disjoint and self._is_apart(measure, domain, places)),
            )
            for (measure, domain), there in places.items()
        }

    def _kept(self) -> list[Span]:
        """Days that first contacts, or those after a gap, are told from.

        New is who was met by the end of a window and not before it, continuing who was
        in the window before: how many can be in both hangs on all the days between.
        """
        found = []
        for line in self.lines("new", "continuing"):
            windows = self.windows(line)
            for window, cell in self._lines[line].items():
                days, then = self.inside(cell), preceding(window, windows)
                found += [Span(days.since, days.since), Span(days.until, days.until)]
                found += [Span(then.until, days.since)] if then else []
        return found

    def _is_apart(
        self, measure: str, domain: str, places: Mapping[tuple[str, str], list[str]]
    ) -> bool:
        """Whether no family was ever in two places: in all days they are their total.

        Who was in two may have been so about another domain.
        """
        about = TOTAL if (measure, TOTAL) in places else domain
        there = places[measure, about]
        if not self.is_whole:
            return False
        if TOTAL not in there:
            return TOTAL not in places[measure, domain]
        lines = [self._clipped((measure, place, about)) for place in there]
        every = {span for cells in lines for span in cells}
        every |= {self.extent} if self.extent else set()
        ever = Span(min(s.since for s in every), max(s.until for s in every))
        cells = [cell for cells in lines if (cell := cells.get(ever))]
        if len(cells) < len(there) or not self.unknown.isdisjoint(cells):
            return False
        signs = (-1 if cell.municipality == TOTAL else 1 for cell in cells)
        return not sum(self.values[c] * n for c, n in zip(cells, signs, strict=True))

    def _clipped(self, line: Line) -> dict[Span, Cell]:
        found: dict[Span, Cell] = {}
        for cell in self._lines[line].values():
            found.setdefault(self.inside(cell), cell)
        return found

    def zeros(self, measure: str, place: str, domain: str) -> list[Span]:
        """Days on which nobody was met there, or about the domain: it is shown."""
        lines = (
            (kind, where, about)
            for kind, about in {("families", TOTAL), (measure, domain)}
            for where in (place, TOTAL)
        )
        return [
            self.inside(cell)
            for line in lines
            for cell in self._lines.get(line, {}).values()
            if not self.values[cell]
        ]


def span_of(cell: Cell) -> Span:
    """Return the days of a cell's window."""
    return Span(cell.since, cell.until)


def _line(cell: Cell) -> Line:
    return cell.measure, cell.municipality, cell.domain
