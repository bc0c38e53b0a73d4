"""A file held against earlier ones: months sent again, and rows that mend theirs."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from dashboard.ground import reference
from dashboard.writing.contracts.problems import CellError, Label, Problem
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse import corrections
from dashboard.writing.warehouse.corrections import Correction
from dashboard.writing.warehouse.recognition import Recognised
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.stored import Stored

_SINGLE = 5
"""More rows that look like corrections of one batch are told of in one sentence."""

_SEVERAL = 3
"""Of fewer rows that only say more, each may be another meeting of the day."""

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


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What a file has in common with earlier ones.

    `again` are the months of batches that it seems to be sent instead of, each with
    the line at which that is said; `corrections` its rows that may mend one of theirs.
    """

    again: Sequence[tuple[int, _Lacking]] = ()
    corrections: Sequence[Correction] = ()

    @property
    def filled_in(self) -> list[Correction]:
        """The rows of months of which each row comes again, and says all it did.

        So it is where a column is headed so that it is read, or filled in later.
        """
        found: list[Correction] = []
        for _line, lacking in self.again:
            lacks = {one["identity"] for one in lacking.rows}
            pairs = [
                one
                for one in self.corrections
                if one.other["identity"] in lacks and one.only_fills_in
            ]
            found += pairs if len(pairs) == len(lacks) >= _SEVERAL else []
        return found


NOTHING_EARLIER = Earlier()


def held_against(recognised: Recognised) -> Earlier:
    """Look for months that are sent again, and for rows that mend earlier ones.

    A month is sent again where a file has at least as many rows of the earlier
    file's month, the same or much alike, as it lacks.
    """
    rows, stored = recognised.rows, recognised.stored
    if stored.is_empty:
        return NOTHING_EARLIER
    new = [row for row in rows if row["identity"] not in recognised.contents]
    shared = _shared(stored, rows)
    again: list[tuple[int, _Lacking]] = []
    pairs: list[Correction] = []
    for lacking in _lacking(stored, rows):
        month = (lacking.batch, lacking.municipality, lacking.month)
        likest = corrections.within(new, lacking.rows, sent_again=True)
        if shared[month] + len(likest) >= len(lacking.rows):
            again.append((_first_line(rows, new, month[1:]), lacking))
            pairs += likest
        elif len(rows) == 1:
            alone = (corrections.of_a_row_alone(row, lacking.rows) for row in new)
            pairs += [pair for found in alone for pair in found]
        else:
            pairs += corrections.within(new, lacking.rows, sent_again=False)
    return Earlier(again=again, corrections=corrections.one_to_one(pairs))


def problems(
    earlier: Earlier, made: Collection[Correction], readings: Sequence[Reading]
) -> Iterator[Problem]:
    """Say which months are sent again, and which rows mend earlier ones, or may."""
    taken = Counter(_month_of(one.other) for one in made)
    for line, lacking in earlier.again:
        reading = readings[line - 1]
        replaced = taken[lacking.batch, lacking.municipality, lacking.month]
        if replaced == len(lacking.rows):
            continue
        cell = reading.cell("date") or reading.cells[0]
        yield reading.problem(
            "date", cell, CellError("sent_again", **_words(lacking, replaced))
        )
    offered = Counter(one.other["batch"] for one in earlier.corrections)
    for one in earlier.corrections:
        several = offered[one.other["batch"]] > _SINGLE
        code = "row_corrects" if one in made else "row_alike"
        yield _of_row(
            one, readings[one.row["line"] - 1], f"{code}_many" if several else code
        )


def _first_line(
    rows: Sequence[Row], new: Sequence[Row], month: tuple[str, date]
) -> int:
    inside = [row for row in rows if _month(row) == month]
    first = next((row for row in new if _month(row) == month), inside[0])
    return int(first["line"])


def _words(lacking: _Lacking, replaced: int) -> dict[str, Any]:
    return {
        "batch": lacking.batch,
        "file": lacking.file,
        "place": reference.municipalities()[lacking.municipality].name,
        "month": f"{lacking.month:%Y-%m}",
        "n": len(lacking.rows) - replaced,
        "all": lacking.in_all - replaced,
    }


def _of_row(one: Correction, reading: Reading, code: str) -> Problem:
    labels = [reading.table.contract[name].named for name in one.columns]
    name = one.columns[0]
    cell = reading.cell(name) or reading.cells[0]
    words = {"batch": one.other["batch"], "file": one.other["file"]}
    if not code.endswith("many"):
        words |= {"line": one.other["line"], "columns": reduce(Label.beside, labels)}
        words["cell"] = cell.address
    return reading.problem(name, cell, CellError(code, **words))


def _month_of(row: Row) -> _Month:
    return row["batch"], *_month(row)


def _month(row: Row) -> tuple[str, date]:
    return row["municipality"], row["date"].replace(day=1)


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
