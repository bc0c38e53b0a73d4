"""Days that lack the year, or month and year, where all else in a file tells them.

“03.10.” is a day of 2024 where the other days are, or where the sheet or the file is
named so; “3” is one of October 2024 on a sheet of that name. Where these do not agree
nothing is read, and what may be meant is suggested.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dashboard.ground.spelling import fold
from dashboard.writing.contracts import days, months, spans
from dashboard.writing.contracts.fields import Contract
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.contracts.readers import PastDay
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.slashed import Slashed
from dashboard.writing.files.table import Cell

_NEAR = timedelta(days=62)
"""A day so far from all others of its column may be of another year."""
_SHORT = 3
_YEAR = r"(20\d\d)"
_FORMS = (
    (re.compile(rf"{_YEAR}[-_. ]?(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)"), (1, 2)),
    (re.compile(rf"(?<!\d)(0?[1-9]|1[0-2])[-_. ]{_YEAR}(?!\d)"), (2, 1)),
)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(kw_only=True)
class Told:
    """The years and months that names tell."""

    years: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)

    @classmethod
    def by(cls, names: Iterable[str]) -> "Told":
        """Read the names of a sheet and its file, and what stands above its headings.

        A name that tells a month stands before the others: a year's file has a sheet
        for each.
        """
        told = cls()
        for name in names:
            years, months = _told(fold(name))
            told.years |= years
            told.months |= set() if told.months else months
        return told


def read(
    contract: Contract,
    rows: list[tuple[Cell, ...]],
    kind: Headings,
    names: Sequence[str],
) -> Slashed:
    """Read the columns of days of a sheet; its first row are the headings."""
    heads, *below = rows
    found, told = Slashed(), Told.by(names)
    for column, place in enumerate(kind.places([cell.value for cell in heads])):
        if place and isinstance(contract[place[0]].read, PastDay):
            _read(place[0], [row[column] for row in below], told, found)
    return found


def _read(name: str, cells: list[Cell], told: Told, found: Slashed) -> None:
    lacking = [cell for cell in cells if spans.in_year(cell.value, _LEAP)]
    if lacking:
        own = [*_dated(cells)]
        _in_year(name, lacking, own, told, found)
    alone = [cell for cell in cells if spans.alone(cell.value)]
    if alone and len(told.years) == len(told.months) == 1:
        _of_month(name, alone, told, found)


_LEAP = 2024
"""A year that has every day."""


def _dated(cells: Iterable[Cell]) -> Iterator[date]:
    for cell in cells:
        try:
            yield days.calendar(cell.value)
        except CellError:
            continue


def _in_year(
    name: str, cells: list[Cell], own: list[date], told: Told, found: Slashed
) -> None:
    years = {day.year for day in own} | told.years
    if not years:
        return
    read = []
    for cell in cells:
        likely = {y: day for y in years if (day := spans.in_year(cell.value, y))}
        near = {y: day for y, day in likely.items() if _fits(day, own, told)}
        if len(years) == 1 and near:
            read.append(cell)
            found.meant[cell.address] = f"{str(cell.value).rstrip('., ')}.{min(near)}"
        elif likely:
            meant = [f"{day:%d.%m.%Y}" for day in _nearest(cell, likely, own, told)]
            found.doubts[cell.address] = CellError("date_without_year", *meant)
    if read:
        words = {"year": str(min(years)), "n": len(read)}
        found.notices.append(_notice("year_of_others", name, read[0], words))


def _nearest(
    cell: Cell, likely: dict[int, date], own: list[date], told: Told
) -> list[date]:
    """Return the days that may be meant: those that fit, also of the years beside."""
    around = {year + one for year in likely for one in (-1, 0, 1)}
    days = {day for y in around if (day := spans.in_year(cell.value, y))}
    fitting = {day for day in days if _fits(day, own, told)}
    return sorted(fitting if own and fitting else likely.values())


def _fits(day: date, own: list[date], told: Told) -> bool:
    """Whether a day is near to others, and of the month that is told."""
    is_near = not own or any(abs(day - other) <= _NEAR for other in own)
    return is_near and (not told.months or day.month in told.months)


def _of_month(name: str, cells: list[Cell], told: Told, found: Slashed) -> None:
    (year,), (month,) = told.years, told.months
    read = []
    for cell in cells:
        try:
            found.meant[cell.address] = date(year, month, spans.alone(cell.value) or 0)
        except ValueError:
            continue
        read.append(cell)
    if read:
        words = {"month": f"{month:02}.{year}", "n": len(read)}
        found.notices.append(_notice("days_of_month", name, read[0], words))


def _notice(code: str, name: str, cell: Cell, words: dict[str, object]) -> Problem:
    value = str(cell.value)
    return Problem(code=code, cell=cell.address, column=name, value=value, words=words)


def _told(name: str) -> tuple[set[int], set[int]]:
    found = [
        tuple(int(match[place]) for place in order)
        for form, order in _FORMS
        for match in form.finditer(name)
    ]
    years = {year for year, _month in found} | {
        int(year) for year in _ANY_YEAR.findall(name)
    }
    return years, {month for _year, month in found} | {*_named(name)}


def _named(name: str) -> Iterator[int]:
    for word in _WORD.findall(name):
        try:
            if len(word) >= _SHORT:
                yield months.month(word)
        except CellError:
            continue
