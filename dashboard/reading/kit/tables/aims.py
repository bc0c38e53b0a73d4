"""Targets in a table: a last column where any line has one."""

from dataclasses import replace

from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown

_COLUMN = "target"


def aimed(found: Shown, answer: Answer) -> Shown:
    """Write each line's target into its column, which is added where there is none."""
    if not answer.targets or not any(line.goal for line in found.lines):
        return found
    if _COLUMN in found.columns:
        at = found.columns.index(_COLUMN)
        lines = tuple(_replaced(line, at) for line in found.lines)
        return replace(found, lines=lines)
    return replace(
        found,
        columns=(*found.columns, _COLUMN),
        headings=(*found.headings, words.heading(_COLUMN)),
        numeric=found.numeric | {_COLUMN},
        lines=tuple(
            replace(line, cells=(*line.cells, Cell(text=line.goal)))
            for line in found.lines
        ),
    )


def _replaced(line: Line, at: int) -> Line:
    """A line whose target is written as it was set: a range, too."""
    if not line.goal:
        return line
    cells = [*line.cells]
    cells[at] = Cell(text=line.goal)
    return replace(line, cells=tuple(cells))
