"""Protected values in words: the same mark wherever a number would stand."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Count
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.rows import Row, is_hidden


def protected() -> str:
    """Say of one value that it is protected, and why."""
    return f"{PROTECTED.text} {PROTECTED.label}"


def key() -> str:
    """Name the mark in a key, in a word."""
    return " ".join((PROTECTED.text, _("protected")))


def written(column: Column, row: Row) -> str:
    """A column's heading and its value in a row, or the mark of a protected one."""
    if is_hidden(row, column.name):
        return f"{column.title}: {PROTECTED.text}"
    return f"{column.title}: {column.value(row[column.name])}"


def number(row: Row, column: str) -> str:
    """A count, or the mark of a protected one."""
    return PROTECTED.text if is_hidden(row, column) else i18n.number(row[column])


def amount(column: Column, row: Row) -> str:
    """So many of what is counted, or that it is protected."""
    if is_hidden(row, column.name):
        return protected()
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
