"""The shelf of published editions: frozen, numbered, read-only files."""

import re
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.editions.database import SERVING, UNHURRIED
from dashboard.editions.edition import (
    DamagedEditionError,
    Edition,
    NoEditionError,
    OtherVersionError,
)
from dashboard.editions.manifest import Manifest, ManifestError
from dashboard.editions.outside import OutsideFile, is_outside
from dashboard.editions.showing import Showing, State
from dashboard.editions.wholeness import DamagedFileError, Stamp, make_sure, stamp
from dashboard.ground import regular
from dashboard.ground.access import Scope

__all__ = ["OneOutsideFile", "Shelf", "is_outside"]

_MANIFEST = re.compile(r"edition-([1-9]\d{0,8})\.json")

_KEPT_OPEN = 4


class Shelf:
    """The folder of editions, and those of them that are open."""

    def __init__(self, folder: Path, limits: Mapping[str, Any] = SERVING) -> None:
        self.folder = folder
        self._limits = limits
        self.showing = Showing(folder=folder)
        self._open: dict[int, tuple[Any, Edition]] = {}
        self._read: dict[int, tuple[Stamp, Manifest]] = {}
        self._shown: tuple[State, list[int]] | None = None
        self._lock = threading.Lock()

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Look at a folder that may not exist yet."""
        return cls(folder)

    @classmethod
    def unhurried(cls, folder: Path) -> Self:
        """Look at a folder whose editions are held to their answers, not served."""
        return cls(folder, UNHURRIED)

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
        """Return the numbers of the editions that readers may ask for, oldest first.

        The folder is read once for each state of it: every request asks for them.
        """
        state, known = self.showing.state(), self._shown
        if state and known and known[0] == state:
            return [*known[1]]
        up_to, withdrawn = self.showing.up_to(), self.showing.withdrawn()
        numbers = [
            number
            for number in self.published()
            if (up_to is None or number <= up_to) and number not in withdrawn
        ]
        self._shown = (state, numbers) if state else None
        return [*numbers]

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
                manifest, self.path(number), self.outside_path(number), self._limits
            )
        except duckdb.Error as error:
            raise DamagedEditionError(number) from error

    def _manifest(self, number: int) -> Manifest | None:
        """What an edition's manifest says; ManifestError if it is damaged.

        It is read once for each state of its file: every request asks for it.
        """
        path = self.manifest_path(number)
        try:
            state = stamp(path)
            known = self._read.get(number)
            if known and known[0] == state:
                return known[1]
            text = regular.text(path)
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise ManifestError(path.name) from error
        manifest = Manifest.read(text)
        if manifest.number != number:
            raise ManifestError(path.name)
        self._read[number] = (state, manifest)
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
