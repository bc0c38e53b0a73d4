"""Commands that make backups, put them back and try them out."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.settings import Settings
from dashboard.upkeep import backup as backups
from dashboard.upkeep import leftovers
from dashboard.upkeep.contents import BackupError, Contents
from dashboard.upkeep.drill import Drill, drill
from dashboard.upkeep.restore import restore
from dashboard.upkeep.sealing import OPEN, Opener, Seal
from dashboard.upkeep.sources import KEYS
from dashboard.upkeep.unpacking import Backup, has_passphrase, is_sealed
from dashboard.writing.warehouse import receipts, schema

_FOLDER = click.Path(path_type=Path, file_okay=False)
_THERE = click.Path(path_type=Path, file_okay=False, exists=True)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_FROM = "TILTS_BACKUP_PASSPHRASE_FILE"

_PATIENCE = 600
"""Seconds that a backup waits for an import or a publication to end."""

_BAD = 1
_DAMAGED = 3


@command("backup", MENU["backup"].meaning)
@click.argument("folder", type=_FOLDER)
@click.option(
    "--encrypt", is_flag=True, help=N_("Encrypt with a passphrase, which is asked for.")
)
@click.option(
    "--recipient",
    "recipients",
    multiple=True,
    metavar="age1…",
    envvar="TILTS_BACKUP_RECIPIENT",
    help=N_("Encrypt for the holder of an age identity; nothing is asked."),
)
@click.option(
    "--without-keys", is_flag=True, help=N_("Leave the keys out; keep them elsewhere.")
)
def backup(
    folder: Path, encrypt: bool, recipients: tuple[str, ...], without_keys: bool
) -> None:
    """Make a backup."""
    here = settings()
    with_keys = not without_keys
    try:
        contents = backups.make(
            here,
            folder,
            _seal(encrypt, recipients),
            with_keys=with_keys,
            patience=_PATIENCE,
        )
    except BackupError as error:
        refuse(str(error))
    click.echo(_made(folder, contents))
    if with_keys and not (encrypt or recipients):
        click.echo(
            _(
                "The keys are in {folder}. Keep them apart from the rest.",
                folder=folder / KEYS,
            )
        )
    if here.family_key:
        click.echo(
            _("The key of the family codes is in TILTS_FAMILY_KEY, not in the backup.")
        )
    lost = schema.lost(here)
    if lost:
        click.echo(receipts.sentence(lost), err=True)
    _tell_what_is_left_out(here)
    _tell_of_damage(here, contents)


def _made(folder: Path, contents: Contents) -> str:
    n = len(contents.files)
    files = ngettext("{n} file", "{n} files", n)
    return _("The backup is made: {folder}, {files}.", folder=folder, files=files)


def _tell_what_is_left_out(here: Settings) -> None:
    if names := leftovers.names_of(leftovers.no_files(here)):
        said = _("Left out, since they are no files: {names}.", names=names)
        click.echo(said, err=True)


def _tell_of_damage(here: Settings, contents: Contents) -> None:
    wrong = backups.not_as_published(here, contents)
    for number in wrong:
        click.echo(_("Edition {n} is not as it was published.", n=number), err=True)
    if wrong:
        raise SystemExit(_DAMAGED)


def _seal(encrypt: bool, recipients: tuple[str, ...]) -> Seal:
    if encrypt and recipients:
        refuse(_("Choose one: --encrypt or --recipient."))
    if recipients:
        return Seal.for_recipients(recipients)
    return Seal.by_passphrase(_passphrase(new=True)) if encrypt else OPEN


def _passphrase(*, new: bool = False) -> str:
    """Take it from the file that the settings name, or ask for it."""
    file = os.environ.get(_FROM)
    if file:
        given = Path(file).read_text(encoding="utf-8").strip()
    else:
        given = click.prompt(
            _("Passphrase"), hide_input=True, confirmation_prompt=new and _("Once more")
        )
    if not given:
        refuse(_("The passphrase is empty."))
    return given


def _reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how a backup is read."""
    for option in (
        click.option(
            "--keys", type=_THERE, metavar="FOLDER", help=N_("Where its keys are kept.")
        ),
        click.option(
            "--identity",
            type=_FILE,
            metavar="FILE",
            help=N_("The age identity it was encrypted for."),
        ),
    ):
        command = option(command)
    return command


@command("restore", MENU["restore"].meaning)
@click.argument("folder", type=_THERE)
@click.option(
    "--drill",
    "only_try",
    is_flag=True,
    help=N_("Change nothing: restore into a temporary folder and ask it."),
)
@click.option(
    "--replace", is_flag=True, help=N_("Put what is there now aside, under a new name.")
)
@_reading
def restore_(
    folder: Path,
    only_try: bool,
    replace: bool,
    identity: Path | None,
    keys: Path | None,
) -> None:
    """Put a backup back, or try it out."""
    try:
        found = Backup(folder=folder, opener=_opener(folder, identity), keys=keys)
        if only_try:
            _tell(drill(settings(), found))
            return
        restored = restore(settings(), found, replace=replace)
    except BackupError as error:
        refuse(str(error))
    click.echo(_("The backup is restored into {folder}.", folder=settings().home))
    if restored.aside:
        click.echo(_("What was there before is in {folder}.", folder=restored.aside))
    if restored.since:
        changes = ", ".join(one.words for one in restored.since)
        click.echo(
            _("Accepted since, and to be given again: {changes}.", changes=changes)
        )
    click.echo(_("Start the server anew, if it runs, and then try: tilts doctor"))


def _opener(folder: Path, identity: Path | None) -> Opener:
    if not is_sealed(folder):
        return Opener()
    if identity:
        return Opener.by_identity(identity)
    if has_passphrase(folder):
        return Opener.by_passphrase(folder, _passphrase())
    raise BackupError(
        _("The backup is encrypted for an age identity. Name its file with --identity.")
    )


def _tell(tried: Drill) -> None:
    """Say what came of a drill; exit code 1 if the backup is not fine."""
    for line in _lines(tried):
        click.echo(line)
    for number in tried.damaged:
        click.echo(_("Edition {n} is not as it was published.", n=number), err=True)
    for fault in tried.log:
        click.echo(fault.sentence, err=True)
    if tried.lost:
        click.echo(receipts.sentence(tried.lost), err=True)
    if not tried.is_fine:
        click.echo(_("The backup is not fine."), err=True)
        raise SystemExit(_BAD)
    click.echo(_("The backup is fine."))


def _lines(tried: Drill) -> list[str]:
    answers = ngettext(
        "{n} answer computed again", "{n} answers computed again", tried.answers
    )
    differ = ngettext("{n} differs", "{n} differ", len(tried.differing))
    batches = ngettext("{n} batch", "{n} batches", tried.batches)
    entries = ngettext("{n} entry", "{n} entries", tried.entries)
    return [
        _(
            "Edition {n}. {answers}, {differ}.",
            n=tried.edition,
            answers=answers,
            differ=differ,
        )
        if tried.edition
        else _("There is no edition in it."),
        _("Warehouse: {batches}.", batches=batches),
        _("The key of the family codes fits.")
        if tried.key_fits
        else _("The key of the family codes does not fit the warehouse."),
        _("Audit log: {entries}.", entries=entries),
        _HEADS[tried.head_known](),
    ]


_HEADS: dict[bool | None, Callable[[], str]] = {
    True: lambda: _("The audit log here goes on from it."),
    False: lambda: _(
        "The audit log here does not hold its newest entry: one of the two was cut or"
        " written anew."
    ),
    None: lambda: _("There is no audit log here to compare it with."),
}

COMMANDS = (backup, restore_)
