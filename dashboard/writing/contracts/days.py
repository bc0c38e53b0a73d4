"""From what stands in a cell to a day; CellError where it cannot be read."""

import re
from datetime import date, datetime, timedelta

from dashboard.writing.contracts.problems import CellError

EARLIEST = date(2016, 1, 1)

_TIME = r"(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\.?" + _TIME)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})" + _TIME)
_CENTURY = "20"
_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Spreadsheet day numbers from 2000 to 2099: a date cell that lost its format."""


def day(value: object, today: date) -> date:
    """Read a date that is neither in the future nor before the programme."""
    found = calendar(value)
    if found > today:
        raise CellError("date_in_future")
    if found < EARLIEST:
        raise CellError("date_too_early")
    return found


def calendar(value: object) -> date:
    """Read any date: a date cell, 31.12.2019, 31.12.19. or 2019-12-31."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int) and value in _SERIALS:
        return _SERIAL_ORIGIN + timedelta(days=value)
    plain = str(value).strip()
    iso, dotted = _ISO.fullmatch(plain), _DOTTED.fullmatch(plain)
    try:
        if iso:
            return date.fromisoformat(iso[1])
        if dotted:
            days, months, years = dotted.groups()
            year = f"{_CENTURY}{years}"[-4:]
            return date(int(year), int(months), int(days))
    except ValueError:
        pass
    raise CellError("date_unreadable")
