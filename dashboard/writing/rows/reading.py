"""One row of a file while it is read: its cells, and what is wrong with them."""

from collections.abc import (
    Callable,
    Collection,
    Container,
    Hashable,
    Iterable,
    Iterator,
)
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dashboard.ground import place_words, places, reference
from dashboard.ground.place_words import TOWN
from dashboard.ground.spelling import LIKE, fold
from dashboard.writing.contracts import values
from dashboard.writing.contracts.contract import Field
from dashboard.writing.contracts.problems import HIDDEN, CellError, Otherwise, Problem
from dashboard.writing.contracts.readers import Around
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Cell, Table
from dashboard.writing.rows.meanings import Meaning, Meanings
from dashboard.writing.rows.nothing import says_nothing
from dashboard.writing.rows.posts import Posts
from dashboard.writing.rows.pseudonyms import NOBODY_FORGOTTEN, Families, Pseudonyms

_OF_HEADING = "municipality_of_heading"
_OF_NOVADI = frozenset({"novads", "novadi", "county", fold("край")})
"""Headings of the column of places that say what stands in it."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """What reading a row needs to know besides the row itself."""

    today: date
    posts: Posts
    pseudonyms: Pseudonyms
    recommendations: frozenset[str] = frozenset()
    families: Families = NOBODY_FORGOTTEN
    meanings: Meanings = field(default_factory=Meanings)
    told: set[str] = field(default_factory=set)

    def once(self, code: str) -> bool:
        """Whether this is the first time in a file that something is to be said."""
        is_first = code not in self.told
        self.told.add(code)
        return is_first


@dataclass(kw_only=True, slots=True)
class Reading:
    """One row being read: its cells, and the problems met so far.

    Its filled cells by their columns, and those of them that say something, are asked
    for many times.
    """

    table: Table
    columns: Columns
    cells: tuple[Cell, ...]
    context: Context
    problems: list[Problem] = field(default_factory=list)
    _standing: dict[str, Cell] = field(init=False)
    _telling: dict[str, Cell] = field(init=False)

    def __post_init__(self) -> None:
        """Find the filled cells."""
        self._standing = self.columns.filled(self.cells)
        self._telling = self._those_that_say_something()

    def read(
        self, name: str, parse: Callable[[Any], Any], by: tuple[Hashable, ...] = ()
    ) -> Any:
        """Return a column's parsed value; None if empty or wrong.

        `by` is what the reading rests on besides the column and what stands there.
        """
        cell = self._telling.get(name)
        if cell is None:
            if self.table.formulas_without_value:
                self._check_formula(name)
            return None
        meaning = self._meaning(cell, parse, (name, *by))
        return meaning.value if meaning.is_plain else self._told(name, cell, meaning)

    def _meaning(
        self, cell: Cell, parse: Callable[[Any], Any], by: tuple[Hashable, ...]
    ) -> Meaning:
        """What a filled cell is read as, which its whole column may have told."""
        address, value = cell
        table = self.table
        if address in table.doubts:
            return Meaning(error=table.doubts[address])
        if table.meant:
            value = table.meant.get(address, value)
        return self.context.meanings.of(value, parse, by)

    def _told(self, name: str, cell: Cell, meaning: Meaning) -> Any:
        """Return what a cell is read as, saying where that is not as it stands."""
        if meaning.error:
            self.refuse(name, cell, meaning.error)
            return None
        if meaning.mended:
            secret = self._field(name).secret
            shown = HIDDEN if secret else meaning.mended[:200]
            self._note(name, cell, CellError("letters_mended", meant=shown))
        if meaning.notice:
            self._note(name, cell, meaning.notice)
        several = isinstance(meaning.value, list)
        return [*meaning.value] if several else meaning.value

    def _note(self, name: str, cell: Cell, notice: CellError) -> None:
        self.problems.append(self.problem(name, cell, notice))

    def filled(self, name: str) -> Cell | None:
        """Return the cell of a column; None if it is empty or says nothing.

        A word that says nothing elsewhere may be an entry of the column's own list,
        and what a row cannot do without is shown as it stands.
        """
        return self._telling.get(name)

    def says_nothing(self, name: str) -> Cell | None:
        """Return the cell of a column where it is filled and says nothing."""
        return None if name in self._telling else self.cell(name)

    @property
    def silent(self) -> Collection[str]:
        """The columns whose cell is filled and says nothing."""
        is_any = len(self._telling) < len(self._standing)
        return self._standing.keys() - self._telling.keys() if is_any else ()

    def cell(self, name: str) -> Cell | None:
        """Return the cell of a column where anything stands in it."""
        return self._standing.get(name)

    def _those_that_say_something(self) -> dict[str, Cell]:
        """Mostly all that is filled, which is not held twice then."""
        standing = self._standing
        silent = {
            name
            for name, cell in standing.items()
            if says_nothing(cell[1]) and not self._may_mean(name, cell)
        }
        if not silent:
            return standing
        return {n: cell for n, cell in standing.items() if n not in silent}

    def _may_mean(self, name: str, cell: Cell) -> bool:
        """Whether a word that says nothing elsewhere is an entry of the column."""
        column = self._field(name)
        if column.required or values.is_error(cell.value):
            return True
        folded = fold(str(cell.value))
        return bool(column.terms) and folded in values.spellings(column.terms)

    def borrows(self, name: str) -> bool:
        """Whether a column means here what stands in the cell above, as joined ones."""
        joined, place = self.table.joined, self.columns.single.get(name)
        if not joined or place is None or place >= len(self.cells):
            return False
        cell = self.cells[place]
        return cell.value is None and cell.address in joined

    def value(self, name: str, *, required: bool = False) -> Any:
        """Return a column's value as its field reads it; None if empty or wrong."""
        cell = self._telling.get(name)
        if cell and not (self.table.is_told_apart or name in self.columns.ticks):
            known = self.context.meanings.known(cell[1], (name,))
            if known and known.is_plain:
                return known.value
            if known:
                return self._as_kept(name, self._told(name, cell, known))
        column = self.table.contract[name]
        needed = required or column.required
        if not needed and name not in self._standing and self._is_bare(name):
            return [] if column.several else None
        # What stands in columns of their own cannot be misread, so it comes first.
        if name in self.columns.ticks and (ticked := self._ticked(name)):
            return [term.code for term in column.terms if term.code in ticked]
        read = self.required if needed else self.read
        return self._as_kept(name, read(name, self._parse(column)))

    def _as_kept(self, name: str, found: Any) -> Any:
        return found or [] if self._field(name).several else found

    def _parse(self, column: Field) -> Callable[[Any], Any]:
        return lambda cell: column.read.parse(cell, self._around(column))

    def _is_bare(self, name: str) -> bool:
        """Whether nothing is to be said of a column in which nothing stands."""
        return not (self.table.formulas_without_value or name in self.columns.ticks)

    def rest(self, row: Container[str]) -> dict[str, Any]:
        """Return the value of every kept column that is not in the row yet."""
        return {
            name: self.value(name)
            for name in self.table.contract.kept
            if name not in row
        }

    def required(
        self, name: str, parse: Callable[[Any], Any], by: tuple[Hashable, ...] = ()
    ) -> Any:
        """Return a column's parsed value; a problem if it is empty."""
        met = len(self.problems)
        found = self.read(name, parse, by)
        if found is None and len(self.problems) == met:
            self.fail(name, CellError("required", column=self._field(name).named))
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
            self.refuse(name, cell, error)

    def refuse(self, name: str, cell: Cell, error: CellError) -> None:
        """Note why a cell cannot be read; of a side column it alone is left out."""
        column = self._field(name)
        self.problems.append(_problem(column, cell, error, side=column.side))

    def of_the_row(self, error: CellError) -> Problem:
        """Say what is wrong with the row as a whole, at its first cell."""
        return Problem(code=error.code, cell=self.cells[0].address, column="", value="")

    def problem(self, name: str, cell: Cell, error: CellError) -> Problem:
        """Say what is wrong with a cell, without showing a family's code."""
        return _problem(self._field(name), cell, error, side=False)

    @property
    def accepted(self) -> bool:
        """Whether nothing met so far keeps the row out."""
        for one in self.problems:  # noqa: SIM110  asked of every row, again and again
            if one.costs_the_row:
                return False
        return True

    @property
    def sheet(self) -> str:
        """The name of the row's sheet, where several were read."""
        return self.cells[0].address.rpartition("!")[0]

    def is_empty(self, of_work: Iterable[int]) -> bool:
        """Whether every cell in the places of columns of work is empty."""
        lacking = self.table.formulas_without_value
        return not any(
            self.cells[place].value is not None or self.cells[place].address in lacking
            for place in of_work
        )

    def place(self, day: date | None) -> str | None:
        """Return the code of the municipality the row stands for on its day."""
        found: str | None = self.required(
            "municipality",
            lambda v: _municipality(str(v), day, self.context.posts),
            by=(day,),
        )
        if found and self._is_of_novadi:
            self._tell_namesake(found, day or self.context.today)
        return found

    @property
    def _is_of_novadi(self) -> bool:
        """Whether the column of places is headed as one of novadi alone."""
        place = self.columns.single.get("municipality")
        head = None if place is None else self.table.headings[place].value
        return isinstance(head, str) and fold(head) in _OF_NOVADI

    def _tell_namesake(self, code: str, day: date) -> None:
        """Say once of a town that was read where a novads of its name may be meant."""
        town = reference.municipalities()[code]
        other = places.namesake(town, day)
        cell = self.filled("municipality")
        said = place_words.parts(str(cell.value)) if other and cell else ()
        if any(part.kind == TOWN for part in said) or not (other and cell):
            return
        if self.context.once(f"municipality_of_heading {code}"):
            heading = self.table.headings[self.columns.single["municipality"]].value
            words = {"name": town.name, "other": other.name, "heading": heading}
            self._note("municipality", cell, CellError(_OF_HEADING, **words))

    def _around(self, column: Field) -> Around:
        return Around(
            today=self.context.today,
            heading=column.named,
            side=column.side,
            since_1904=self.table.since_1904,
        )

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

    def _check_formula(self, name: str) -> None:
        """Note where a cell is empty only because a formula was never calculated."""
        place = self.columns.single.get(name)
        if place is None or place >= len(self.cells):
            return
        cell = self.cells[place]
        if cell.address in self.table.formulas_without_value:
            self.refuse(name, cell, CellError("formula_without_value"))


def _problem(column: Field, cell: Cell, error: CellError, *, side: bool) -> Problem:
    address, value = cell
    said = "" if value is None else str(value)
    if isinstance(value, datetime):
        said = said.removesuffix(" 00:00:00")
    return Problem(
        code=error.code,
        cell=address,
        column=column.name,
        value=HIDDEN if column.secret and said else said[:200],
        words=error.words,
        near=error.suggestions,
        side=side,
    )


def _municipality(text: str, day: date | None, posts: Posts) -> str | Otherwise:
    on = day or posts.today
    found = places.find(text, on, posts.filled)
    if found:
        return found.code
    likely = places.likely(text, on, posts.filled)
    if len(likely) == 1:
        meant = CellError("municipality_meant", name=likely[0].name)
        return Otherwise(likely[0].code, meant)
    if likely:
        raise CellError("municipality_ambiguous", *(one.name for one in likely))
    gone = places.successor(text, on)
    if gone:
        raise CellError("municipality_ended", gone.name, successor=gone.name)
    named = [one.name for one in places.mentioned(text, on, posts.filled)]
    near = places.nearest(text, on, like=LIKE)
    raise CellError("municipality_unknown", *[*dict.fromkeys([*named, *near])][:3])
