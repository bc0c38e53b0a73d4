"""What a hidden count of a released row may be."""

from collections.abc import Mapping
from typing import Any

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.editions.questions import Question
from dashboard.editions.released import Released
from dashboard.ground.periods import Window, window

WITHIN = "within"
"""The column that holds them: by hidden column, the least and the most it may be."""

Within = tuple[int, int | None]
"""The least and the most; None where there is no most."""


def within(
    released: Released,
    asked: Question,
    row: Mapping[str, Any],
    extent: Window,
    ranges: Mapping[Cell, Within],
) -> dict[str, Within]:
    """Return ranges by column; of what is no cell of its own there is none."""
    if released.of_today and row["municipality"] != TOTAL:
        return {}
    days = _days(released, asked, row, extent)
    found = {}
    for column in row["hidden"] or ():
        measure = released.protected.get(column)
        if measure is None:
            continue
        cell = Cell(
            measure=measure,
            municipality=row["municipality"],
            since=days.since,
            until=days.until,
            domain=row.get(released.about, TOTAL),
        )
        if cell in ranges:
            found[column] = ranges[cell]
    return found


def _days(
    released: Released, asked: Question, row: Mapping[str, Any], extent: Window
) -> Window:
    """The days that a row counts."""
    if released.days == "month":
        return window(f"{row['month']:%Y-%m}", extent)
    if released.days == "period":
        return window(row["period"], extent)
    return window(asked.period or "all", extent)
