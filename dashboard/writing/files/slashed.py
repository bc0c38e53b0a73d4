"""Days written with slashes: 1/3/19 is a day in March here and in January elsewhere.

So is 1-3-2019. One cell alone does not say which, if it may be both. Its column does,
where cells hold a number above 12 in one place and hardly any in the other.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dashboard.ground.spelling import plain_dashes
from dashboard.writing.contracts import days
from dashboard.writing.contracts.fields import Contract
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.contracts.readers import PastDay
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.table import Cell

_FORM = re.compile(
    r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|(?<=/)\d{2})\.?"
    r"([T ,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(:(?P<second>\d{2})(\.\d+)?)?"
    r"( ?(?P<half>[AP])M)?)?",
    re.IGNORECASE,
)
_CENTURY = "20"
_MONTHS = _NOON = 12
_ENOUGH = 2
"""So many cells must tell the order: one may be a slip itself."""
_FEW = 10
"""One of so many may tell otherwise."""

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
_ORDERS = {DAY_FIRST: (0, 1), MONTH_FIRST: (1, 0)}
"""Where day and month stand; each is said by a notice of its own."""


@dataclass(frozen=True, kw_only=True)
class Slashed:
    """What is known of the days of a sheet that are written with slashes.

    `meant` are the days of columns that tell their order, `doubts` cells of the others.
    """

    meant: dict[str, object] = field(default_factory=dict)
    doubts: dict[str, CellError] = field(default_factory=dict)
    notices: list[Problem] = field(default_factory=list)


def read(contract: Contract, rows: list[tuple[Cell, ...]], kind: Headings) -> Slashed:
    """Read the columns of days of a sheet; its first row are the headings."""
    heads, *below = rows
    found = Slashed()
    for column, place in enumerate(kind.places([cell.value for cell in heads])):
        if place and isinstance(contract[place[0]].read, PastDay):
            cells = [row[column] for row in below if isinstance(row[column].value, str)]
            _read(place[0], cells, found)
    return found


def _read(name: str, cells: list[Cell], found: Slashed) -> None:
    texts = {cell.address: match for cell in cells if (match := _matched(cell))}
    order = _order(texts)
    if order is None:
        for address, match in texts.items():
            _read_alone(address, match, found)
        return
    for address, match in texts.items():
        if day := _day(match, order):
            found.meant[address] = _timed(day, match)
    first = next(cell for cell in cells if cell.address in found.meant)
    found.notices.append(
        Problem(
            code=order,
            cell=first.address,
            column=name,
            value=str(first.value),
            words={"n": len(found.meant)},
        )
    )


def _read_alone(address: str, match: re.Match[str], found: Slashed) -> None:
    """Read a cell of which nothing else tells the order."""
    likely = {*_days(match)}
    if len(likely) == 1:
        found.meant[address] = _timed(likely.pop(), match)
        return
    days = sorted(likely, key=lambda one: one.month != int(match[2]))
    names = [f"{one:%d.%m.%Y}" for one in days]
    found.doubts[address] = CellError("date_unreadable", *names)


def _matched(cell: Cell) -> re.Match[str] | None:
    return _FORM.fullmatch(plain_dashes(str(cell.value)).strip())


def _order(texts: Mapping[str, re.Match[str]]) -> str | None:
    """Return the order that the column tells; None where it tells none."""
    above = [
        sum(int(match[place]) > _MONTHS for match in texts.values()) for place in (1, 2)
    ]
    if min(above) > max(above) // _FEW or max(above) < _ENOUGH:
        return None
    return DAY_FIRST if above[0] > above[1] else MONTH_FIRST


def _timed(day: date, match: re.Match[str]) -> date:
    """Keep a time that has seconds: just before midnight it may mean the next day."""
    if match["second"] in {None, days.END_OF_DAY}:
        return day
    hour = int(match["hour"]) % _NOON if match["half"] else int(match["hour"])
    hour += _NOON * ((match["half"] or "").upper() == "P")
    try:
        at = time(hour, int(match["minute"]), int(match["second"]))
    except ValueError:
        return day
    return datetime.combine(day, at)


def _days(match: re.Match[str]) -> Iterator[date]:
    return filter(None, (_day(match, order) for order in _ORDERS))


def _day(match: re.Match[str], order: str) -> date | None:
    numbers = (int(match[1]), int(match[2]))
    day, month = (numbers[place] for place in _ORDERS[order])
    try:
        return date(int(f"{_CENTURY}{match[3]}"[-4:]), month, day)
    except ValueError:
        return None
