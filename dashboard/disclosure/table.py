"""The cells of a release, by what they count and in which stretch of the data."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.windows import Span, Spans

COVERAGES = ("families", "persons")
"""Measures that count a family once however often it was met."""

Line = tuple[str, str, str]
"""Measure, municipality and domain."""


class Table:
    """Cells with their values; of windows that reach beyond the data, the inside.

    The longest window that no count speaks against is taken for all of the data,
    unless that is not to be guessed.
    """

    def __init__(self, values: Mapping[Cell, int], *, guess: bool = True) -> None:
        self.values = values
        self._lines = _by_line(values)
        self.extent = self._found() if guess else None
        self._inside: dict[Line, dict[Span, Cell]] = defaultdict(dict)
        for cell in sorted(values):
            self._inside[_line(cell)].setdefault(self.inside(cell), cell)

    def inside(self, cell: Cell) -> Span:
        """Cut the cell's window to the days that have data."""
        span = _span(cell)
        cut = span.within(self.extent) if self.extent else span
        return cut if cut.since < cut.until else span

    def lines(self, *measures: str) -> Iterator[Line]:
        """Every combination of place and domain of which these are given."""
        return (line for line in sorted(self._inside) if line[0] in measures)

    def spans(self, line: Line) -> Spans:
        """Windows in which a line is given."""
        return tuple(sorted(self._inside.get(line, ())))

    def cell(self, line: Line, span: Span) -> Cell:
        """Return the cell that stands for a window of a line."""
        return self._inside[line][span]

    def windows(self, line: Line) -> Spans:
        """Windows in which a line is given, as they are called."""
        return tuple(sorted(self._lines.get(line, ())))

    def given(self, line: Line, window: Span) -> Cell | None:
        """Return the cell of a line in a window as it is called."""
        if window not in self._lines.get(line, ()):
            return None
        measure, municipality, domain = line
        since, until = window
        return Cell(
            measure=measure,
            municipality=municipality,
            since=since,
            until=until,
            domain=domain,
        )

    def beside(self, cell: Cell, measure: str) -> Cell | None:
        """Return another measure in the very same window, place and domain."""
        other = replace(cell, measure=measure)
        return other if other in self.values else None

    def same(self) -> Iterator[tuple[Cell, Cell]]:
        """Cells that count the same, since their windows differ by no data."""
        for cell in self.values:
            if cell.measure not in ("continuing", "returning"):
                first = self.cell(_line(cell), self.inside(cell))
                if first != cell:
                    yield first, cell

    def _found(self) -> Span | None:
        spans = sorted({_span(cell) for cell in self.values})
        spans.sort(key=lambda span: span.since - span.until)
        fitting = (
            span for span in spans if all(self._fits(span, other) for other in spans)
        )
        return next(fitting, None)

    def _fits(self, extent: Span, span: Span) -> bool:
        """Whether nothing says that the extent misses data of the window."""
        if extent.holds(span):
            return True
        return all(
            counts.get(span, 0) <= counts.get(extent, 0)
            for line, counts in self._lines.items()
            if line[0] in (*COVERAGES, "new", "contacts")
        )


def _by_line(values: Mapping[Cell, int]) -> dict[Line, dict[Span, int]]:
    lines: dict[Line, dict[Span, int]] = defaultdict(dict)
    for cell, value in values.items():
        lines[_line(cell)][_span(cell)] = value
    return lines


def _line(cell: Cell) -> Line:
    return cell.measure, cell.municipality, cell.domain


def _span(cell: Cell) -> Span:
    return Span(cell.since, cell.until)
