"""A table as people read it: cells, lines, and the marks in them."""

from dataclasses import dataclass
from datetime import date

from dashboard.reading.columns.marks import Mark
from dashboard.reading.notes import Note


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A value in words; a mark alone where there is none, or behind a number.

    `href` leads to the page narrowed to what the row is about, `noted` are the marks of
    notes on it, `after` says behind the mark what a protected value may be.
    """

    text: str
    mark: Mark | None = None
    href: str = ""
    noted: str = ""
    after: str = ""

    @property
    def whole(self) -> str:
        """Value and marks together, as plain text."""
        mark = self.mark.text if self.mark else ""
        return " ".join(filter(None, (self.text, mark, self.after, self.noted)))


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row; a total stands out, a heading is one cell above the rows it heads.

    `about` is the code behind the first cell, `notes` what is noted of the
    row, `goal` the target that was set for it.
    """

    cells: tuple[Cell, ...]
    about: str | date | None = None
    is_total: bool = False
    is_heading: bool = False
    notes: tuple[Note, ...] = ()
    goal: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Columns by their code and in words, which of them are numbers, and the rows."""

    columns: tuple[str, ...]
    headings: tuple[str, ...]
    numeric: frozenset[str]
    lines: tuple[Line, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark in the table, once."""
        found = (cell.mark for line in self.lines for cell in line.cells)
        return tuple(dict.fromkeys(mark for mark in found if mark))
