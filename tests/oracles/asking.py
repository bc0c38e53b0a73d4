"""Raw rows as people wrote them, and which of them a question is about."""

from collections import namedtuple
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pandas as pd

from dashboard.ground.periods import Window
from dashboard.ground.settings import ROOT

TOTAL = "total"
TODAY = {"0381600": "0024000", "0250000": "0054000"}
PHASES = pd.read_csv(ROOT / "data/reference/phases.csv", index_col="phase", dtype=str)
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Log:
    """Everything an edition knows, as the people who wrote it would say it."""

    entries: list
    posts: list
    institutions: list
    respondents: list
    questions: list
    published: list
    created_on: date

    @property
    def days(self):
        return [row["date"] for row in (*self.entries, *self.respondents)]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for; windows are pairs of days, both included."""

    window: tuple
    before: tuple | None
    municipalities: tuple
    domain: str | None
    map: str

    def place(self, municipality):
        return today(municipality) if self.map == "today" else municipality

    def wants(self, municipality):
        codes = {municipality, today(municipality)}
        return not self.municipalities or bool(codes & set(self.municipalities))


def today(municipality):
    return TODAY.get(municipality, municipality)


def asked(log, filters):
    """Read the filters anew, windows included."""
    free = filters.period
    if isinstance(free, Window):
        window, before = free_window(free.since, free.last)
    else:
        window, before = named_window(filters.period or "all", log)
    return Asked(
        window=window,
        before=before,
        municipalities=filters.municipalities,
        domain=filters.domain,
        map=filters.map,
    )


def free_window(first, last):
    length = last - first + DAY
    return (first, last), (first - length, first - DAY)


def named_window(period, log):
    if period == "all":
        return (min(log.days), max(log.days)), None
    if period.startswith("phase:"):
        number = list(PHASES.index).index(period[6:])
        return phase(number), phase(number - 1) if number else None
    if "-H" in period:
        first = pd.Period(period.replace("-H1", "-01").replace("-H2", "-07"), "M")
        return months(first, first + 5), months(first - 6, first - 1)
    now = pd.Period(period)
    return months(now, now), months(now - 1, now - 1)


def phase(number):
    row = PHASES.iloc[number]
    return date.fromisoformat(row["from"]), date.fromisoformat(row["to"])


def months(first, last):
    return first.start_time.date(), last.end_time.date()


def frame(rows, columns):
    return pd.DataFrame(rows, columns=columns, dtype=object)


def only(rows, wanted):
    """Keep the rows for which a question is answered with yes."""
    return rows[[bool(wanted(row)) for row in tuples(rows)]] if len(rows) else rows


def tuples(rows):
    """Give the rows by the names of their columns, as itertuples does but slowly."""
    row = _row(tuple(rows.columns))
    return map(row._make, rows.to_numpy())


@cache
def _row(columns):
    return namedtuple("Row", columns)


def within(rows, window):
    return only(rows, lambda row: window[0] <= row.date <= window[1])


def by_place(rows, ask):
    """Give the rows of each municipality in turn, then all of them as the total."""
    for place in sorted({ask.place(code) for code in rows["municipality"]}):
        yield place, only(rows, lambda row, p=place: ask.place(row.municipality) == p)
    if len(rows):
        yield TOTAL, rows


ENTRY = [
    "date",
    "municipality",
    "post",
    "kind",
    "family",
    "persons",
    "domains",
    "institution",
    "role",
    "minutes",
]


def entries(log, ask):
    """Entries of the municipalities asked for, of any day."""
    return only(frame(log.entries, ENTRY), lambda row: ask.wants(row.municipality))


def asked_entries(log, ask):
    """Entries asked for: municipalities, window and domain."""
    return about(within(entries(log, ask), ask.window), ask)


def about(rows, ask):
    return only(rows, lambda row: ask.domain is None or ask.domain in row.domains)
