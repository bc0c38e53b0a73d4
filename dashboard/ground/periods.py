"""Windows of time: named periods, the one before each, and their words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import N_, _

_MONTH, _HALF, _YEAR = 1, 6, 12
_LENGTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_LEAP_DAY = (2, 29)
_YEARS = range(1900, 9001)
QUARTERS = ("I", "II", "III", "IV")
"""Quarters of a year, as they are written."""

_RELATIVE = {
    "last-month": N_("the last month"),
    "last-12-months": N_("the last 12 months"),
    "this-year": N_("this year"),
    "this-phase": N_("this phase"),
}

_OTHER = {**_RELATIVE, "all": N_("all the data")}

RELATIVE = tuple(_RELATIVE)
"""Periods that move on with the data: relative to their last day."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """Days from `since` up to, but not including, `until`."""

    since: date
    until: date

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.until - timedelta(days=1)

    @property
    def label(self) -> str:
        """The window's first and last day, for people."""
        return f"{i18n.day(self.since)} – {i18n.day(self.last)}"


@dataclass(frozen=True, kw_only=True)
class Over(Window):
    """The days of data shown outside: of a period that is not over nothing is told.

    "All the data" end at `all_until`: as one they only grow at stated times. Of other
    than some `kinds` of periods, if any are named, nothing is told either.
    """

    all_until: date
    kinds: tuple[str, ...] | None = None

    @property
    def tells_of_months(self) -> bool:
        """Whether single months are shown."""
        return self.kinds is None or "month" in self.kinds

    def tells_of(self, period: str) -> bool:
        """Whether a period is of a kind that is shown."""
        return self.kinds is None or kind_of(period) in self.kinds

    def shows(self, period: str, days: Window) -> bool:
        """Whether a period of these days is over, and of a kind that is shown."""
        return days.until <= self.until and self.tells_of(period)


class UnknownPeriodError(ValueError):
    """A text that names no period."""


def window(period: str, extent: Window) -> Window:
    """Return the window of 2019, 2019-H1, 2019-Q1, 2019-03, phase:III or all.

    `all` is the extent of the data; last-month, last-12-months, this-year and
    this-phase are those of its last day. UnknownPeriodError for any other text.
    """
    if period in _RELATIVE:
        return _relative(period, extent)
    if period == "all":
        until = extent.all_until if isinstance(extent, Over) else extent.until
        return Window(since=extent.since, until=until)
    if period.startswith("phase:"):
        phase = reference.phases().get(period.removeprefix("phase:"))
        if phase:
            return Window(since=phase.first, until=phase.last + timedelta(days=1))
        raise UnknownPeriodError(period)
    year, start, months = _calendar(period)
    return Window(since=_month(year, start), until=_month(year, start + months))


def kind_of(period: str) -> str:
    """Return what kind of period a code names: month, year, phase, all and so on."""
    if period == "all":
        return "all"
    if period.startswith("phase:"):
        return "phase"
    return _LENGTHS[_calendar(period)[2]]


def is_offered(period: str, extent: Window) -> bool:
    """Whether a period has a day in the data and, outside, is over."""
    asked = window(period, extent)
    if isinstance(extent, Over) and not extent.shows(period, asked):
        return False
    return max(asked.since, extent.since) < min(asked.until, extent.until)


def preceding(period: str | None, now: Window, extent: Window) -> Window | None:
    """Return the window before a named period, of the same kind.

    Of a free window (period None): as many days just before it, if there are. Of
    `all` and of the first phase there is none.
    """
    if period is None:
        length = now.until - now.since
        is_there = now.since - date.min >= length
        return Window(since=now.since - length, until=now.since) if is_there else None
    if period == "last-12-months":
        return Window(
            since=_month(now.since.year - 1, now.since.month - 1), until=now.since
        )
    if period in _RELATIVE:
        return preceding(named(period, extent), now, extent)
    if period == "all":
        return None
    if period.startswith("phase:"):
        codes = list(reference.phases())
        place = codes.index(period.removeprefix("phase:"))
        return window(f"phase:{codes[place - 1]}", extent) if place else None
    year, start, months = _calendar(period)
    return Window(since=_month(year, start - months), until=now.since)


def beside(period: str, extent: Window) -> tuple[str | None, str | None]:
    """Return the named periods of the same kind just before and just after one.

    Of one that moves on with the data, those beside what it is of now. The last twelve
    months are of no kind, and all the data have nothing beside them.
    """
    if period in ("last-12-months", "all"):
        return None, None
    if period in _RELATIVE:
        return beside(named(period, extent), extent)
    if period.startswith("phase:"):
        codes = [f"phase:{code}" for code in reference.phases()]
        place = codes.index(period)
        around = [None, *codes, None]
        return around[place], around[place + 2]
    year, start, months = _calendar(period)
    here = year * 12 + start
    return _shaped(here - months, months), _shaped(here + months, months)


def _shaped(start: int, months: int) -> str | None:
    """Name so many months by the months before them; None beyond what is read."""
    year, before = divmod(start, 12)
    if year not in _YEARS:
        return None
    part = {
        12: "",
        6: f"-H{before // 6 + 1}",
        3: f"-Q{before // 3 + 1}",
        1: f"-{before + 1:02}",
    }
    return f"{year}{part[months]}"


def a_year_before(now: Window) -> Window | None:
    """Return the same days of the year before; None if there are none."""
    if now.since.year == date.min.year:
        return None
    return Window(since=_same_day(now.since), until=_same_day(now.until))


def named(period: str, extent: Window) -> str:
    """Return the period that last-month, this-year or this-phase is of these data.

    Where no phase holds the last day, this-phase is the latest one that has begun.
    """
    last = extent.last
    if period == "last-month":
        return f"{last:%Y-%m}"
    if period == "this-year":
        return str(last.year)
    phases = reference.phases()
    begun = [code for code, phase in phases.items() if phase.first <= last]
    return f"phase:{begun[-1] if begun else next(iter(phases))}"


def label(period: str) -> str:
    """Return a named period in words, such as 2019. gada 1. ceturksnis."""
    if period in _OTHER:
        return _(_OTHER[period])
    if period.startswith("phase:"):
        return reference.phases()[period.removeprefix("phase:")].label
    year, start, months = _calendar(period)
    if months == _MONTH:
        return i18n.month(_month(year, start))
    if months == _YEAR:
        return _("year {year}", year=year)
    place = start // months
    if months == _HALF:
        return _("half {half} of {year}", half=place + 1, year=year)
    return _("quarter {quarter} of {year}", quarter=QUARTERS[place], year=year)


def resolved(period: str, extent: Window) -> str:
    """Return a named period in words; of one that moves on, what it is of these data.

    Such as: year 2020 (this year).
    """
    # Twelve months have no other name than their days.
    if period not in _RELATIVE or period == "last-12-months":
        return label(period)
    return f"{label(named(period, extent))} ({label(period)})"


def _relative(period: str, extent: Window) -> Window:
    """Window of a period that is counted from the last day of the data."""
    if period != "last-12-months":
        return window(named(period, extent), extent)
    last = extent.last
    first = _month(last.year - 1, last.month)
    return Window(since=first, until=_month(last.year, last.month))


def _calendar(period: str) -> tuple[int, int, int]:
    """Read a year, half, quarter or month as year, months before it, its months."""
    found = re.fullmatch(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?", period)
    if not found or int(found[1]) not in _YEARS:
        raise UnknownPeriodError(period)
    year, half, quarter, month = found.groups()
    if half:
        return int(year), 6 * (int(half) - 1), 6
    if quarter:
        return int(year), 3 * (int(quarter) - 1), 3
    if month:
        return int(year), int(month) - 1, 1
    return int(year), 0, 12


def _same_day(day: date) -> date:
    """A year before; of the 29 February, the day after the 28."""
    before = day.year - 1
    leap = (day.month, day.day) == _LEAP_DAY
    return date(before, 3, 1) if leap else day.replace(year=before)


def _month(year: int, months: int) -> date:
    """First day of the month that many months after January of a year."""
    return date(year + months // 12, months % 12 + 1, 1)
