"""The sums that an edition holds beside its rows, so that no question counts them anew.

Their SQL is plain: sums, joins and `lag`, dates as dates (docs/decisions/0032).
"""

from collections.abc import Mapping

import duckdb

_STEPS = ("places", "spans", "contacts", "areas", "placed")
"""What is made first, since others read it."""

_PASSING = frozenset({"contacts", "areas", "placed"})
"""Of these nothing is kept: two hold the families one by one."""


def fill(connection: duckdb.DuckDBPyConnection, marts: Mapping[str, str]) -> None:
    """Make every mart out of the staged rows; duckdb.Error if these lack something.

    Besides the first steps, a mart reads only those whose names come before its own.
    """
    connection.execute("create schema if not exists marts")
    rest = sorted(marts.keys() - {*_STEPS})
    for name in (*(one for one in _STEPS if one in marts), *rest):
        kind, schema = ("temp table", "") if name in _PASSING else ("table", "marts.")
        connection.execute(
            f'create or replace {kind} {schema}"{name}" as {marts[name]}'
        )
    for name in _PASSING & marts.keys():
        connection.execute(f'drop table "{name}"')
