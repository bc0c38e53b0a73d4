"""Marts made by Apache Spark, on as many machines as a log needs.

The SQL is that of DuckDB, transpiled; DuckDB puts the edition together. Spark comes
with the extra `tilts[spark]` and needs Java 17.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from pyspark.sql import SparkSession

from dashboard.editions import marts
from dashboard.editions.definitions import MARTS, Definitions
from dashboard.ground.queries import quoted
from dashboard.writing.publishing.dialect import spark_sql, tables, view
from dashboard.writing.publishing.lake import Lake

_SETTINGS: dict[str, bool | float | int | str | None] = {
    "spark.sql.session.timeZone": "UTC",
    # A municipality's code is text: 0003000 is not 3000.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}

_PARTS, _LEAST_PARTS = 4, 8
"""Into how many parts a core's share of the work is cut, and the least of all."""


@dataclass(frozen=True, kw_only=True)
class Spark:
    """A cluster by its master's address, and the folder that all its machines see."""

    master: str
    folder: Path

    def fill(
        self, connection: duckdb.DuckDBPyConnection, definitions: Definitions
    ) -> None:
        """Make every mart of an edition's staged rows, and bring them into its file.

        Shapes are those of `marts.fill`. What Spark cannot do raises its own error.
        """
        sql = definitions.sql[MARTS]
        with (
            Lake.of(connection, self.folder, tables(sql.values())) as lake,
            _session(self.master) as session,
        ):
            for name, path in lake.tables.items():
                _read(session, path, view("staging", name))
            for name in marts.steps(sql):
                path = lake.mart(name)
                made = session.sql(
                    spark_sql(sql[name], definitions.rules_of(sql[name]))
                )
                made.write.parquet(path.as_uri())
                passes = name in marts.PASSING
                _read(session, path, name if passes else view("marts", name))
                # What others read passes through DuckDB as well, for its columns only.
                marts.make(connection, name, f"from ({sql[name]}) limit 0")
                if not passes:
                    _bring_in(connection, name, path)
        marts.drop_passing(connection)


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    builder = SparkSession.builder.master(master).appName("tilts")
    session = builder.config(map=_SETTINGS).getOrCreate()
    # Two hundred parts, as Spark would make, are too many here and too few elsewhere.
    parts = max(_LEAST_PARTS, _PARTS * session.sparkContext.defaultParallelism)
    session.conf.set("spark.sql.shuffle.partitions", str(parts))
    try:
        yield session
    finally:
        session.stop()


def _read(session: SparkSession, path: Path, name: str) -> None:
    session.read.parquet(path.as_uri()).createOrReplaceTempView(name)


def _bring_in(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    """Take a mart in, with the columns and types that DuckDB gives it."""
    files = f"{quoted(path)}/*.parquet"
    connection.execute(
        f"insert into marts.\"{name}\" by name from read_parquet('{files}')"
    )
