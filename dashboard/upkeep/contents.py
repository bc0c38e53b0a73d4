"""What a backup says of itself: which files it holds, and what they are worth."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from dashboard.ground.i18n import _

FORMAT = 1
"""How a backup is laid out. Raised when an older Tilts could not restore it."""

MANIFEST = "manifest.json"


class BackupError(Exception):
    """A backup cannot be made or used, for the reason it says."""


@dataclass(frozen=True, kw_only=True)
class File:
    """One file as it was in the home: how long, and its digest."""

    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The manifest of a backup.

    `files` are named as in the backup: home/…, audit/…, keys/…. `migrations` are
    those the warehouse had had, `keys` whether keys were written too.
    """

    made: str
    app_version: str
    migrations: tuple[str, ...]
    batches: int
    editions: tuple[int, ...]
    keys: bool
    files: Mapping[str, File]

    def to_json(self) -> str:
        """Write it as it stands in the backup."""
        values = {"format": FORMAT, **asdict(self)}
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read it; BackupError if it is none, or of a later Tilts."""
        try:
            values: dict[str, Any] = json.loads(text)
            if values.pop("format") > FORMAT:
                raise BackupError(_later())
            named = values.pop("files")
            files = {name: File(**one) for name, one in named.items()}
            for name in ("migrations", "editions"):
                values[name] = tuple(values[name])
            return cls(files=files, **values)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BackupError(
                _("{file} of the backup is damaged.", file=MANIFEST)
            ) from error

    def check_migrations(self, known: Iterable[str]) -> None:
        """Refuse the warehouse of a later Tilts, which this one cannot write."""
        if set(self.migrations).difference(known):
            raise BackupError(_later())


def _later() -> str:
    return _("The backup was made by a later version of Tilts. Install that one first.")
