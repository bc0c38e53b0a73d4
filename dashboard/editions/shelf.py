"""The shelf of published editions: frozen, numbered, read-only files."""

import re
import threading
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.editions.database import Database
from dashboard.editions.definitions import FACTS, RULES, Definitions
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import CARRIED_SINCE, Manifest, ManifestError
from dashboard.editions.outside import OutsideFile, is_outside
from dashboard.editions.showing import Showing
from dashboard.editions.table import Table
from dashboard.editions.wholeness import DamagedFileError, make_sure, stamp
from dashboard.ground.access import Scope, everything
from dashboard.ground.queries import Query

__all__ = ["Edition", "NoEditionError", "OneOutsideFile", "Shelf", "is_outside"]

_MANIFEST = re.compile(r"edition-([1-9]\d{0,8})\.json")

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
    def of_files(cls, manifest: Manifest, path: Path, outside: Path) -> Self:
        """Open an edition with rows; duckdb.Error if its file is none.

        An outside file belongs to it only if its manifest says so.
        """
        # A file that cannot be read is told of now, not in the middle of a page.
        database = Database.open(path)
        there = (lambda: OutsideFile.open(outside)) if manifest.outside else None
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

    def values(self, filters: Filters) -> dict[str, Any]:
        """Return what its SQL takes where this is asked."""
        with self.definitions.in_force():
            asked = filters.parameters(self.manifest.extent)
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


class Shelf:
    """The folder of editions, and those of them that are open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.showing = Showing(folder=folder)
        self._open: dict[int, tuple[Any, Edition]] = {}
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

    def published(self) -> list[int]:
        """Return the number of every edition ever published here, oldest first."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except FileNotFoundError:
            return []
        return sorted(int(one[1]) for one in map(_MANIFEST.fullmatch, names) if one)

    def shown(self) -> list[int]:
        """Return the numbers of the editions that readers may ask for, oldest first."""
        up_to, withdrawn = self.showing.up_to(), self.showing.withdrawn()
        return [
            number
            for number in self.published()
            if (up_to is None or number <= up_to) and number not in withdrawn
        ]

    def current(self) -> int:
        """Number of the newest edition that is whole; NoEditionError if there is none.

        DamagedEditionError if there are some, and none is whole.
        """
        shown = self.shown()
        whole = (number for number in reversed(shown) if not self.damage(number))
        number = next(whole, None)
        if number is not None:
            return number
        raise DamagedEditionError(shown[-1]) if shown else NoEditionError

    def damaged(self) -> list[int]:
        """Return the editions newer than the current one, which would be shown."""
        try:
            current = self.current()
        except DamagedEditionError:
            current = 0
        except NoEditionError:
            return []
        return [number for number in self.shown() if number > current]

    def damage(self, number: int) -> str:
        """Say what is wrong with a published edition's files; or ""."""
        try:
            manifest = self._manifest(number)
            if manifest:
                self._make_sure(manifest)
        except (ManifestError, DamagedFileError) as error:
            return str(error) or self.manifest_path(number).name
        return "" if manifest else self.manifest_path(number).name

    def manifests(self) -> list[Manifest]:
        """Every edition that readers may ask for, oldest first.

        One whose manifest is damaged is left out: nobody can say what it is.
        """
        return self._said(self.shown())

    def every_manifest(self) -> list[Manifest]:
        """Every edition ever published here, shown or not, as far as can be read."""
        return self._said(self.published())

    def edition(self, number: int | None = None) -> Edition:
        """Open an edition, the newest whole one unless a number is given.

        NoEditionError if there is none; DamagedEditionError if its files are not as
        they were published; OtherVersionError if it cannot be read.
        """
        number = self.current() if number is None else number
        if number not in self.shown():
            raise NoEditionError(number)
        return self.any_edition(number)

    def any_edition(self, number: int) -> Edition:
        """Open a published edition, also one that readers are not shown."""
        if self.damage(number):
            raise DamagedEditionError(number)
        manifest = self._manifest(number)
        if manifest is None:
            raise NoEditionError(number)
        if not manifest.readable:
            raise OtherVersionError(number)
        # Files that were put back from a backup are opened anew.
        state = (manifest, [stamp(path) for path in self._files(manifest)])
        with self._lock:
            if self._open.get(number, (None,))[0] != state:
                if len(self._open) >= _KEPT_OPEN:
                    self._open.pop(next(iter(self._open)))
                self._open[number] = (state, self._opened(manifest))
            return self._open[number][1]

    @cached_property
    def _for_outsiders(self) -> "Shelf":
        return OutsideShelf(self.folder)

    def _said(self, numbers: list[int]) -> list[Manifest]:
        found = []
        for number in numbers:
            try:
                found.append(self._manifest(number))
            except ManifestError:
                continue
        return [manifest for manifest in found if manifest]

    def _files(self, manifest: Manifest) -> list[Path]:
        """The files that readers of this shelf are shown."""
        outside = [self.outside_path(manifest.number)] if manifest.outside else []
        return [self.path(manifest.number), *outside]

    def _make_sure(self, manifest: Manifest) -> None:
        make_sure(self.path(manifest.number), manifest.sha256)
        if manifest.outside:
            there = self.outside_path(manifest.number)
            make_sure(there, manifest.outside.sha256)

    def _opened(self, manifest: Manifest) -> Edition:
        number = manifest.number
        try:
            return Edition.of_files(
                manifest, self.path(number), self.outside_path(number)
            )
        except duckdb.Error as error:
            raise DamagedEditionError(number) from error

    def _manifest(self, number: int) -> Manifest | None:
        """What an edition's manifest says; ManifestError if it is damaged."""
        try:
            text = self.manifest_path(number).read_bytes().decode()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise ManifestError(self.manifest_path(number).name) from error
        manifest = Manifest.read(text)
        if manifest.number != number:
            raise ManifestError(self.manifest_path(number).name)
        return manifest


class OutsideShelf(Shelf):
    """Only editions made for readers outside; nothing else is opened or told of."""

    def seen_by(self, _scope: Scope) -> Shelf:
        """Return itself: nobody sees more here."""
        return self

    def shown(self) -> list[int]:
        """Return the numbers of those that were published for readers outside."""
        return [number for number in super().shown() if self._is_for_them(number)]

    def _is_for_them(self, number: int) -> bool:
        """Whether it was; where a manifest is damaged, only the file tells of it."""
        try:
            return self._manifest(number) is not None
        except ManifestError:
            return self.outside_path(number).exists()

    def _files(self, manifest: Manifest) -> list[Path]:
        return [self.outside_path(manifest.number)]

    def _make_sure(self, manifest: Manifest) -> None:
        outside = self._full(manifest.number).outside
        make_sure(self.outside_path(manifest.number), outside.sha256 if outside else "")

    def _opened(self, manifest: Manifest) -> Edition:
        there = self.outside_path(manifest.number)
        return Edition(manifest, None, lambda: OutsideFile.open(there))

    def _full(self, number: int) -> Manifest:
        manifest = super()._manifest(number)
        if manifest is None:
            raise NoEditionError(number)
        return manifest

    def _manifest(self, number: int) -> Manifest | None:
        manifest = super()._manifest(number)
        # That a file lies there means nothing: it may never have been published.
        return manifest.public if manifest and manifest.outside else None


class OneOutsideFile(OutsideShelf):
    """A shelf that holds a single outside edition, wherever its file lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.parent)
        self._file = OutsideFile.open(path)

    def shown(self) -> list[int]:
        """Return the number of the edition."""
        return [self._file.manifest.number]

    def _files(self, _manifest: Manifest) -> list[Path]:
        return []

    def _make_sure(self, _manifest: Manifest) -> None:
        """Nothing beside the file says what it should be."""

    def _opened(self, manifest: Manifest) -> Edition:
        return Edition(manifest, None, lambda: self._file)

    def _manifest(self, number: int) -> Manifest | None:
        return self._file.manifest if number == self._file.manifest.number else None
