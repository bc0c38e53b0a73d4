"""The file of an edition while it is written, and how its rows lie in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dashboard.ground.queries import quoted

STORAGE = "v1.5.0"
"""Older storage that DuckDB 1.5 can read too: a way back."""

GROUP = 8192
"""How many rows lie together, with the least and the most of each of their columns.

A question passes over a group that has nothing of what it asks for. Sums are looked up
by measure and month, so that in groups of DuckDB's own size, 122,880 rows, it read
nearly all of them.
"""


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an edition's file to add tables to it; duckdb.Error if it is none.

    Whoever writes comes by here: DuckDB joins small groups into large ones again where
    a file is opened without saying how large they are.
    """
    with duckdb.connect() as connection:
        # What does not fit into memory lies beside the file, as DuckDB would have it.
        connection.execute(f"set temp_directory = '{quoted(path)}.tmp'")
        connection.execute(
            f"attach '{quoted(path)}' as edition (row_group_size {GROUP})"
        )
        connection.execute("use edition")
        yield connection
        connection.execute("checkpoint; use memory; detach edition")
