"""Cells as they stand in a file, before anybody knows what they mean.

Also used inside the child process that reads workbooks, so it imports nothing
of the dashboard but the limits.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any

from dashboard.writing.files.limits import Limits

UNCALCULATED = object()
"""Stands for a formula whose value the file does not hold."""

LAST_ROW = 1_048_576
"""No spreadsheet has more rows, empty ones too."""

_EXACT = 2**53
_CELL = 10
"""A cell takes memory, whatever is in it: as much as so many letters."""
_FEW, _SHORT = 30, 60
"""How many rows, and letters of a cell, are kept of a sheet that is over a limit."""


class OverLimitError(Exception):
    """Raised where a file holds more than the limits allow."""

    def __init__(self, code: str, **values: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(kw_only=True)
class Grid:
    """The rows of a sheet that are not empty, each with its number.

    `formulas` are the addresses of formulas without a value, `struck` those of cells
    with a line through them, `sums` those of formulas that add up rows, `noted` those
    with a comment. `hidden_rows` are the numbers of rows that are not shown,
    `hidden_columns` the letters of columns; `joined` the ranges of cells made one, such
    as B2:B4; `shown` what whole numbers look like where their format adds letters or
    zeros; `over` is the limit at which reading ended, `since_1904` how days count, and
    `size` what the cells take.
    """

    sheet: str | None = None
    hidden: bool = False
    since_1904: bool = False
    rows: list[tuple[int, list[object]]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    over: dict[str, Any] | None = None
    size: int = 0

    @property
    def beside(self) -> int:
        """How much is said beside what stands in the cells."""
        cells = len(self.formulas) + len(self.struck) + len(self.sums)
        lines = len(self.hidden_rows) + len(self.hidden_columns) + len(self.joined)
        return cells + len(self.noted) + len(self.shown) + lines

    def end(self, error: OverLimitError) -> None:
        """Keep what its headings can be known by: more of it is never read."""
        self.over = {"code": error.code, "values": error.values}
        self.rows = [
            (number, [v[:_SHORT] if isinstance(v, str) else v for v in row])
            for number, row in self.rows[:_FEW]
        ]
        self.formulas, self.struck, self.sums, self.noted = [], [], [], []
        self.hidden_rows, self.hidden_columns, self.joined = [], [], []
        self.shown = {}
        self.size = 0


def gather(
    rows: Iterable[tuple[int, Sequence[object]]], limits: Limits, grid: Grid
) -> Grid:
    """Clean and keep the rows that are not empty, as far as the limits go."""
    texts = _Texts()
    for number, values in rows:
        if number > LAST_ROW:
            raise OverLimitError("too_many_rows", most=limits.rows)
        row = _row(number, values, limits, grid.formulas, texts)
        if row is None:
            continue
        grid.rows.append((number, row))
        lengths = [len(value) for value in row if isinstance(value, str)]
        if lengths and max(lengths) > limits.cell:
            raise _too_long(number, row, limits)
        grid.size += _CELL * len(row) + sum(lengths)
        if len(grid.rows) > limits.rows + 1:
            raise OverLimitError("too_many_rows", most=limits.rows)
        if grid.size > limits.characters:
            raise OverLimitError("too_heavy")
    return grid


def address(column: int, row: int) -> str:
    """Name a cell as a spreadsheet does; columns count from 0, rows from 1."""
    return f"{letters(column)}{row}"


@cache
def letters(column: int) -> str:
    """Name a column as a spreadsheet does, counted from 0."""
    name, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def clean(value: object) -> object:
    """Reduce a value to text, a number, a truth value, a day or nothing."""
    if isinstance(value, str):
        if value.isascii():
            return value.strip() or None
        return _seen(value).strip() or None
    if value is None or isinstance(value, bool | date):
        return value
    if isinstance(value, int) and abs(value) < _EXACT:
        return value
    if isinstance(value, float) and math.isfinite(value):
        exact = value.is_integer() and abs(value) < _EXACT
        return int(value) if exact else value
    return str(value)


@lru_cache(maxsize=20_000)
def _seen(text: str) -> str:
    """Drop what cannot be seen: marks of direction, soft hyphens, marks of order.

    What is left is composed, so that a letter is one character.
    """
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", seen)


class _Texts(dict[str, object]):
    """Each text of a file by how it is cleaned: once, and kept once, however often."""

    def __missing__(self, text: str) -> object:
        cleaned = self[text] = clean(text)
        return cleaned


def _row(
    number: int,
    values: Sequence[object],
    limits: Limits,
    formulas: list[str],
    texts: _Texts,
) -> list[object] | None:
    """Clean one row up to its last filled cell; None where nothing is filled."""
    filled = 0
    row = [texts[raw] if type(raw) is str else clean(raw) for raw in values]
    if UNCALCULATED in values:
        lacking = [column for column, raw in enumerate(values) if raw is UNCALCULATED]
        formulas += (address(column, number) for column in lacking)
        row = [None if n in lacking else cell for n, cell in enumerate(row)]
        filled = 1 + lacking[-1]
    while len(row) > filled and row[-1] is None:
        row.pop()
    if len(row) > limits.columns:
        raise OverLimitError("too_many_columns", most=limits.columns)
    return row or None


def _too_long(number: int, row: Sequence[object], limits: Limits) -> OverLimitError:
    """Name the first cell of a row that is too long."""
    place = next(
        column
        for column, value in enumerate(row)
        if isinstance(value, str) and len(value) > limits.cell
    )
    cell = address(place, number)
    return OverLimitError("cell_too_long", cell=cell, most=limits.cell)
