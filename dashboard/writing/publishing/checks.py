"""What a new edition must pass before it is shown."""

from pathlib import Path

import duckdb

from dashboard.editions.database import UNHURRIED, Database
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.editions.table import Table
from dashboard.ground.access import NOTHING
from dashboard.ground.progress import Step
from dashboard.ground.queries import load
from dashboard.ground.settings import Settings

OPEN = frozenset(
    {
        "facts.open_answers",
        "facts.published_figures",
        "facts.recommendation_status",
        "facts.recommendations",
    }
)
"""Facts that are open to every reader: published by others, or approved for it."""

MARK = "is_outside"
"""The column of rows that are marked, one by one, for readers outside."""


class CheckFailedError(Exception):
    """The new edition did not pass its checks; the pointer has not moved."""


def _is_marked(seen: Table) -> bool:
    """Whether every row says of itself that readers outside may see it."""
    return MARK in seen.columns and all(seen.column(MARK))


def check(path: Path, manifest: Manifest, settings: Settings, progress: Step) -> None:
    """Ask the new edition every indicator as a reader without a scope.

    All others are asked when their answers are written down.
    """
    database = Database.open(path, UNHURRIED)
    asked = Filters().parameters(manifest.extent)
    values = {**asked, "too_few": settings.too_few}
    queries = load("indicators")
    try:
        for done, (name, query) in enumerate(queries.items(), 1):
            seen = database.run(query, values, NOTHING)
            is_open = bool(query.tables) and query.tables <= OPEN
            if len(seen) and not is_open and not _is_marked(seen):
                raise CheckFailedError(f"{name} shows rows to a reader without a scope")
            progress(done, len(queries))
    except duckdb.Error as error:
        raise CheckFailedError(str(error)) from error
    finally:
        database.close()
