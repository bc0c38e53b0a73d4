"""One row of a file while it is read: its cells, and what is wrong with them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dashboard.ground import places, reference
from dashboard.writing.contracts import values
from dashboard.writing.contracts.contract import Field
from dashboard.writing.contracts.problems import HIDDEN, WARNINGS, CellError, Problem
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.spellings import terms
from dashboard.writing.files.table import Cell, Table
from dashboard.writing.rows.family_codes import NOBODY_FORGOTTEN, Families
from dashboard.writing.rows.posts import Posts
from dashboard.writing.rows.pseudonyms import Pseudonyms


@dataclass(frozen=True, kw_only=True)
class Context:
    """What reading a row needs to know besides the row itself."""

    today: date
    posts: Posts
    pseudonyms: Pseudonyms
    recommendations: frozenset[str] = frozenset()
    families: Families = NOBODY_FORGOTTEN


@dataclass(kw_only=True)
class Reading:
    """One row being read: its cells, and the problems met so far."""

    table: Table
    columns: Columns
    cells: tuple[Cell, ...]
    context: Context
    problems: list[Problem] = field(default_factory=list)

    def read(self, name: str, parse: Callable[[Any], Any]) -> Any:
        """Return a column's parsed value; None if empty or wrong."""
        found = self.columns.cell(self.cells, name)
        place = self.columns.single.get(name)
        if found is None:
            if place is not None and place < len(self.cells):
                self._check_formula(name, self.cells[place])
            return None
        with self.guard(name, found):
            if found.value in values.ERRORS:
                raise CellError("formula_error")
            return parse(found.value)
        return None

    def several(self, name: str) -> list[str]:
        """Return the codes ticked in a column that takes several."""
        column = self.table.contract[name]
        known = terms(self.table.contract, column)
        # What stands in columns of their own cannot be misread, so it comes first.
        ticked = self._ticked(name)
        if ticked or name not in self.columns.single:
            return [term.code for term in known if term.code in ticked]
        return self.read(name, lambda v: values.several(v, known, label(column))) or []

    def one(self, name: str, unknown: str = "not_in_list") -> str | None:
        """Return the code in a column that takes one."""
        column = self.table.contract[name]
        known = terms(self.table.contract, column)
        found: str | None = self.read(
            name, lambda v: values.one(v, known, label(column), unknown)
        )
        return found

    def required(self, name: str, parse: Callable[[Any], Any]) -> Any:
        """Return a column's parsed value; a problem if it is empty."""
        met = len(self.problems)
        found = self.read(name, parse)
        if found is None and len(self.problems) == met:
            self.fail(name, CellError("required", column=label(self._field(name))))
        return found

    def fail(self, name: str, error: CellError) -> None:
        """Note what is wrong in a column of this row."""
        place = self.columns.single.get(name)
        # Without such a column the row's first cell is named, but not shown: it
        # may hold a family's code.
        cell = Cell(self.cells[0].address, None) if place is None else self.cells[place]
        self.problems.append(self.problem(name, cell, error))

    @contextmanager
    def guard(self, name: str, cell: Cell) -> Iterator[None]:
        """Turn a CellError into a problem of the cell."""
        try:
            yield
        except CellError as error:
            self.problems.append(self.problem(name, cell, error))

    def problem(self, name: str, cell: Cell, error: CellError) -> Problem:
        """Say what is wrong with a cell, without showing a family's code."""
        value = "" if cell.value is None else str(cell.value)
        if isinstance(cell.value, datetime):
            value = value.removesuffix(" 00:00:00")
        return Problem(
            code=error.code,
            cell=cell.address,
            column=name,
            value=HIDDEN if name in {"family", "record"} and value else value[:200],
            words=error.words,
            suggestions=error.suggestions,
        )

    @property
    def accepted(self) -> bool:
        """Whether nothing met so far keeps the row out."""
        return all(problem.code in WARNINGS for problem in self.problems)

    def place(self, day: date | None) -> str | None:
        """Return the code of the municipality the row stands for on its day."""
        found: str | None = self.required(
            "municipality", lambda v: _municipality(str(v), day, self.context.posts)
        )
        return found

    def _ticked(self, name: str) -> set[str]:
        found = set()
        for place, choice in self.columns.ticks.get(name, ()):
            cell = self.cells[place]
            with self.guard(name, cell):
                if cell.value is not None and values.ticked(cell.value):
                    found.add(choice)
        return found

    def _field(self, name: str) -> Field:
        return self.table.contract[name]

    def _check_formula(self, name: str, cell: Cell) -> None:
        if cell.address in self.table.formulas_without_value:
            error = CellError("formula_without_value")
            self.problems.append(self.problem(name, cell, error))


def label(column: Field) -> str:
    """Heading of a column in the language in use."""
    return reference.Term(code=column.name, lv=column.lv, en=column.en).label


def _municipality(text: str, day: date | None, posts: Posts) -> str:
    on = day or posts.today
    found = places.find(text, on, posts.filled)
    if found:
        return found.code
    gone = places.successor(text, on)
    if gone:
        raise CellError("municipality_ended", gone.name, successor=gone.name)
    raise CellError("municipality_unknown", *places.nearest(text, on))
