"""A month that is sent again: what the earlier file had and this one lacks."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.ground import reference
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse.recognition import Recognised
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.stored import Stored

_SAID = (
    *("family", "persons", "domains", "activity", "institution_folded", "role"),
    *("esf_measure", "outcome", "minutes"),
)
"""What a row says besides its day, place and post; its kind follows from it."""
_ENOUGH = 2
"""So many things in common, besides the day, make it likely that a row is mended."""
_COLUMN = {"institution_folded": "institution"}

_Month = tuple[int, str, date]
"""A batch, a municipality and the first day of a month."""


@dataclass(frozen=True, kw_only=True)
class _Lacking:
    """Rows in force of an earlier batch and one month that a file does not have."""

    batch: int
    file: str
    municipality: str
    month: date
    rows: Rows
    in_all: int


def problems(recognised: Recognised, readings: Sequence[Reading]) -> list[Problem]:
    """Say which earlier files this one seems to be sent instead of.

    That is where it has at least as many rows of the earlier file's month, the
    same or much alike, as it lacks.
    """
    rows, stored = recognised.rows, recognised.stored
    if stored.is_empty:
        return []
    new = [row for row in rows if row["identity"] not in recognised.contents]
    shared = _shared(stored, rows)
    pointed: list[Problem] = []
    for lacking in _lacking(stored, rows):
        alike = [row for row in new if any(_is_like(row, o) for o in lacking.rows)]
        month = (lacking.batch, lacking.municipality, lacking.month)
        if shared[month] + len(alike) < len(lacking.rows):
            pointed += _nearly(readings, new, lacking)
            continue
        inside = [row for row in rows if _month(row) == month[1:]]
        first = next((row for row in new if _month(row) == month[1:]), inside[0])
        pointed.append(_problem(readings[first["line"] - 1], "sent_again", lacking))
        pointed += [
            _problem(readings[row["line"] - 1], "row_alike", lacking) for row in alike
        ]
    return pointed


def _nearly(
    readings: Sequence[Reading], new: Sequence[Row], lacking: _Lacking
) -> list[Problem]:
    """Say which new rows differ in one thing alone from a row of an earlier file."""
    pairs = [
        (row, [*_differing(row, other)])
        for row in new
        for other in lacking.rows
        if _may_be_one(row, other)
    ]
    single = {
        row["line"]: (row, names[0]) for row, names in pairs if _is_telling(row, names)
    }
    return [
        _problem(readings[row["line"] - 1], "row_nearly", lacking, name)
        for row, name in single.values()
    ]


def _differing(row: Row, other: Row) -> Iterator[str]:
    return (name for name in _SAID if (row[name] or None) != (other[name] or None))


def _is_telling(row: Row, names: Sequence[str]) -> bool:
    """Whether a row that differs in one thing alone says enough besides."""
    alike = sum(bool(row[name]) for name in _SAID if name not in names)
    return len(names) == 1 and alike >= _ENOUGH


def _problem(
    reading: Reading, code: str, lacking: _Lacking, name: str = "date"
) -> Problem:
    place = reference.municipalities()[lacking.municipality].name
    words: dict[str, Any] = {
        "batch": lacking.batch,
        "file": lacking.file,
        "place": place,
        "month": f"{lacking.month:%Y-%m}",
        "n": len(lacking.rows),
        "all": lacking.in_all,
        "column": reading.table.contract[_COLUMN.get(name, name)].label,
    }
    name = _COLUMN.get(name, name)
    cell = reading.columns.cell(reading.cells, name) or reading.cells[0]
    return reading.problem(name, cell, CellError(code, **words))


def _month(row: Row) -> tuple[str, date]:
    return row["municipality"], row["date"].replace(day=1)


def _is_like(row: Row, other: Row) -> bool:
    """Whether two rows may be one: of one day, and one family or institution."""
    return _may_be_one(row, other) and any(
        row[name] and row[name] == other[name]
        for name in ("family", "institution_folded")
    )


def _may_be_one(row: Row, other: Row) -> bool:
    """Whether two rows are of one place, day and post."""
    posts = {post for post in (row["post"], other["post"]) if post}
    return (
        row["municipality"] == other["municipality"]
        and row["date"] == other["date"]
        and len(posts) <= 1
    )


def _shared(stored: Stored, rows: Collection[Row]) -> Counter[_Month]:
    """Count a file's rows that each earlier batch has too, by its month."""
    found = stored.warehouse.rows(
        "select r.batch, r.municipality, date_trunc('month', r.date)::date as month,"
        " count(distinct r.identity) as n from raw.log_rows as r"
        " inner join raw.batches as b on r.batch = b.batch"
        " where b.undone_at is null"
        " and r.identity in (select unnest($identities::varchar[])) group by all",
        {"identities": [row["identity"] for row in rows]},
    )
    return Counter(
        {(one["batch"], one["municipality"], one["month"]): one["n"] for one in found}
    )


def _lacking(stored: Stored, rows: Collection[Row]) -> list[_Lacking]:
    """Return what a file lacks of its own months, by batch, place and month."""
    months = sorted({*map(_month, rows)})
    found = stored.warehouse.rows(
        """
        with lacking as (
            select v.*, b.file, count(*) over (partition by v.batch) as in_all
            from staging.log_rows as v
            inner join raw.batches as b on v.batch = b.batch
            where
                v.identity not in (select unnest($identities::varchar[]))
                and v.batch is distinct from $without
        ),

        sent as (
            select
                unnest($places::varchar[]) as place,
                unnest($months::date[]) as month
        )

        select l.*
        from lacking as l
        inner join sent as s
            on
                l.municipality = s.place
                and date_trunc('month', l.date)::date = s.month
        order by l.batch, l.municipality, l.date, l.line
        """,
        {
            "identities": [row["identity"] for row in rows],
            "without": stored.without,
            "places": [place for place, _day in months],
            "months": [day for _place, day in months],
        },
    )
    by_month: dict[_Month, Rows] = {}
    for row in found:
        by_month.setdefault((row["batch"], *_month(row)), []).append(row)
    return [
        _Lacking(
            batch=batch,
            file=rows_of[0]["file"],
            municipality=place,
            month=month,
            rows=rows_of,
            in_all=rows_of[0]["in_all"],
        )
        for (batch, place, month), rows_of in by_month.items()
    ]
