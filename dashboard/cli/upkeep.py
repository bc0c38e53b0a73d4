"""Commands that let old things go, and bring a home up to date."""

from pathlib import Path

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings
from dashboard.editions.clock import Clock
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.upkeep import retention, upgrade
from dashboard.upkeep.contents import BackupError
from dashboard.upkeep.retention import Due, KeptError
from dashboard.upkeep.upgrade import Plan

_REASONS = {
    retention.LEFTOVERS: N_("Left by commands that were stopped"),
    retention.REPLACED_HOMES: N_("Replaced by a restore"),
    retention.TROUBLE: N_("Details of old troubles"),
    retention.AUDIT: N_("Old months of the audit log"),
    retention.EDITION: N_("Editions that were named"),
}


@command("retention", MENU["retention"].meaning)
@click.option("--apply", is_flag=True, help=N_("Delete it."))
@click.option(
    "--edition",
    "editions",
    type=int,
    multiple=True,
    metavar="N",
    help=N_("Also the files of this withdrawn edition; none goes unless it is named."),
)
def retention_(apply: bool, editions: tuple[int, ...]) -> None:
    """Say what may go, or delete it."""
    here = settings()
    try:
        going = (retention.carry_out if apply else retention.due)(here, editions)
    except KeptError as error:
        refuse(str(error))
    for one in going:
        click.echo(_due(one))
    for number in set(retention.withdrawn(here)) - {*editions}:
        click.echo(
            _(
                "Edition {n} is withdrawn; its files go if it is named: --edition {n}",
                n=number,
            )
        )
    if not going:
        click.echo(_("Nothing is to go."))
    elif apply:
        click.echo(_("It is deleted. Older backups still hold it: replace them."))
    else:
        clock = Clock.of(here)
        how = _("Nothing was deleted. Delete it with: tilts retention --apply")
        click.echo(how if clock.is_believed else clock.doubt)


def _due(one: Due) -> str:
    names = ", ".join(path.name for path in one.paths)
    size = f"{one.size / 2**20:.1f} MB"
    return f"{_(_REASONS[one.reason])}: {names} ({size})"


@command("upgrade", MENU["upgrade"].meaning)
@click.option(
    "--backup",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help=N_("A new folder for the backup that is made first."),
)
def upgrade_(folder: Path | None) -> None:
    """Say what an upgrade will do; do it when the backup has a place."""
    here = settings()
    try:
        found = upgrade.plan(here)
        if found is None or not found.is_needed:
            click.echo(_("There is nothing to do: the data are of this version."))
            _tell_of_unreadable(found)
            return
        click.echo("\n".join(_steps(found)))
        if folder is None:
            refuse(
                _(
                    "Nothing was changed. Name a new folder for the backup that is made"
                    " first: tilts upgrade --backup FOLDER"
                )
            )
        upgrade.carry_out(here, found, folder)
    except BackupError as error:
        refuse(str(error))
    click.echo(
        _("Done. The data are of this version; a backup is in {folder}.", folder=folder)
    )
    _tell_of_unreadable(found)


def _steps(found: Plan) -> list[str]:
    n = len(found.steps)
    first = ngettext(
        "The data are of {last}. {n} step leads to this version:",
        "The data are of {last}. {n} steps lead to this version:",
        n,
        last=found.last,
    )
    lines = [f"    {one.name}  {_(one.meaning)}" for one in found.steps]
    if n:
        return [first, *lines]
    return [_("Lists and views of the data are made anew; no row is changed.")]


def _tell_of_unreadable(found: Plan | None) -> None:
    for number in found.unreadable if found else ():
        click.echo(
            _(
                "Edition {n} was published by a version that cannot be read here.",
                n=number,
            )
        )


COMMANDS = (retention_, upgrade_)
