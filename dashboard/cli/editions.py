"""Commands that publish editions and list them."""

import json
from dataclasses import asdict

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings
from dashboard.editions import reproduction
from dashboard.editions.reproduction import Recorded
from dashboard.editions.shelf import Edition, NoEditionError, OtherVersionError, Shelf
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.publishing import (
    CheckFailedError,
    NothingToPublishError,
    publish,
)
from dashboard.writing.warehouse.warehouse import Warehouse


@command("publish", MENU["publish"].meaning)
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


@command("editions", MENU["editions"].meaning)
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


@command("reproduce", MENU["reproduce"].meaning)
@click.argument("number", type=int)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("How to answer."),
)
def reproduce(number: int, form: str) -> None:
    """Compute an edition's answers again, and say which are others now."""
    edition = _opened(number)
    among = reproduction.recorded(edition)
    differing = list(reproduction.differing(edition, among))
    if form == "json":
        found = [asdict(one) for one in differing]
        made = {"edition": number, "answers": len(among), "differing": found}
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_reproduced(number, len(among), differing)))
    if differing:
        raise SystemExit(1)


def _opened(number: int) -> Edition:
    try:
        return Shelf.at(settings().editions).edition(number)
    except OtherVersionError:
        refuse(_("The edition was published by a version that cannot be read here."))
    except NoEditionError:
        refuse(_("There is no edition {n}.", n=number))


def _reproduced(number: int, answers: int, differing: list[Recorded]) -> list[str]:
    if not answers:
        said = _(
            "No answers of edition {n} were recorded when it was published, so there is"
            " nothing to compare with.",
            n=number,
        )
        return [said]
    of = ngettext("{n} answer computed again", "{n} answers computed again", answers)
    if not differing:
        return [_("{answers}: none differ.", answers=of)]
    those = ngettext("{n} differs", "{n} differ", len(differing))
    lines = [f"{one.indicator}  {one.role}  {one.asked}" for one in differing]
    return [f"{of}: {those}.", *map(str.rstrip, lines)]


COMMANDS = (publish_, editions, reproduce)
