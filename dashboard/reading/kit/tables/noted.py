"""Notes on the data in a table: their marks at the rows and columns they are about."""

from dataclasses import replace

from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables.cells import Line, Shown
from dashboard.reading.notes import marks
from dashboard.reading.rows import TOTAL


def noted(found: Shown, answer: Answer) -> Shown:
    """Mark lines and columns; a note on all the lines stands below the table only."""
    if not answer.notes:
        return found
    lines = [line.notes for line in found.lines if not line.is_heading]
    common = set.intersection(*map(set, lines)) if lines else set()

    def marked(line: Line) -> Line:
        said = marks(note for note in line.notes if note not in common)
        if not said:
            return line
        first, *rest = line.cells
        return replace(line, cells=(replace(first, noted=said), *rest))

    return replace(
        found,
        headings=tuple(
            _heading(text, column, answer)
            for column, text in zip(found.columns, found.headings, strict=True)
        ),
        lines=tuple(map(marked, found.lines)),
    )


def _heading(text: str, column: str, answer: Answer) -> str:
    """A heading; with marks where the column is of one municipality."""
    own = [note for note in answer.notes if note.municipality != TOTAL]
    said = marks(note for note in own if column != TOTAL and note.is_of(column))
    return f"{text} {said}" if said else text
