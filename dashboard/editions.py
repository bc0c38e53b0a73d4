"""The shelf of published editions: frozen, numbered, read-only files."""

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from pandas import DataFrame

from dashboard.access import Scope
from dashboard.database import Database
from dashboard.manifest import Manifest
from dashboard.queries import Query

POINTER = "CURRENT"

_KEPT_OPEN = 4
_KEPT_ANSWERS = 512


class NoEditionError(LookupError):
    """There is no such edition, or none at all."""


class OtherVersionError(NoEditionError):
    """The edition was published by another version of Tilts; it must be made anew."""


class Edition:
    """An open edition: its manifest and the one door to its rows."""

    def __init__(self, manifest: Manifest, database: Database) -> None:
        self.manifest = manifest
        self._database = database
        self._answer = lru_cache(_KEPT_ANSWERS)(self._run)

    def run(self, query: Query, values: dict[str, Any], scope: Scope) -> DataFrame:
        """Return the rows of a query within a scope; asked twice, computed once."""
        frozen = tuple(
            (name, tuple(value) if isinstance(value, list) else value)
            for name, value in sorted(values.items())
        )
        return self._answer(query.name, query, frozen, scope).copy()

    def _run(
        self, _name: str, query: Query, frozen: tuple[Any, ...], scope: Scope
    ) -> DataFrame:
        values = {n: list(v) if isinstance(v, tuple) else v for n, v in frozen}
        return self._database.run(query, values, scope)


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

    def manifest_path(self, number: int) -> Path:
        """File of an edition's manifest."""
        return self.folder / f"edition-{number}.json"

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
                database = Database.open(self.path(number))
                self._open[number] = Edition(manifest, database)
            return self._open[number]

    def _manifest(self, number: int) -> Manifest | None:
        path = self.manifest_path(number)
        if not path.exists():
            return None
        return Manifest.from_json(path.read_text(encoding="utf-8"))
