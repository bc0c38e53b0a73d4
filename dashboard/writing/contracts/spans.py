"""Several days in one cell, and days without a year: 3.–4.10.2024, 03.10."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.ground.spelling import fold, plain_dashes
from dashboard.writing.contracts import months
from dashboard.writing.contracts.problems import CellError, Otherwise

LONGEST = timedelta(days=7)
"""Days of one month that are so near are one piece of work; more are a sum."""
MARKS = "'’‘\"*,; "
"""What stands around a day and says nothing of it."""
_CENTURY = "20"

_NAMED = "|".join(months.NAMES)
_DAY = re.compile(
    r"(?P<iso>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})"
    rf"|(?P<day>\d{{1,2}})(?:\.?\s?(?P<name>{_NAMED})\b\.?(?:,?\s?(?P<its>\d{{4}})\.?)?"
    r"|\s?\.\s?(?P<month>\d{1,2})(?:\s?\.\s?(?P<year>\d{4}|\d{2}(?!\d)))?)?\.?"
    r"(?:\s?(?:g\.|gada|gads|г\.?|года))?"
)
_BETWEEN = re.compile(r"\s?(?:[-/,;+&]|\b(?:lidz|un|and|to|till|до|и|по)\b)\s?")
_YEAR_FIRST = re.compile(r"(20\d{2})\.?\s?(?:g\.|gada|gads|г\.?|года)?,?\s?(?=\d)")
_ALONE = re.compile(r"(\d{1,2})\.?")
_BEFORE = re.compile(r"(?:no|from|с)\s")


@dataclass(frozen=True, kw_only=True)
class Said:
    """A day as far as it is written; the month and year may stand behind another."""

    day: int
    month: int | None
    year: int | None


def first(text: str) -> Otherwise:
    """Read the first of several days that a folded text names, and say so.

    CellError where it names none, or days so far apart that one cannot stand for all.
    """
    days = [*_whole(_said(text), None)]
    if len(days) > 1 and days == sorted(days):
        begin, end = days[0], days[-1]
        names = [f"{one:%d.%m.%Y}" for one in (begin, end)]
        is_of_one_month = (begin.year, begin.month) == (end.year, end.month)
        if not is_of_one_month or end - begin > LONGEST:
            raise CellError("days_apart", *names)
        return Otherwise(begin, CellError("day_of_several", day=names[0]))
    raise CellError("date_unreadable")


def in_year(value: object, year: int) -> date | None:
    """Return the first day of a text that names a month, and no year of its own."""
    # A number such as 3.1 may have been 3.10 too.
    said = _said(_plain(value)) if isinstance(value, str) else []
    if any(one.year for one in said) or not (said and said[-1].month):
        return None
    return next(_whole(said, year), None)


def alone(value: object) -> int | None:
    """Return the number of a day where nothing else stands in a cell: 3, 3."""
    text = _plain(value) if isinstance(value, int | str) else ""
    match = _ALONE.fullmatch(text)
    return int(match[1]) if match else None


def whole_year(written: str) -> int:
    """Return a year written in full or by its last two numbers."""
    return int(f"{_CENTURY}{written}"[-4:])


def tell_if_without_year(value: object, today: date) -> None:
    """CellError where only the year is missing, with the last such day."""
    for year in (today.year, today.year - 1):
        found = in_year(value, year)
        if found and found <= today:
            raise CellError("date_without_year", f"{found:%d.%m.%Y}")


def _plain(value: object) -> str:
    return fold(plain_dashes(str(value)).strip(MARKS))


def _said(text: str) -> list[Said]:
    """Return the days of a folded text; nothing where anything else stands there."""
    before = _YEAR_FIRST.match(text)
    place = before.end() if before else 0
    if begin := _BEFORE.match(text, place):
        place = begin.end()
    found: list[Said] = []
    while day := _DAY.match(text, place):
        found.append(_as_said(day))
        place = day.end()
        between = _BETWEEN.match(text, place)
        if not between:
            break
        place = between.end()
    if place != len(text) or not found:
        return []
    if before and not found[-1].year:
        last = found.pop()
        found.append(Said(day=last.day, month=last.month, year=int(before[1])))
    return found


def _as_said(match: re.Match[str]) -> Said:
    if match["iso"]:
        iso = {"day": "iso_day", "month": "iso_month", "year": "iso"}
        return Said(**{name: int(match[group]) for name, group in iso.items()})
    named = months.month(match["name"]) if match["name"] else None
    month = int(match["month"]) if match["month"] else named
    year = match["year"] or match["its"]
    whole = whole_year(year) if year else None
    return Said(day=int(match["day"]), month=month, year=whole)


def _whole(said: list[Said], year: int | None) -> Iterator[date]:
    """Yield the days, each with the month and year of the next where it has none."""
    month = None
    year = next((one.year for one in reversed(said) if one.year), year)
    found: list[date] = []
    for one in reversed(said):
        if one.month and month and one.month > month and not one.year and year:
            year -= 1
        month, year = one.month or month, one.year or year
        try:
            found.insert(0, date(year or 0, month or 0, one.day))
        except ValueError:
            return
    yield from found
