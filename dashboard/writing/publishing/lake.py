"""The rows of an edition as Parquet files, where a cluster reads and writes them.

They are there while marts are made, and no longer: rows of forgotten families must
not outlive the warehouse.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

import duckdb

from dashboard.ground.queries import quoted

_PARTITIONED = {"interactions": "date_trunc('month', date)::date as month"}
"""Tables with a folder for each municipality and month; others are one file."""


@dataclass(frozen=True, kw_only=True)
class Lake:
    """A folder of tables, seen by DuckDB and by every executor under the same path."""

    folder: Path
    names: Sequence[str]

    @classmethod
    @contextmanager
    def of(
        cls, connection: duckdb.DuckDBPyConnection, beside: Path, names: Sequence[str]
    ) -> Iterator[Self]:
        """Write staged tables into a new folder under `beside`; it goes afterwards.

        OSError or duckdb.Error where it cannot be written.
        """
        beside.mkdir(parents=True, exist_ok=True)
        # Only its owner may look into it: families are in it, by their pseudonyms.
        lake = cls(folder=Path(mkdtemp(prefix="lake-", dir=beside)), names=names)
        try:
            lake._write(connection)
            yield lake
        finally:
            shutil.rmtree(lake.folder)

    @property
    def tables(self) -> dict[str, Path]:
        """Where each staged table lies, by its name."""
        return {name: self.folder / name for name in self.names}

    def mart(self, name: str) -> Path:
        """Where a mart is written."""
        return self.folder / "marts" / name

    def _write(self, connection: duckdb.DuckDBPyConnection) -> None:
        for name, path in self.tables.items():
            month = _PARTITIONED.get(name)
            columns = f"*, {month}" if month else "*"
            parts = ", partition_by (municipality, month)" if month else ""
            path.mkdir()
            file = path if month else path / "all.parquet"
            connection.execute(
                f"copy (select {columns} from staging.{name})"  # noqa: S608
                f" to '{quoted(file)}' (format parquet, overwrite true{parts})"
            )
