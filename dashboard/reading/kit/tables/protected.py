"""Protected values in words: the same mark wherever a number would stand."""

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row, is_hidden


def protected() -> str:
    """Say of one value that it is protected, and why."""
    return f"{PROTECTED.text} {PROTECTED.label}"


def key() -> str:
    """Name the mark in a key, in a word."""
    return " ".join((PROTECTED.text, _("protected")))


def written(column: str, row: Row) -> str:
    """A column's heading and its value in a row, or the mark of a protected one."""
    if is_hidden(row, column):
        return f"{words.heading(column)}: {PROTECTED.text}"
    return f"{words.heading(column)}: {words.value(column, row[column])}"


def number(row: Row, column: str) -> str:
    """A count, or the mark of a protected one."""
    return PROTECTED.text if is_hidden(row, column) else i18n.number(row[column])


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
