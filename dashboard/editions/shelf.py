"""The shelf of published editions: frozen, numbered, read-only files."""

import re
import threading
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

import duckdb
from pandas import DataFrame

from dashboard.editions.database import Database
from dashboard.editions.definitions import FACTS, RULES, Definitions
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import CARRIED_SINCE, Manifest
from dashboard.editions.outside import OutsideFile, is_outside
from dashboard.ground.access import Scope, everything
from dashboard.ground.queries import Query

__all__ = ["Edition", "NoEditionError", "OneOutsideFile", "Shelf", "is_outside"]

POINTER = "CURRENT"

_HAS_RECORDED = """
    select 1 as is_there from duckdb_tables()
    where schema_name = 'answers' and table_name = 'recorded'
"""
_KEPT_OPEN = 4
_KEPT_ANSWERS = 512


class NoEditionError(LookupError):
    """There is no such edition, or none at all."""


class OtherVersionError(NoEditionError):
    """The edition was published by another version of Tilts; it must be made anew."""


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
    def of_files(cls, manifest: Manifest, path: Path, outside: Path) -> Self:
        """Open an edition with rows; duckdb.Error if its file is none."""
        # A file that cannot be read is told of now, not in the middle of a page.
        database = Database.open(path)
        there = (lambda: OutsideFile.open(outside)) if outside.exists() else None
        return cls(manifest, lambda: database, there, path)

    def by(self, definitions: Definitions) -> "Edition | None":
        """Return the same rows asked by other definitions; None if it has no rows."""
        path = self._path
        if path is None:
            return None
        rules = definitions.sql[RULES][RULES]
        facts = definitions.sql[FACTS]
        asked = Edition(self.manifest, lambda: Database.under(path, rules, facts))
        asked.definitions = definitions
        return asked

    def lacks(self, name: str) -> str:
        """Say, in DuckDB's words, what its rows lack to answer an indicator; or ""."""
        query = self.definitions.query(name)
        if query is None:
            return name
        try:
            self._database.plain(query, self.values(Filters()), frozenset())
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

    def values(self, filters: Filters) -> dict[str, Any]:
        """Return what its SQL takes where this is asked."""
        with self.definitions.in_force():
            asked = filters.parameters(self.manifest.extent)
        return self.definitions.values(asked)

    @cached_property
    def outside(self) -> OutsideFile | None:
        """The released answers, if there are any."""
        return self._outside() if self._outside else None

    def run(self, query: Query, values: dict[str, Any], scope: Scope) -> DataFrame:
        """Return the rows of a query within a scope; asked twice, computed once."""
        frozen = tuple(
            (name, tuple(value) if isinstance(value, list) else value)
            for name, value in sorted(values.items())
        )
        return self._answer(query.name, query, frozen, scope).copy()

    def plain(
        self, query: Query, filters: Filters, scope: Scope
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the columns of a query and its rows within a scope, not kept."""
        return self._database.plain(query, self.values(filters), self._seen(scope))

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
    ) -> DataFrame:
        values = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
        return self._database.run(query, values, self._seen(scope))


class Shelf:
    """The folder of editions, and those of them that are open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[int, Edition] = {}
        self._lock = threading.Lock()

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Look at a folder that may not exist yet."""
        return cls(folder)

    def path(self, number: int) -> Path:
        """File of an edition."""
        return self.folder / f"edition-{number}.duckdb"

    def outside_path(self, number: int) -> Path:
        """File of an edition for readers outside; most editions have none."""
        return self.folder / f"edition-{number}.outside.duckdb"

    def manifest_path(self, number: int) -> Path:
        """File of an edition's manifest."""
        return self.folder / f"edition-{number}.json"

    def seen_by(self, scope: Scope) -> "Shelf":
        """Return the editions that a reader of a scope may know of."""
        return self if scope else self._for_outsiders

    def current(self) -> int:
        """Number of the latest edition; NoEditionError if there is none."""
        try:
            return int((self.folder / POINTER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise NoEditionError from None

    def manifests(self) -> list[Manifest]:
        """Every published edition, oldest first."""
        try:
            latest = self.current()
        except NoEditionError:
            return []
        found = (self._manifest(number) for number in range(1, latest + 1))
        return [manifest for manifest in found if manifest]

    def edition(self, number: int | None = None) -> Edition:
        """Open an edition, the latest unless a number is given.

        NoEditionError if there is none; OtherVersionError if it cannot be read.
        """
        number = self.current() if number is None else number
        with self._lock:
            if number not in self._open:
                manifest = self._manifest(number)
                if manifest is None or number > self.current():
                    raise NoEditionError(number)
                if not manifest.readable:
                    raise OtherVersionError(number)
                if len(self._open) >= _KEPT_OPEN:
                    self._open.pop(next(iter(self._open)))
                self._open[number] = self._opened(manifest)
            return self._open[number]

    @cached_property
    def _for_outsiders(self) -> "Shelf":
        return OutsideShelf(self.folder)

    def _opened(self, manifest: Manifest) -> Edition:
        number = manifest.number
        return Edition.of_files(manifest, self.path(number), self.outside_path(number))

    def _manifest(self, number: int) -> Manifest | None:
        path = self.manifest_path(number)
        if not path.exists():
            return None
        return Manifest.from_json(path.read_text(encoding="utf-8"))


class OutsideShelf(Shelf):
    """Only editions made for readers outside; nothing else is opened or told of."""

    def seen_by(self, _scope: Scope) -> Shelf:
        """Return itself: nobody sees more here."""
        return self

    def current(self) -> int:
        """Number of the latest edition that has an outside file."""
        latest = super().current()
        found = (n for n in range(latest, 0, -1) if self.outside_path(n).exists())
        number = next(found, None)
        if number is None:
            raise NoEditionError
        return number

    def _opened(self, manifest: Manifest) -> Edition:
        there = self.outside_path(manifest.number)
        return Edition(manifest, None, lambda: OutsideFile.open(there))

    def _manifest(self, number: int) -> Manifest | None:
        found = super()._manifest(number)
        return found.public if found and self.outside_path(number).exists() else None


class OneOutsideFile(OutsideShelf):
    """A shelf that holds a single outside edition, wherever its file lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.parent)
        self._file = OutsideFile.open(path)

    def current(self) -> int:
        """Number of the edition."""
        return self._file.manifest.number

    def _opened(self, manifest: Manifest) -> Edition:
        return Edition(manifest, None, lambda: self._file)

    def _manifest(self, number: int) -> Manifest | None:
        return self._file.manifest if number == self.current() else None
