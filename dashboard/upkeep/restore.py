"""Put a backup back: checked whole first, and only then moved into its place."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.ground import regular
from dashboard.ground.audit.recording import record
from dashboard.ground.home import write, writing
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep.contents import BackupError
from dashboard.upkeep.sources import AUDIT, HOME, KEYS, REPLACED
from dashboard.upkeep.unpacking import Backup, unpack
from dashboard.writing.warehouse.receipts import Change, Receipts

STAGE = "restoring.tmp"
"""The folder in a home where a backup is checked before it takes its place."""

_CHECKED, _CLEARED = "checked", "cleared"
_STAYS = frozenset({STAGE, "reference", "README.md", "sample", "trouble", "work"})


@dataclass(frozen=True, kw_only=True)
class Restored:
    """Where the home of before was put aside, and what was accepted in it since."""

    aside: Path | None
    since: Sequence[Change]


def restore(settings: Settings, backup: Backup, *, replace: bool) -> Restored:
    """Put a backup into the home in use. Raises what `bring_back` raises."""
    with writing(settings.home):
        before = Receipts.of(settings).since(0)
        aside = bring_back(settings, backup, replace=replace)
        record("restore", what=backup.folder.name, note=aside.name if aside else "")
        kept = Receipts.of(settings).since(0)
        return Restored(aside=aside, since=[one for one in before if one not in kept])


def bring_back(settings: Settings, backup: Backup, *, replace: bool) -> Path | None:
    """Put a backup into a home; return where what it held was put aside, if anything.

    BackupError if the backup is not whole, or if the home holds anything and is not
    to be replaced; then nothing is changed.
    """
    with writing(settings.home):
        stage = settings.home / STAGE
        if not (stage / _CHECKED).exists():
            _refuse_a_full_home(settings, replace)
            shutil.rmtree(stage, ignore_errors=True)
            stage.mkdir(mode=0o700)
            try:
                unpack(backup, stage)
            except BaseException:
                shutil.rmtree(stage)
                raise
            write(stage / _CHECKED, f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}")
        return put_in_place(settings)


def is_interrupted(settings: Settings) -> bool:
    """Whether a restore was stopped after it had begun to move files."""
    return (settings.home / STAGE / _CHECKED).exists()


def put_in_place(settings: Settings) -> Path | None:
    """Move what was there aside and the checked files in; ends what was interrupted."""
    stage = settings.home / STAGE
    aside = settings.home / f"{REPLACED}{regular.text(stage / _CHECKED)}"
    if not (stage / _CLEARED).exists():
        for path in _occupied(settings):
            _move(path, _aside(settings, path, aside))
        (stage / _CLEARED).touch()
    for source, target in _moves(settings, stage):
        _move(source, target)
    shutil.rmtree(stage)
    return aside if aside.exists() else None


def _refuse_a_full_home(settings: Settings, replace: bool) -> None:
    if not replace and any(_occupied(settings)):
        raise BackupError(
            _(
                "{folder} holds data already. Restore into an empty folder, or put what"
                " is there aside with --replace.",
                folder=settings.home,
            )
        )


def _occupied(settings: Settings) -> Iterator[Path]:
    """What stands where a backup would go."""
    for path in settings.home.iterdir():
        if path.name not in _STAYS and not path.name.startswith(REPLACED):
            yield path
    audit = settings.audit_folder
    if audit and audit.is_dir() and any(audit.iterdir()):
        yield audit
    if settings.family_key_file and settings.key_file.exists():
        yield settings.key_file


def _aside(settings: Settings, path: Path, aside: Path) -> Path:
    if path.parent == settings.home:
        return aside / path.name
    return path.with_name(f"{path.name}.{aside.name}")


def _moves(settings: Settings, stage: Path) -> Iterator[tuple[Path, Path]]:
    """What is still to be moved from the stage, and where to."""
    for path in (stage / HOME).glob("*"):
        yield path, settings.home / path.name
    for path in (stage / KEYS).glob("*"):
        is_family = path.name == "family.key"
        yield path, settings.key_file if is_family else settings.home / KEYS / path.name
    if (stage / AUDIT).exists():
        yield stage / AUDIT, settings.audit


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
    # It may lie on another disk, where a rename does not reach.
    shutil.move(source, target)
