"""Read an outside edition: released answers as they were written, nothing else."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.disclosure.cells import Cell
from dashboard.editions.database import Database
from dashboard.editions.definitions import Definitions
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.editions.own_rows import narrowed
from dashboard.editions.policy import tells_of
from dashboard.editions.questions import COLUMNS, Question, question
from dashboard.editions.released import Released
from dashboard.editions.table import Table
from dashboard.editions.within import WITHIN, Within, within
from dashboard.ground.queries import Query

_KEPT = 256

RANGES = {
    "measure": "varchar",
    "municipality": "varchar",
    "since": "date",
    "until": "date",
    "domain": "varchar",
    "low": "bigint",
    "high": "bigint",
}
"""Columns of what each hidden count may be."""

_SAME = " and ".join(f"{{0}}{name} is not distinct from ${name}" for name in COLUMNS)


class OutsideFile:
    """An open outside edition: what is known of it, and its answers."""

    def __init__(self, manifest: Manifest, database: Database) -> None:
        self.manifest = manifest
        self._database = database
        self._read = lru_cache(_KEPT)(self._table)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file; duckdb.Error if it is no outside edition."""
        database = Database.open(path)
        (row,) = database.select("select manifest from released.edition")
        return cls(Manifest.from_json(row["manifest"]), database)

    def table(self, query: Query, released: Released, filters: Filters) -> Table | None:
        """Return the released rows; None where this is not a released question."""
        asked = question(query, released, filters, self.manifest.extent)
        if asked is None or self.leaves_out(released, filters):
            return None
        found = self._read(query.name, asked)
        if found is None:
            return None
        found = self._with_ranges(released, asked, found)
        places = filters.municipalities if released.places == "rows" else ()
        return narrowed(released, found, places[0]) if places else found

    def has(self, indicator: str) -> bool:
        """Whether anything is told of an indicator."""
        known = self._database.select(
            "select 1 as known from released.questions where indicator = $name limit 1",
            {"name": indicator},
        )
        return bool(known)

    def leaves_out(self, released: Released, filters: Filters) -> bool:
        """Whether a municipality is asked for that is not told of by itself."""
        about = self.manifest.outside
        places = about.places if about and released.is_of_the_log else None
        return not all(tells_of(places, one) for one in filters.municipalities)

    def _with_ranges(self, released: Released, asked: Question, found: Table) -> Table:
        """Tell of each hidden count what it may be, where that has been reckoned."""
        if not self._ranges or not found:
            return found
        extent = self.manifest.extent
        records = [
            {**row, WITHIN: within(released, asked, row, extent, self._ranges)}
            for row in found.records()
        ]
        return Table.of([*found.columns, WITHIN], records)

    @cached_property
    def _ranges(self) -> dict[Cell, Within]:
        """Ranges by cell; files of before have none."""
        known = self._database.select(
            "select 1 as known from information_schema.tables"
            " where table_schema = 'released' and table_name = 'ranges'"
        )
        if not known:
            return {}
        found = {}
        for row in self._database.select("from released.ranges"):
            low, high = row.pop("low"), row.pop("high")
            found[Cell(**row)] = (low, high)
        return found

    def definitions(self) -> Definitions:
        """Return what the released numbers mean, as the file carries it."""
        return Definitions.read(self._database.select)

    def answers(self) -> Iterator[tuple[str, Question, Table]]:
        """Return every released answer: indicator, question and rows."""
        own = ", ".join(f"asked_{column}" for column in COLUMNS)
        asked = self._database.select("from released.questions order by all")
        for name, of_name in groupby(asked, key=lambda row: str(row["indicator"])):
            rows: dict[Question, list[tuple[Any, ...]]] = {
                Question(**{column: row[column] for column in COLUMNS}): []
                for row in of_name
            }
            whole = self._database.table(
                f"select {own}, * exclude (position, {own}) from released.{name}"  # noqa: S608
            )
            for row in whole.rows:
                asks = dict(zip(COLUMNS, row, strict=False))
                rows[Question(**asks)].append(row[len(COLUMNS) :])
            # As digests were always written down: of no row at all there is no column.
            columns = whole.columns[len(COLUMNS) :] if whole else ()
            for asked_, found in rows.items():
                yield name, asked_, Table(columns=columns, rows=tuple(found))

    def hidden(self) -> list[Cell]:
        """Return the keys of what is hidden, never their values."""
        return [Cell(**row) for row in self._database.select(_HIDDEN)]

    def shown(self) -> dict[Cell, int]:
        """Return the counts that everybody who had the file has seen."""
        found = {}
        for row in self._database.select(_SHOWN):
            value = row.pop("value")
            found[Cell(**row)] = value
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _table(self, name: str, asked: Question) -> Table | None:
        values = {"indicator": name, **asked.values}
        known = self._database.select(
            "select 1 as known from released.questions"  # noqa: S608
            f" where indicator = $indicator and {_SAME.format('')} limit 1",
            values,
        )
        if not known:
            return None
        own = ", ".join(f"asked_{column}" for column in COLUMNS)
        return self._database.table(
            f"select * exclude (position, {own}) from released.{name}"  # noqa: S608
            f" where {_SAME.format('asked_')} order by position",
            asked.values,
        )


_KEYS = "measure, municipality, since, until, domain"
_HIDDEN = f"select {_KEYS} from released.hidden_cells"  # noqa: S608
_SHOWN = f"select {_KEYS}, value from released.shown_cells"  # noqa: S608


def is_outside(path: Path) -> bool:
    """Whether a file is an outside edition."""
    try:
        OutsideFile.open(path).close()
    except (duckdb.Error, ValueError):
        return False
    return True
