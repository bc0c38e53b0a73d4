"""The sums that an edition holds beside its rows, so that no question counts them anew.

Their SQL is plain: sums, joins and `lag`, dates as dates (docs/decisions/0032).
"""

from collections.abc import Mapping

import duckdb

_STEPS = ("places", "spans", "contacts", "areas", "placed")
"""What is made first, since others read it."""

PASSING = frozenset({"contacts", "areas", "placed"})
"""Of these nothing is kept: two hold the families one by one."""


def fill(connection: duckdb.DuckDBPyConnection, marts: Mapping[str, str]) -> None:
    """Make every mart out of the staged rows; duckdb.Error if these lack something."""
    for name in steps(marts):
        make(connection, name, marts[name])
    drop_passing(connection)


def steps(marts: Mapping[str, str]) -> list[str]:
    """Return the names of marts, each after those that it reads.

    Besides the first steps, a mart reads only those whose names come before its own.
    """
    return [*(one for one in _STEPS if one in marts), *sorted(marts.keys() - {*_STEPS})]


def make(connection: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
    """Make the table of a mart out of what is selected."""
    kind, schema = ("temp table", "") if name in PASSING else ("table", "marts.")
    connection.execute(f'create or replace {kind} {schema}"{name}" as {select}')


def drop_passing(connection: duckdb.DuckDBPyConnection) -> None:
    """Take away what was needed on the way only."""
    for name in PASSING:
        connection.execute(f'drop table if exists "{name}"')
