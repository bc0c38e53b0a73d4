"""What everybody knows of the cells without the release."""

from collections.abc import Callable, Mapping
from itertools import product

from dashboard.disclosure.cells import Cell
from dashboard.editions.released import LONG
from dashboard.ground.periods import kind_of
from dashboard.writing.publishing.cells import (
    TOTAL,
    Asked,
    Calendar,
    between,
)

_PUBLISHED = frozenset({"families", "persons"})


def zeros(
    values: Mapping[Cell, int],
    calendar: Calendar,
    is_told: Callable[[str], bool],
) -> dict[Cell, int]:
    """Return the cells without a row: nothing was counted, and everybody sees it.

    Of domains that are not told of any more (`is_told`) a missing row says nothing.
    """
    zeros: dict[Cell, int] = {}
    known = {
        (cell.measure, cell.domain)
        for cell in values
        if cell.measure == "times" or is_told(cell.domain)
    }
    long_ = {window for window, p in calendar.fixed.items() if kind_of(p) in LONG}
    municipalities = {cell.municipality for cell in values}
    for measure, domain in known:
        short = measure == "families" and domain == TOTAL
        days = calendar.fixed if short else long_
        for place, one in product(municipalities, days):
            cell = Cell(
                measure=measure,
                municipality=place,
                since=one.since,
                until=one.until,
                domain=domain,
            )
            # Persons that nobody noted are not none.
            if cell not in values and measure != "persons":
                zeros[cell] = 0
    return zeros


def published(answers: list[Asked]) -> dict[Cell, int]:
    """Return what others have published of the same counts."""
    found: dict[Cell, int] = {}
    for asked in answers:
        if not asked.released.is_published or asked.question.period != "all":
            continue
        for row in asked.rows:
            if row["measure"] in _PUBLISHED and row["value"] is not None:
                days = between(row)
                cell = Cell(
                    measure=row["measure"],
                    municipality=row["municipality"],
                    since=days.since,
                    until=days.until,
                )
                found[cell] = int(row["value"])
    return found
