"""Days and months that a spreadsheet of another country has swapped.

Handed a text such as 05.10.2024, it makes 10 May of it; 13.10.2024 it cannot turn,
so that stays text. The column as a whole tells: every day is at most 12, and every
text above; a few that were written otherwise later do not hide it.
"""

import re
from datetime import date
from functools import lru_cache

from dashboard.writing.contracts import days
from dashboard.writing.contracts.fields import Contract
from dashboard.writing.contracts.problems import CellError
from dashboard.writing.contracts.readers import PastDay
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.table import Cell

_MONTHS = 12
_ENOUGH = 5
_FEW = 10
"""One of so many may be otherwise."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ].*)?")


def doubts(
    contract: Contract, rows: list[tuple[Cell, ...]], kind: Headings
) -> dict[str, CellError]:
    """Return what is doubtful in a sheet's columns of days, by the cell's address."""
    heads, *below = rows
    places = kind.places([cell.value for cell in heads])
    found: dict[str, CellError] = {}
    for column, place in enumerate(places):
        if place and isinstance(contract[place[0]].read, PastDay):
            found |= _doubts([row[column] for row in below if row[column].value])
    return found


def _doubts(cells: list[Cell]) -> dict[str, CellError]:
    made, typed = {}, []
    for cell in cells:
        day = _day(cell.value)
        if day is None:
            continue
        if isinstance(cell.value, date) or _ISO.fullmatch(str(cell.value)):
            made[cell.address] = day
        else:
            typed.append(day)
    if not _look_swapped([*made.values()], typed):
        return {}
    return {
        address: CellError("day_and_month_swapped", f"{turned:%d.%m.%Y}")
        for address, day in made.items()
        if day.day <= _MONTHS and (turned := _turned(day)) != day
    }


def _look_swapped(made: list[date], typed: list[date]) -> bool:
    """Whether the column can hardly be as it seems.

    Few days are believed to be swapped only if more of them fall in the months of
    the texts when they are turned back.
    """
    if not (made and typed):
        return False
    late = sum(day.day > _MONTHS for day in made)
    early = sum(day.day <= _MONTHS for day in typed)
    if late > len(made) // _FEW or early > len(typed) // _FEW:
        return False
    months = {(day.year, day.month) for day in typed}
    turned = sum((day.year, day.day) in months for day in made)
    standing = sum((day.year, day.month) in months for day in made)
    are_many = min(len(made), len(typed)) >= _ENOUGH
    return turned > standing or (are_many and turned == standing)


def _turned(day: date) -> date:
    return day.replace(month=day.day, day=day.month)


@lru_cache(maxsize=4096, typed=True)
def _day(value: object) -> date | None:
    try:
        return days.calendar(value)
    except CellError:
        return None
