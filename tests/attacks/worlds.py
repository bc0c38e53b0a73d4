"""Made-up data sets: contacts of families, and everything counted from them."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.disclosure.cells import TOTAL, Cell

PHASES = (("2018-10-01", "2019-07-01"), ("2019-09-01", "2020-06-01"))
LATER_PHASES = (
    *PHASES,
    ("2020-08-17", "2021-08-17"),
    ("2021-10-01", "2023-02-01"),
    ("2023-09-01", "2025-05-01"),
)
DOMAINS = ("education", "health", "social")


@dataclass(frozen=True, kw_only=True)
class Contact:
    family: int
    day: date
    place: str
    domains: tuple[str, ...] = ()
    persons: int | None = None


@dataclass(frozen=True, kw_only=True)
class Release:
    """Windows by kind; `parts` names the kinds that are counted in full."""

    windows: dict[str, tuple[tuple[date, date], ...]]
    parts: tuple[str, ...] = ("year", "phase", "all")
    contacts: bool = False


def month(year, months):
    return date(year + months // 12, months % 12 + 1, 1)


def calendar(first, last, phases=(), kinds=("month", "quarter", "half", "year")):
    """Months, quarters, half-years, years, phases and all, of these days of data."""
    lengths = {"month": 1, "quarter": 3, "half": 6, "year": 12}
    windows = {}
    for kind in kinds:
        length = lengths[kind]
        spans = [
            (month(year, start), month(year, start + length))
            for year in range(first.year, last.year + 1)
            for start in range(0, 12, length)
        ]
        windows[kind] = tuple(s for s in spans if s[0] <= last and first < s[1])
    found = [tuple(date.fromisoformat(day) for day in phase) for phase in phases]
    windows["phase"] = tuple(s for s in found if s[0] <= last and first < s[1])
    windows["all"] = ((first, last + timedelta(days=1)),)
    return windows


def cells(contacts, release):
    """Count everything a release holds, zeros between included."""
    counted = {}
    for kind, spans in release.windows.items():
        for number, span in enumerate(spans):
            before = spans[number - 1] if number else None
            if kind not in ("phase", "all"):
                before = (shifted(span[0], span), span[0])
            counted |= _in(contacts, span, before, release, kind)
    return counted


def shifted(day, span):
    months = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month
    return month(day.year - 2, 24 + day.month - 1 - months)


def _in(contacts, span, before, release, kind):
    in_full = kind in release.parts
    found = {}
    served = defaultdict(lambda: defaultdict(list))
    for one in contacts:
        if one.day < span[1]:
            for place in (one.place, TOTAL):
                served[place][one.family].append(one)
    for place in {*(one.place for one in contacts), TOTAL}:
        families = {
            family: rows
            for family, rows in served[place].items()
            if any(span[0] <= row.day for row in rows)
        }
        found |= _place(place, span, families, before, in_full)
        if release.contacts:
            number = sum(s.day >= span[0] for rows in families.values() for s in rows)
            found[_cell("contacts", place, span)] = number
    return found


def _cell(measure, place, span, domain=TOTAL):
    return Cell(
        measure=measure,
        municipality=place,
        since=span[0],
        until=span[1],
        domain=domain,
    )


def _place(place, span, families, before, in_full):
    found = {_cell("families", place, span): len(families)}
    if not in_full:
        return found
    parts = dict.fromkeys(("new", "continuing", "returning", "persons"), 0)
    domains = dict.fromkeys(DOMAINS, 0)
    for rows in families.values():
        inside = [row for row in rows if row.day >= span[0]]
        parts[_part(rows, span, before)] += 1
        parts["persons"] += max(row.persons or 0 for row in inside)
        for domain in {domain for row in inside for domain in row.domains}:
            domains[domain] += 1
    for measure, number in parts.items():
        found[_cell(measure, place, span)] = number
    for domain, number in domains.items():
        found[_cell("families", place, span, domain)] = number
    return found


def _part(rows, span, before):
    if min(row.day for row in rows) >= span[0]:
        return "new"
    if before and any(before[0] <= row.day < before[1] for row in rows):
        return "continuing"
    return "returning"


@dataclass(frozen=True, kw_only=True)
class Extent:
    first: date
    last: date


def world(seed, extent, places=5, families=12, moving=0.0):
    """Draw contacts of families that come, stay some months and sometimes return."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    for place in range(places):
        number = max(1, round(chance.gauss(families, families / 2)))
        for family in range(number):
            kept = {"family": 10_000 * place + family}
            kept["persons"] = chance.choice((None, 2, 3, 5))
            liked = chance.sample(DOMAINS, chance.randint(0, 2))
            for day in _days(chance, extent):
                away = chance.random() < moving
                town = f"P{chance.randrange(places) if away else place}"
                domains = tuple(d for d in liked if chance.random() < 0.7)
                found.append(Contact(day=day, place=town, domains=domains, **kept))
    return found


def _days(chance, extent):
    """Days of one or two spells of contacts."""
    number = (extent.last - extent.first).days + 1
    for _spell in range(chance.choice((1, 1, 2))):
        start, length = chance.randrange(number), chance.choice((5, 60, 200))
        for _ in range(1 + length // 30):
            day = start + chance.randrange(length)
            if day < number:
                yield extent.first + timedelta(days=day)
