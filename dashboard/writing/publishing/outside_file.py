"""Write an outside edition: a fresh file that never held anything else."""

from collections.abc import Mapping
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import duckdb

from dashboard.disclosure.cells import Cell
from dashboard.editions.definitions import Definitions, fill
from dashboard.editions.manifest import Manifest
from dashboard.editions.questions import COLUMNS
from dashboard.ground.settings import Settings
from dashboard.writing.publishing.outside import Release, Table

_KEY = {
    "measure": "varchar",
    "municipality": "varchar",
    "since": "date",
    "until": "date",
    "domain": "varchar",
}
_QUESTION = dict.fromkeys(COLUMNS, "varchar")


def write(path: Path, release: Release, manifest: Manifest) -> None:
    """Write tables, the keys of hidden cells and what is known of the edition."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema released")
        _fill(
            connection,
            "questions",
            {"indicator": "varchar", **_QUESTION},
            release.asked,
        )
        for table in release.tables:
            _fill(connection, table.query.name, _columns(table), _numbered(table))
        Definitions.todays(Settings.from_environment().too_few).write(connection)
        shows = release.protection.shown
        cells = sorted(release.cells)
        hidden = [_key(cell) for cell in cells if cell not in shows]
        seen = [cell for cell in cells if release.cells[cell] and cell in shows]
        shown = [{**_key(cell), "value": shows[cell]} for cell in seen]
        _fill(connection, "hidden_cells", _KEY, hidden)
        _fill(connection, "shown_cells", {**_KEY, "value": "bigint"}, shown)
        _fill(
            connection,
            "edition",
            {"manifest": "varchar"},
            [{"manifest": manifest.public.to_json()}],
        )


def _key(cell: Cell) -> dict[str, Any]:
    return dict(zip((f.name for f in fields(Cell)), astuple(cell), strict=True))


def _columns(table: Table) -> dict[str, str]:
    asked = {f"asked_{name}": "varchar" for name in COLUMNS}
    own = {column.name: column.type for column in table.query.columns}
    return {**asked, "position": "integer", **own, "hidden": "varchar[]"}


def _numbered(table: Table) -> list[dict[str, Any]]:
    return [{**row, "position": n} for n, row in enumerate(table.rows)]


def _fill(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, str],
    rows: list[dict[str, Any]],
) -> None:
    """Make a table of the types given; duckdb.Error where a value does not fit."""
    typed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    values = [tuple(row[column] for column in columns) for row in rows]
    fill(connection, name, typed, values, "released")
