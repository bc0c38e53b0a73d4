"""The cells of a release, by what they count and in which stretch of the data."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.timelines import Cuts, Timeline
from dashboard.disclosure.windows import Span, Spans, preceding

COVERAGES = ("families", "persons")
"""Measures that count a family once however often it was met."""

TIMES, NAMED = "times", "times with"
"""Times of cooperation with a kind of institution, and with one of them.

The domain of one is its kind and its number.
"""

ADDITIVE = ("contacts", TIMES, NAMED)
"""Measures that count every contact: over places and time they add up."""

FAMILIES, PERSONS = ("families", TOTAL), ("persons", TOTAL)
"""Measure and domain of those that ways through time are told of together."""

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
        found: dict[tuple[str, str], Timeline] = {}
        for (measure, domain), there in places.items():
            cuts = Cuts()
            if (measure, domain) == FAMILIES:
                cuts = self._cuts_of_families()
            elif (measure, domain) == PERSONS and residents and FAMILIES in found:
                cuts = self._cuts_of_persons(found[FAMILIES])
            found[measure, domain] = Timeline(
                {place: self._clipped((measure, place, domain)) for place in there},
                {place: self.zeros(measure, place, domain) for place in there},
                self.extent,
                cuts,
                is_apart=residents
                or (disjoint and self._is_apart(measure, domain, places)),
            )
        return found

    def _cuts_of_families(self) -> Cuts:
        """Days that first contacts, those after a gap, and persons are told from.

        New is who was met by the end of a window and not before it, continuing who was
        in the window before: how many can be in both hangs on all the days between.
        """
        also = {
            day
            for line in self.lines("new", "continuing", "persons")
            for cell in self._lines[line].values()
            for day in self.inside(cell)
        }
        kept = [*self._gaps(), *(Span(day, day) for day in also)]
        return Cuts(kept=kept, also=also)

    def _cuts_of_persons(self, families: Timeline) -> Cuts:
        """All that families are looked at together by, but for what lies in a gap."""
        gaps = list(self._gaps())
        return Cuts(
            kept=[Span(date.min, date.max)],
            also=[
                day
                for day in (families.cuts[number] for number in families.blocks[0])
                if not any(gap.since < day < gap.until for gap in gaps)
            ],
        )

    def _gaps(self) -> Iterator[Span]:
        """Days from the window before to that of continuing families."""
        for line in self.lines("continuing"):
            windows = self.windows(line)
            for window, cell in self._lines[line].items():
                if then := preceding(window, windows):
                    yield Span(then.until, self.inside(cell).since)

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
