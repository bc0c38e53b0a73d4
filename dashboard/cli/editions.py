"""Commands that publish editions and list them."""

import json

import click

from dashboard.cli.words import command, refuse, settings
from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.publishing import (
    CheckFailedError,
    NothingToPublishError,
    publish,
)
from dashboard.writing.warehouse.warehouse import Warehouse


@command("publish", N_("Publish an edition of the data as they are now."))
@click.option("--label", default="", help=N_("A few words to know it by."))
@click.option(
    "--outside",
    is_flag=True,
    help=N_("Also make the edition for readers outside, with small numbers hidden."),
)
def publish_(label: str, outside: bool) -> None:
    """Publish an edition."""
    here = settings()
    try:
        with Warehouse.open(here.warehouse) as warehouse:
            release = RELEASE if outside else None
            shelf = Shelf.at(here.editions)
            manifest = publish(warehouse, shelf, label, release=release)
    except (NothingToPublishError, CheckFailedError) as error:
        refuse(str(error))
    rows = ngettext("{n} record", "{n} records", manifest.interactions)
    click.echo(
        _("Edition {number} is published: {rows}.", number=manifest.number, rows=rows)
    )


@command("editions", N_("List the published editions."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("How to answer."),
)
def editions(form: str) -> None:
    """List the editions."""
    found = Shelf.at(settings().editions).manifests()
    if form == "json":
        click.echo(
            json.dumps(
                [json.loads(one.to_json()) for one in found],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for one in found:
        span = f"{one.data_from} – {one.data_up_to}"
        rows = ngettext("{n} record", "{n} records", one.interactions)
        click.echo(f"{one.number:>4}  {one.created[:16]}  {span}  {rows}  {one.label}")


COMMANDS = (publish_, editions)
