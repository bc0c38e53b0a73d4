"""Commands that list what was imported, and take it back: batches, undo."""

import json

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings, text_or_json
from dashboard.ground.i18n import N_, _
from dashboard.writing.warehouse import batches
from dashboard.writing.warehouse.warehouse import Warehouse


@command("undo", MENU["undo"].meaning)
@click.argument("batch", type=int)
def undo(batch: int) -> None:
    """Undo a batch."""
    try:
        with Warehouse.open(settings().warehouse) as warehouse:
            batches.undo(warehouse, batch)
    except batches.UndoneAlreadyError:
        raise
    except batches.NoBatchError as error:
        refuse(str(error))
    click.echo(_("Batch {batch} is undone.", batch=batch))


@command("batches", MENU["batches"].meaning)
@text_or_json
def batches_(form: str) -> None:
    """List the batches."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = batches.listed(warehouse)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
        return
    for row in found:
        state = _("undone") if row["undone_at"] else ""
        click.echo(
            f"{row['batch']:>4}  {row['imported_at']:%Y-%m-%d %H:%M}  {row['file']}  "
            + _(
                "accepted {accepted}, held {held}, rejected {rejected}, replaced"
                " {replaced}, unchanged {unchanged}",
                **{k: row[k] for k in row if isinstance(row[k], int)},
            )
            + (f"  [{state}]" if state else "")
        )


@command("lost", MENU["lost"].meaning)
@click.option(
    "--give-up",
    metavar="REASON",
    help=N_("Say no more of them; the reason stands in the audit log."),
)
def lost(give_up: str | None) -> None:
    """List what was accepted and is not in the data, or give it up."""
    if give_up is not None and not give_up.strip():
        refuse(_("Write the reason in a few words."))
    opened = Warehouse.for_reading if give_up is None else Warehouse.open
    with opened(settings().warehouse) as warehouse:
        found = warehouse.lost
        if found and give_up is not None:
            warehouse.give_up_losses(give_up)
    for change in found:
        click.echo(change.words)
    if not found:
        click.echo(_("All that was accepted is in the data."))
    elif give_up is None:
        click.echo(_("Give up what is not to be given again: tilts lost --give-up"))
    else:
        click.echo(_("It is given up."))


COMMANDS = (undo, batches_, lost)
