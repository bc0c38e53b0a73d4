"""What outsiders were shown before, and what was hidden from them: nobody forgets it.

A period that was shown outside stays as it was shown: two files of the same period
have nothing to subtract. The warehouse keeps it, so that it does not hang on files
that are deleted; of files that are older than that, what they say themselves.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from dashboard.disclosure.cells import Cell
from dashboard.editions.outside import OutsideFile
from dashboard.ground.i18n import _
from dashboard.ground.periods import Window
from dashboard.writing.publishing.cells import Asked, Records
from dashboard.writing.warehouse.families import checked
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse

_ROWS, _CELLS = "raw.shown_outside", "raw.cells_outside"
_STANDS, _STOOD = "outside_stands_from", "outside_stood_from"


class Days(NamedTuple):
    """An indicator's rows of one period, whatever question they were asked by."""

    indicator: str
    place: str | None
    grain: str | None
    audience: str | None
    since: date
    until: date

    @classmethod
    def of(cls, asked: Asked, days: Window) -> Self:
        """Name the rows that an answer has of some days."""
        question = asked.question
        named = question.place, question.grain, question.audience
        return cls(asked.query.name, *named, days.since, days.until)


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What earlier outside editions told.

    `hidden` are cells that were hidden, `shown` those that were shown, the newest
    value of each; `values` what cells were counted as when they were first told of,
    hidden or not; `untold` those that did not fit what was shown; `rows` what stood in
    each period; `ends` all the data, whenever they were shown as one.
    """

    hidden: frozenset[Cell] = frozenset()
    shown: Mapping[Cell, int] = field(default_factory=dict)
    values: Mapping[Cell, int] = field(default_factory=dict)
    untold: frozenset[Cell] = frozenset()
    rows: Mapping[Days, Records] = field(default_factory=dict)
    ends: list[Window] = field(default_factory=list)

    @classmethod
    def read(cls, paths: Sequence[Path], warehouse: Warehouse) -> Self:
        """Read outside editions, oldest first, and what the warehouse remembers."""
        hidden: set[Cell] = set()
        untold: set[Cell] = set()
        shown: dict[Cell, int] = {}
        for path in paths:
            file = OutsideFile.open(path)
            hidden.update(file.hidden())
            shown.update(file.shown())
            file.close()
        values: dict[Cell, int] = {}
        first = _first(warehouse)
        for row in warehouse.rows(f"from {_CELLS} order by edition"):
            cell = Cell(**{f.name: row[f.name] for f in fields(Cell)})
            stands = row["edition"] >= first
            if row["value"] is None:
                untold |= {cell} if stands else set()
                continue
            if stands:
                values[cell] = row["value"]
            if row["hidden"]:
                hidden.add(cell)
            else:
                shown[cell] = row["value"]
        return cls(
            hidden=frozenset(hidden),
            shown=shown,
            values=values,
            untold=frozenset(untold),
            rows=_rows(warehouse),
            ends=_ends(warehouse),
        )


def tell_anew(warehouse: Warehouse, reason: str) -> None:
    """Let the next outside edition tell of every period by the rows of its day.

    For mistakes that outsiders were shown. What was hidden stays hidden, and a number
    that would differ by few is not shown. DoneAlreadyError where nothing stands.
    """
    reason = checked(reason)
    first = _first(warehouse)
    last = _told_since(warehouse, first)
    if not last:
        raise DoneAlreadyError(_("The next outside edition tells of all periods anew."))
    with warehouse.transaction():
        warehouse.record("outside anew", what=str(last), note=reason)
        warehouse.remember(_STOOD, str(first))
        warehouse.remember(_STANDS, str(last + 1))


def let_stand(warehouse: Warehouse) -> None:
    """Take that back; DoneAlreadyError once an edition has told something anew."""
    first = _first(warehouse)
    if not first or _told_since(warehouse, first):
        raise DoneAlreadyError(_("What was shown outside stands."))
    with warehouse.transaction():
        warehouse.record("outside anew", what="undo")
        warehouse.remember(_STANDS, warehouse.setting(_STOOD) or "0")


def forget(warehouse: Warehouse, edition: int) -> None:
    """Drop what an edition would have told whose publication was cut off."""
    for table in (_ROWS, _CELLS):
        warehouse.connection.execute(
            f"delete from {table} where edition = ?",  # noqa: S608
            [edition],
        )


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What an edition tells for the first time, to be remembered.

    `rows` by the period that they are of; `cells` with what they were counted as, none
    of those that are not told at all; `ever` is all the data as one.
    """

    rows: Mapping[Days, Records]
    cells: Mapping[Cell, int | None]
    hidden: frozenset[Cell]
    ever: Window

    def write(self, warehouse: Warehouse, edition: int) -> None:
        """Keep it in the warehouse."""
        ever = self.ever.since, self.ever.until
        told = [
            {
                "edition": edition,
                **days._asdict(),
                "is_all": (days.since, days.until) == ever,
                "rows": json.dumps(rows, ensure_ascii=False, default=str),
            }
            for days, rows in self.rows.items()
        ]
        counts = [
            {
                "edition": edition,
                **{f.name: getattr(cell, f.name) for f in fields(Cell)},
                "value": value,
                "hidden": cell in self.hidden or value is None,
            }
            for cell, value in self.cells.items()
        ]
        warehouse.append(_ROWS, told)
        warehouse.append(_CELLS, counts)


def _first(warehouse: Warehouse) -> int:
    """The first edition that stands: since then nothing was told anew."""
    return int(warehouse.setting(_STANDS) or 0)


def _rows(warehouse: Warehouse) -> dict[Days, Records]:
    """The first that was told of each period; a later edition cannot have said more."""
    found: dict[Days, Records] = {}
    sql = f"from {_ROWS} where edition >= ? order by edition"
    for row in warehouse.rows(sql, [_first(warehouse)]):
        days = Days(**{name: row[name] for name in Days._fields})
        found.setdefault(days, json.loads(row["rows"]))
    return found


def _ends(warehouse: Warehouse) -> list[Window]:
    sql = (
        f"select distinct since, until from {_ROWS}"  # noqa: S608
        " where is_all and edition >= ? order by until"
    )
    return [Window(**row) for row in warehouse.rows(sql, [_first(warehouse)])]


def _told_since(warehouse: Warehouse, first: int) -> int:
    sql = f"select max(edition) as edition from {_ROWS} where edition >= ?"  # noqa: S608
    return int(warehouse.rows(sql, [first])[0]["edition"] or 0)
