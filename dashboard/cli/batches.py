"""Commands that list what was imported, and take it back: batches, undo."""

import json

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings, text_or_json
from dashboard.ground.i18n import _
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


COMMANDS = (undo, batches_)
