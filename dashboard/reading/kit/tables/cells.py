"""A table as people read it: cells, lines, and the marks in them."""

from dataclasses import dataclass
from datetime import date

from dashboard.reading.columns.marks import Mark


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A value in words; a mark alone where there is none, or behind a number.

    `href` leads to the page narrowed to what the row is about.
    """

    text: str
    mark: Mark | None = None
    href: str = ""

    @property
    def whole(self) -> str:
        """Value and mark together, as plain text."""
        return " ".join(filter(None, (self.text, self.mark.text if self.mark else "")))


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row; a total stands out, a heading is one cell above the rows it heads.

    `about` is the code behind the first cell.
    """

    cells: tuple[Cell, ...]
    about: str | date | None = None
    is_total: bool = False
    is_heading: bool = False


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
