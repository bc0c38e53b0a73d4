"""Whether a log belongs to the place, the month and the list of families it says.

A copy of another town's file, or of last month's, has other places or days and the same
work; a list of families that was written anew knows none of the families there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from dashboard.ground import reference
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows import mixed_up
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import MANY, Row
from dashboard.writing.warehouse.recognition import Recognised
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.stored import Stored

_FEWEST, _FEWEST_FAMILIES = 5, 3
_NEARLY_ALL, _HARDLY_ANY = 0.8, 0.1
_NEXT = 62
"""The month that is missing comes at most so many days after the last one."""
_SATURDAY, _LEAP = 5, 29
_LOOKED_AT = 50
"""So many rows of a place are held against those of the other places."""
_WORK = ("kind", "activity", "persons", "minutes", "institution_folded", "outcome")
"""What two records of the same work agree in, besides day and family."""


def problems(recognised: Recognised, readings: Sequence[Reading]) -> list[Problem]:
    """Say once of each place what makes its rows look like those of another."""
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in recognised.rows:
        if row["family"] and row["identity"] not in recognised.contents:
            by_place[row["municipality"]].append(row)
    stored, told = recognised.stored, []
    for place, rows in by_place.items():
        if len(rows) < _FEWEST:
            continue
        told += _mixed_up(stored, place, rows, readings)
        pointed = not stored.is_empty and (
            _of_month(stored, place, rows)
            or _of_last_year(stored, place, rows, readings)
            or _of_place(stored, place, rows, readings)
            or _new_families(stored, place, rows)
        )
        if pointed:
            name, error = pointed
            reading = readings[rows[0]["line"] - 1]
            cell = reading.filled(name) or reading.cells[0]
            told.append(reading.problem(name, cell, error))
    return told


def _of_month(
    stored: Stored, place: str, rows: Sequence[Row]
) -> tuple[str, CellError] | None:
    """Whether nearly all rows stand in another month too, on the same days of it."""
    said = {(row["date"].day, *_work(row)): row["date"] for row in rows}
    agree: dict[date, set[Any]] = defaultdict(set)
    for other in _earlier(stored, place):
        key = (other["date"].day, *_work(other))
        if key in said and not _is_one_month(said[key], other["date"]):
            agree[other["date"].replace(day=1)].add(key)
    most = max(agree, key=lambda month: len(agree[month]), default=None)
    if most is None or len(agree[most]) < max(_FEWEST, _NEARLY_ALL * len(said)):
        return None
    words = {"n": len(agree[most]), "month": f"{most:%Y-%m}"}
    return "date", CellError("rows_of_month", **words)


def _of_last_year(
    stored: Stored, place: str, rows: Sequence[Row], readings: Sequence[Reading]
) -> tuple[str, CellError] | None:
    """Whether a whole month may be dated a year early.

    There are rows of that month already, and a year later the month is missing that
    comes next. Of a month handed in late, more days are at work than a year later.
    """
    months = {row["date"].replace(day=1) for row in rows}
    (month,) = months if len(months) == 1 else (None,)
    if month is None:
        return None
    later = month.replace(year=month.year + 1)
    there = {row["date"].replace(day=1) for row in _earlier(stored, place)}
    last = max(there, default=month)
    is_next = last < later <= readings[0].context.today
    if month not in there or not is_next or (later - last).days > _NEXT:
        return None
    if _at_rest(rows, years=0) < _at_rest(rows, years=1):
        return None
    words = {"n": len(rows), "month": f"{month:%Y-%m}", "next": f"{later:%Y-%m}"}
    return "date", CellError("rows_of_last_year", **words)


def _at_rest(rows: Iterable[Row], *, years: int) -> int:
    """Count the rows of Saturdays and Sundays, some years later."""
    days = (row["date"] for row in rows if row["date"].day < _LEAP)
    return sum(
        one.replace(year=one.year + years).weekday() >= _SATURDAY for one in days
    )


def _mixed_up(
    stored: Stored, place: str, rows: Sequence[Row], readings: Sequence[Reading]
) -> list[Problem]:
    """Say where families and persons go together as they are known, but mixed up."""
    read = [(row, readings[row["line"] - 1]) for row in rows]
    pairs = [*filter(None, (mixed_up.pair(*one) for one in read))]
    if len(pairs) < _NEARLY_ALL * len(rows):
        return []
    if not (
        mixed_up.is_seen(pairs)
        or mixed_up.is_known(pairs, _sizes(stored, place, readings))
    ):
        return []
    reading = read[0][1]
    cell = reading.filled("family") or reading.cells[0]
    return [reading.problem("family", cell, CellError("family_for_persons"))]


def _sizes(
    stored: Stored, place: str, readings: Sequence[Reading]
) -> dict[int, set[int]]:
    """Return the numbers of persons that families named by a number are known with."""
    keyed = readings[0].context.pseudonyms
    names = {keyed.of(str(number), place): number for number in range(1, MANY)}
    known: dict[int, set[int]] = defaultdict(set)
    for row in _earlier(stored, place):
        if row["family"] in names:
            known[names[row["family"]]].add(row["persons"])
    return known


def _of_place(
    stored: Stored, place: str, rows: Sequence[Row], readings: Sequence[Reading]
) -> tuple[str, CellError] | None:
    """Whether nearly all rows stand under another place too, with the same codes."""
    sample = rows[:_LOOKED_AT]
    keyed = readings[0].context.pseudonyms
    there: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for other in _on_days(stored, place, {row["date"] for row in sample}):
        there[other["municipality"]].add((other["date"], *_work(other)))
    for other_place, work in there.items():
        if len(work) < _NEARLY_ALL * len(sample):
            continue
        codes = (readings[row["line"] - 1].filled("family") for row in sample)
        as_there = [
            (row["date"], *_work(row | {"family": keyed.of(str(c.value), other_place)}))
            for row, c in zip(sample, codes, strict=True)
            if c
        ]
        shared = sum(key in work for key in as_there)
        if shared >= max(_FEWEST, _NEARLY_ALL * len(sample)):
            name = reference.municipalities()[other_place].name
            return "municipality", CellError("rows_of_place", n=shared, place=name)
    return None


def _new_families(
    stored: Stored, place: str, rows: Sequence[Row]
) -> tuple[str, CellError] | None:
    """Whether hardly any of the families is one of those that the place had before."""
    posts = {row["post"] for row in rows} - {None}
    before = {
        family
        for row in _earlier(stored, place)
        if not posts or row["post"] is None or row["post"] in posts
        for family in (row["family"], row["counted"])
    }
    families = {row["family"] for row in rows}
    known = {
        row["family"] for row in rows if {row["family"], row["family_before"]} & before
    }
    if len(before) < _FEWEST or len(families) < _FEWEST_FAMILIES:
        return None
    if len(known) > _HARDLY_ANY * len(families):
        return None
    words = {"n": len(families), "known": len(known), "before": len(before)}
    return "family", CellError("families_new", **words)


def _earlier(stored: Stored, place: str) -> Rows:
    return _rows(stored, "v.municipality = $place", place=place)


def _on_days(stored: Stored, place: str, days: Iterable[date]) -> Rows:
    condition = "v.municipality <> $place and v.date in (select unnest($days::date[]))"
    return _rows(stored, condition, place=place, days=sorted(days))


def _rows(stored: Stored, condition: str, **parameters: object) -> Rows:
    """Return rows in force with families, as written and as they count."""
    return stored.warehouse.rows(
        "select v.municipality, v.post, v.date, r.family, v.family as counted,"  # noqa: S608
        " v.kind, v.activity, v.persons, v.minutes, v.institution_folded, v.outcome"
        " from staging.log_rows as v"
        " inner join raw.log_rows as r on v.batch = r.batch and v.line = r.line"
        f" where v.family is not null and v.batch is distinct from $without"
        f" and {condition}",
        {"without": stored.without, **parameters},
    )


def _work(row: Row) -> Iterator[Any]:
    yield row["family"]
    yield from (row[name] for name in _WORK)


def _is_one_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
