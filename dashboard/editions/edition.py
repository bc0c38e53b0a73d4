"""An edition: what was published once, and the door into it."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.editions.database import SERVING, Database
from dashboard.editions.definitions import FACTS, MARTS, RULES, Definitions
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import CARRIED_SINCE, Manifest
from dashboard.editions.outside import OutsideFile
from dashboard.editions.table import Table
from dashboard.ground.access import Scope, everything
from dashboard.ground.queries import Query

_HAS_RECORDED = """
    select 1 as is_there from duckdb_tables()
    where schema_name = 'answers' and table_name = 'recorded'
"""
_KEPT_ANSWERS = 512


class NoEditionError(LookupError):
    """There is no such edition, or none at all."""


class OtherVersionError(NoEditionError):
    """The edition was published by another version of Tilts; it must be made anew."""


class DamagedEditionError(NoEditionError):
    """The edition was published, but its files are not as they were then."""


class Edition:
    """An edition: its manifest, its definitions, its rows and its outside edition.

    The rows are read through one door. No file is opened before somebody who may
    read it asks.
    """

    def __init__(
        self,
        manifest: Manifest,
        inside: Callable[[], Database] | None,
        outside: Callable[[], OutsideFile] | None = None,
        path: Path | None = None,
    ) -> None:
        self.manifest = manifest
        self._inside = inside
        self._outside = outside
        self._path = path
        self._answer = lru_cache(_KEPT_ANSWERS)(self._run)

    @classmethod
    def of_files(
        cls,
        manifest: Manifest,
        path: Path,
        outside: Path,
        limits: Mapping[str, Any] = SERVING,
    ) -> Self:
        """Open an edition with rows; duckdb.Error if its file is none.

        An outside file belongs to it only if its manifest says so.
        """
        # A file that cannot be read is told of now, not in the middle of a page.
        database = Database.open(path, limits)
        there = (lambda: OutsideFile.open(outside)) if manifest.outside else None
        return cls(manifest, lambda: database, there, path)

    def by(self, definitions: Definitions) -> "Edition | None":
        """Return the same rows asked by other definitions; None if it has no rows."""
        path = self._path
        if path is None:
            return None
        rules = definitions.sql[RULES][RULES]
        marts, facts = definitions.sql.get(MARTS, {}), definitions.sql[FACTS]
        asked = Edition(
            self.manifest, lambda: Database.under(path, rules, marts, facts)
        )
        asked.definitions = definitions
        return asked

    def lacks(self, name: str) -> str:
        """Say, in DuckDB's words, what its rows lack to answer an indicator; or ""."""
        query = self.definitions.query(name)
        if query is None:
            return name
        try:
            self._database.run(query, self.values(Filters()), frozenset())
        except duckdb.Error as error:
            used = re.findall(r"\bfacts\.(\w+)", query.sql)
            reasons = (self._database.left_out.get(name) for name in used)
            return next(filter(None, reasons), str(error))
        return ""

    @property
    def has_rows(self) -> bool:
        """Whether there are rows behind it, or only released answers."""
        return self._inside is not None

    @cached_property
    def definitions(self) -> Definitions:
        """What its numbers mean: what it carries, or what was kept for its version."""
        if self.manifest.schema_version < CARRIED_SINCE:
            return Definitions.of_version(self.manifest.schema_version)
        if self.has_rows or self.outside is None:
            return Definitions.read(self._database.select)
        return self.outside.definitions()

    def values(
        self, filters: Filters, manifest: Manifest | None = None
    ) -> dict[str, Any]:
        """Return what its SQL takes where this is asked, of a manifest's days."""
        with self.definitions.in_force():
            asked = filters.parameters((manifest or self.manifest).extent)
        return self.definitions.values(asked)

    @cached_property
    def outside(self) -> OutsideFile | None:
        """The released answers, if there are any."""
        return self._outside() if self._outside else None

    def run(self, query: Query, values: dict[str, Any], scope: Scope) -> Table:
        """Return the rows of a query within a scope; asked twice, computed once."""
        frozen = tuple(
            (name, tuple(value) if isinstance(value, list) else value)
            for name, value in sorted(values.items())
        )
        return self._answer(query.name, query, frozen, scope)

    def run_anew(self, query: Query, filters: Filters, scope: Scope) -> Table:
        """Return the rows of a query within a scope, computed now and not kept."""
        return self._database.run(query, self.values(filters), self._seen(scope))

    def recorded(self) -> list[dict[str, Any]]:
        """Return the digests of answers that lie in its file, if there are any."""
        if not self._database.select(_HAS_RECORDED):
            return []
        return self._database.select("from answers.recorded")

    def close(self) -> None:
        """Let go of its files."""
        if self.has_rows:
            self._database.close()
        if self.outside:
            self.outside.close()

    def _seen(self, scope: Scope) -> Scope:
        """Whoever sees every municipality of today sees those of its day too."""
        is_all = scope >= everything()
        return scope | self.definitions.municipalities if is_all else scope

    @cached_property
    def _database(self) -> Database:
        if self._inside is None:
            raise NoEditionError(self.manifest.number)
        return self._inside()

    def _run(
        self, _name: str, query: Query, frozen: tuple[Any, ...], scope: Scope
    ) -> Table:
        values = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
        return self._database.run(query, values, self._seen(scope))
