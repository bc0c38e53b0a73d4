"""The rates of workload: which there are, and how one is read."""

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.reading.kit.tables.cells import Cell
from dashboard.reading.kit.tables.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    UNKNOWN,
    Mark,
)
from dashboard.reading.rows import Row

MEASURES = ("interactions", "families", "cooperations", "hours")

A_POST_MONTH = tuple(f"{measure}_a_post_month" for measure in MEASURES)
A_PAID_HOUR = tuple(f"{measure}_a_paid_hour" for measure in MEASURES)

HEADINGS = {
    "interactions_a_post_month": N_("Entries a post-month"),
    "families_a_post_month": N_("Families a post-month"),
    "cooperations_a_post_month": N_("Times of cooperation a post-month"),
    "hours_a_post_month": N_("Hours a post-month"),
    "interactions_a_paid_hour": N_("Entries a paid hour"),
    "families_a_paid_hour": N_("Families a paid hour"),
    "cooperations_a_paid_hour": N_("Times of cooperation a paid hour"),
    "hours_a_paid_hour": N_("Hours a paid hour"),
}

_PRECISE = 10


def too_few() -> str:
    """Say that a rate stands on too few families."""
    return _("too few to compare")


def rounded(value: float) -> str:
    """Write a rate with two decimals, a large one with one."""
    return i18n.number(round(value, 1 if value >= _PRECISE else 2))


def why_blank(column: str, row: Row) -> Mark | None:
    """Return why a rate is missing; None where it stands on too few families."""
    if row["too_few"] and row["families"] is not None:
        return None
    measure, _a, base = column.partition("_a_")
    if row[measure] is None:
        return NOT_REPORTED
    if base == "paid_hour" and row["post_months"] and row["paid_hours"] is None:
        return UNKNOWN
    return NOT_APPLICABLE


def blank_cell(column: str, row: Row) -> Cell:
    """Say why a cell of the workload has no number."""
    if column in HEADINGS:
        mark = why_blank(column, row)
        return Cell(text="", mark=mark) if mark else Cell(text=too_few())
    if column in {"hours_per_week", "paid_hours"}:
        has_post = bool(row["post_months"])
        return Cell(text="", mark=UNKNOWN if has_post else NOT_APPLICABLE)
    return Cell(text="", mark=NOT_REPORTED)
