"""Read a backup: its manifest, and its files as they were."""

import hashlib
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.ground.home import make_sure_of_room
from dashboard.ground.i18n import _
from dashboard.upkeep.contents import MANIFEST, BackupError, Contents, File
from dashboard.upkeep.sealing import ENDING, WRAPPED, Opener
from dashboard.upkeep.sources import KEYS
from dashboard.writing.warehouse.migrations import migrations


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup to read: its folder, what opens it, and the keys if they lie apart."""

    folder: Path
    opener: Opener = field(default_factory=Opener)
    keys: Path | None = None

    def contents(self) -> Contents:
        """Return what it says it holds; BackupError if that cannot be trusted."""
        path = self.folder / f"{MANIFEST}{self.opener.ending}"
        if not path.is_file():
            raise BackupError(
                _(
                    "{folder} holds no backup: {file} is missing.",
                    folder=self.folder,
                    file=path.name,
                )
            )
        with tempfile.SpooledTemporaryFile(1 << 24) as text:
            self.opener.write(path, text)
            text.seek(0)
            contents = Contents.from_json(text.read().decode(errors="replace"))
        contents.check_migrations(migrations())
        return contents

    def source(self, name: str) -> Path:
        """Where a file of it lies."""
        folder, _slash, rest = name.partition("/")
        if folder == KEYS and self.keys:
            return self.keys / f"{rest}{self.opener.ending}"
        return self.folder / f"{name}{self.opener.ending}"


def is_sealed(folder: Path) -> bool:
    """Whether a backup is encrypted."""
    return (folder / f"{MANIFEST}{ENDING}").exists()


def has_passphrase(folder: Path) -> bool:
    """Whether a passphrase opens it."""
    return (folder / WRAPPED).exists()


def unpack(backup: Backup, folder: Path) -> Contents:
    """Write a backup's files into an empty folder, each compared with its digest.

    BackupError if any is missing or is not as it was: then the folder is worth nothing.
    """
    contents = backup.contents()
    _refuse_missing_keys(backup, contents)
    make_sure_of_room(folder, sum(file.size for file in contents.files.values()))
    for name, file in contents.files.items():
        _unpack(backup.source(name), _inside(folder, name), file, backup.opener)
    return contents


def _refuse_missing_keys(backup: Backup, contents: Contents) -> None:
    named = [name for name in contents.files if name.startswith(f"{KEYS}/")]
    there = backup.keys or backup.folder / KEYS
    if not there.is_dir() and (named or not contents.keys):
        raise BackupError(
            _("The keys are not in this backup. Name their folder with --keys.")
        )


def _inside(folder: Path, name: str) -> Path:
    """Where a file goes; a manifest cannot name a place outside the folder."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise BackupError(_("{file} of the backup is damaged.", file=MANIFEST))
    return path


def _unpack(source: Path, target: Path, file: File, opener: Opener) -> None:
    if not source.is_file():
        raise BackupError(_("{file} of the backup is missing.", file=source.name))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.open("x+b") as copy:
        target.chmod(0o600)
        opener.write(source, copy)
        copy.seek(0)
        digest = hashlib.file_digest(copy, "sha256").hexdigest()
        if digest != file.sha256:
            raise BackupError(_("{file} of the backup is damaged.", file=source.name))
