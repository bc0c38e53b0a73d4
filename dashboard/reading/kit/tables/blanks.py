"""Why a cell is blank, where the rest of its row tells."""

from collections.abc import Callable

from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    PROVISIONAL,
    UNKNOWN,
    Mark,
)
from dashboard.reading.rows import Row


def blank(column: str, row: Row, query: str) -> Mark | None:
    """Return the mark of a missing value; none where nothing is known of it."""
    find = _KNOWN.get((query, column))
    return find(row) if find else words.blank(column)


def _of_posts(column: str) -> Callable[[Row], Mark]:
    """A post without a row has not reported; where there is no post, nothing can be."""
    return lambda row: NOT_REPORTED if row[column] else NOT_APPLICABLE


def _figure(row: Row) -> Mark | None:
    """A published range is no blank, though it has no single value."""
    return UNKNOWN if row["low"] is None and row["high"] is None else None


def _change(row: Row) -> Mark:
    known = row["families"] is not None and row["before"] is not None
    return PROVISIONAL if known else NOT_APPLICABLE


_KNOWN: dict[tuple[str, str], Callable[[Row], Mark | None]] = {
    ("published_figures", "value"): _figure,
    ("published_and_computed", "value"): _figure,
    ("families_change", "families"): _of_posts("posts"),
    ("families_change", "before"): _of_posts("posts_before"),
    ("families_change", "change"): _change,
    ("families_change", "target"): lambda _row: NOT_APPLICABLE,
    ("families_change", "baseline"): lambda _row: NOT_APPLICABLE,
    ("targets", "baseline"): lambda _row: NOT_APPLICABLE,
    ("families_on_map", "families"): lambda _row: NOT_REPORTED,
    ("missing_reports", "last_reported"): lambda _row: NOT_REPORTED,
    ("published_and_computed", "computed"): lambda _row: NOT_REPORTED,
}
