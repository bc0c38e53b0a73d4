"""Protected values in words: the same mark wherever a number would stand."""

from collections.abc import Sequence

from dashboard.editions.within import Within
from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Count
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.kit.tables.cells import Cell
from dashboard.reading.rows import Row, is_hidden, within

_FAR = 100
"""A most so far above the least tells a reader nothing; files have it all the same."""


def protected() -> str:
    """Say of one value that it is protected, and why."""
    return f"{PROTECTED.text} {PROTECTED.label}"


def told_range(row: Row, column: str) -> str:
    """What a protected value may be: 1–17, or at least 12; nothing if not known."""
    found = within(row, column)
    return _between(*found) if found else ""


def told_range_of_sum(rows: Sequence[Row], column: str) -> str:
    """What a sum with protected values in it may be; nothing if not known."""
    ranges = [ends for row in rows if (ends := _ends(row, column))]
    if len(ranges) < len(rows):
        return ""
    highs = [high for _low, high in ranges if high is not None]
    most = sum(highs) if len(highs) == len(ranges) else None
    return _between(sum(low for low, _high in ranges), most)


def _ends(row: Row, column: str) -> Within | None:
    if is_hidden(row, column):
        return within(row, column)
    value = row[column]
    # An older edition may not have the column: nothing is known of it.
    return None if value is None else (value, value)


def _between(low: int, high: int | None) -> str:
    if high is None or high - low > _FAR:
        # That there was one is what the mark says already.
        return _("at least {n}", n=i18n.number(low)) if low > 1 else ""
    return f"{i18n.number(low)}–{i18n.number(high)}"


def masked(row: Row, column: str) -> Cell:
    """Return the cell of a protected value: its mark, and what it may be."""
    return Cell(text="", mark=PROTECTED, after=told_range(row, column))


def key() -> str:
    """Name the mark in a key, in a word."""
    return " ".join((PROTECTED.text, _("protected")))


def written(column: Column, row: Row) -> str:
    """A column's heading and its value in a row, or the mark of a protected one."""
    if is_hidden(row, column.name):
        return f"{column.title}: {number(row, column.name)}"
    return f"{column.title}: {column.value(row[column.name])}"


def number(row: Row, column: str) -> str:
    """A count, or the mark of a protected one with what it may be."""
    if is_hidden(row, column):
        return " ".join(filter(None, (PROTECTED.text, told_range(row, column))))
    return i18n.number(row[column])


def amount(column: Column, row: Row) -> str:
    """So many of what is counted, or that it is protected."""
    if is_hidden(row, column.name):
        between = told_range(row, column.name)
        return f"{protected()}; {between}" if between else protected()
    kind, n = column.kind, row[column.name]
    return kind.amount(n) if isinstance(kind, Count) else kind.text(n)


def told(
    columns: tuple[str, ...], figures: set[str], found: list[Row]
) -> tuple[str, ...]:
    """Leave out columns protected in every row, but for the first of the counts."""
    first = next((column for column in columns if column in figures), None)
    return tuple(
        column
        for column in columns
        if column == first
        or not found
        or not all(is_hidden(row, column) for row in found)
    )
