"""From what stands in a cell to a day; CellError where it cannot be read."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dashboard.ground.spelling import fold, plain_dashes
from dashboard.writing.contracts import spans
from dashboard.writing.contracts.months import month
from dashboard.writing.contracts.problems import CellError, Otherwise

EARLIEST = date(2016, 1, 1)

_SPAN = r"\d{1,2}(?:[:.]\d{2})?\s?(?:-|līdz)\s?\d{1,2}(?:[:.]\d{2})?"
"""From one hour to another; it moves no day, as the zone -03:00 would."""
_TIME = (
    rf"(?:(?:[T ]|, )\s?(?:plkst\.?\s?\d{{1,2}}|(?:plkst\.?\s?|no\s)?(?:{_SPAN}"
    r"|(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)|\s?[AP]M)?"
    r"(?:\s(?:EES?T|GMT[+-]\d{1,2}))?)))?"
)
_WEEKDAY = (
    r"(?:pirmd|otrd|tre[sš]d|ceturtd|piektd|sestd|sv[eē]td)(?:ien[aā]?)?\.?"
    r"|(?:p[rk]?|ot?|tr?|ce?|se?|sv)\."
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
)
BEFORE = rf"(?:(?:{_WEEKDAY}),?\s)?"
BEHIND = rf"(?:,?\s\(?(?:{_WEEKDAY})\)?)?"
"""The day of the week that may stand before a day, and behind it."""
FORMS = tuple(
    f"{BEFORE}{form}{BEHIND}"
    for form in (
        r"(?P<day>\d{1,2})\s?\.\s?(?P<month>\d{1,2})\s?\.\s?(?P<year>\d{4}|\d{2})\.?"
        r"(?:\s?(?:g(?:ads|ada|\.)|г\.?|года))?",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})\.?",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2}),\s?(?P<month>\d{1,2}),\s?(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\s(?P<month>\d{1,2})\s(?P<year>\d{4})",
        r"(?P<year>\d{4})\s(?P<month>\d{1,2})\s(?P<day>\d{1,2})",
        r"(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})",
    )
)
"""The ways a day is written in numbers."""
_FORMS = tuple(re.compile(form + _TIME, re.IGNORECASE) for form in FORMS)
_YEAR = r"(?P<year>\d{4})\.?\s?(?:g\.|gada|gads|g|г\.|г|года)?"
_OF_A_PROGRAM = r"(?:\s\d{2}:\d{2}:\d{2}\sgmt[+-]\d{4}(?:\s\(.*\))?)?"
"""The time by the writer's own clock, as scripts write it behind a day."""
_WORDED = tuple(
    re.compile(f"{BEFORE}{form}{BEHIND}")
    for form in (
        rf"(?P<day>\d{{1,2}})\.?\s?(?P<month>[a-zа-я]+)\.?,?\s?{_YEAR}",
        rf"{_YEAR},?\s?(?P<day>\d{{1,2}})\.?\s?(?P<month>[a-zа-я]+)\.?",
        rf"(?P<month>[a-zа-я]+)\.?\s(?P<day>\d{{1,2}}),?\s{_YEAR}{_OF_A_PROGRAM}",
        r"(?P<day>\d{1,2})[-/. ](?P<month>[a-zа-я]+)[-/. ]{1,2}"
        r"(?P<year>\d{4}|\d{2})\.?",
        r"(?P<year>\d{4})[-/. ](?P<month>[a-zа-я]+)[-/. ](?P<day>\d{1,2})",
    )
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
"""A spreadsheet's number of a day that became text."""
_ORIGIN, _ORIGIN_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_SERIALS = (36_526, 73_051)
"""Spreadsheet day numbers from 2000 to 2099: a date cell that lost its format."""

_RIGA = ZoneInfo("Europe/Riga")
_NEARLY = time(23, 58)
END_OF_DAY = "59"
"""Seconds that programs write at the very end of a day, and mean that day."""


def day(value: object, today: date, *, since_1904: bool = False) -> date | Otherwise:
    """Read a date that is neither in the future nor before the programme."""
    try:
        read = moment(value, since_1904=since_1904)
    except CellError:
        spans.tell_if_without_year(value, today)
        raise
    found = read.value if isinstance(read, Otherwise) else read
    if found > today:
        raise CellError("date_in_future")
    if found < EARLIEST:
        raise CellError("date_too_early")
    return read


def calendar(value: object) -> date:
    """Read any date, whether or not it is read otherwise than it stands."""
    read = moment(value)
    found: date = read.value if isinstance(read, Otherwise) else read
    return found


def moment(value: object, *, since_1904: bool = False) -> date | Otherwise:
    """Read any date: a date cell, 31.12.2019., 2019-12-31 or in words.

    A time just before midnight is midnight that programs have missed, and a time of
    another zone is a time in Riga.
    """
    if isinstance(value, datetime):
        return _at_midnight(value)
    if isinstance(value, date):
        return value
    plain = plain_dashes(str(value)).strip(spans.MARKS)
    if _is_serial(value) or _SERIAL.fullmatch(plain):
        number = float(plain.replace(",", "."))
        return _numbered(number + (_ORIGIN_1904 - _ORIGIN).days * since_1904)
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _timed(_date(match, int(match["month"])), match)
    words = fold(plain)
    for form in _WORDED:
        if match := form.fullmatch(words):
            return _date(match, month(match["month"]))
    return spans.first(words)


def _is_serial(value: object) -> bool:
    """Whether a number may count days: 20241005 is a day as it stands."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and float(str(value)) < _SERIALS[1]


def _numbered(serial: float) -> date | Otherwise:
    if not _SERIALS[0] <= serial < _SERIALS[1]:
        raise CellError("date_unreadable")
    # Rounded to the second, as the number of a midnight seldom is exact.
    return _at_midnight(_ORIGIN + timedelta(seconds=round(serial * 86_400)))


def _date(match: re.Match[str], month: int) -> date:
    try:
        return date(spans.whole_year(match["year"]), month, int(match["day"]))
    except ValueError:
        raise CellError("date_unreadable") from None


def _timed(found: date, match: re.Match[str]) -> date | Otherwise:
    """Read the time that stands behind a date, where it moves the day."""
    if match["hour"] is None:
        return found
    hour, minute, second = (match[part] for part in ("hour", "minute", "second"))
    try:
        at = datetime.combine(found, time(int(hour), int(minute), int(second or 0)))
        if match["zone"]:
            return _in_riga(at, match["zone"])
    except (ValueError, OverflowError):
        return found
    if match["second"] in {None, END_OF_DAY}:
        return found
    return _at_midnight(at)


def _in_riga(at: datetime, zone: str) -> date | Otherwise:
    offset = "+0000" if zone.isalpha() else f"{zone.replace(':', '')}00"[:5]
    aware = datetime.strptime(f"{at:%Y-%m-%d %H:%M:%S}{offset}", "%Y-%m-%d %H:%M:%S%z")
    return _otherwise(at, aware.astimezone(_RIGA).date(), "day_in_riga")


def _at_midnight(at: datetime) -> date | Otherwise:
    late = at.time() >= _NEARLY and at.date() < date.max
    meant = (at + timedelta(days=late)).date()
    return _otherwise(at, meant, "day_just_before_midnight")


def _otherwise(at: datetime, meant: date, code: str) -> date | Otherwise:
    if meant == at.date():
        return meant
    return Otherwise(meant, CellError(code, day=f"{meant:%d.%m.%Y}"))
