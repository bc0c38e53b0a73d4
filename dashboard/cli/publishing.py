"""The command that publishes an edition."""

from pathlib import Path

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings
from dashboard.editions import reproduction
from dashboard.editions.edition import NoEditionError
from dashboard.editions.policy_file import PolicyError
from dashboard.editions.shelf import Shelf
from dashboard.editions.told_outside import told_outside
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.publishing import (
    CheckFailedError,
    Engine,
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
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    help=N_("What makes the sums: this machine, or a cluster of Apache Spark."),
)
@click.option("--master", help=N_("The address of the cluster's master."))
@click.option(
    "--lake",
    type=click.Path(file_okay=False, path_type=Path),
    help=N_("A folder that all machines of the cluster see under this path."),
)
def publish_(
    label: str, outside: bool, engine: str, master: str | None, lake: Path | None
) -> None:
    """Publish an edition."""
    here = settings()
    makes = _spark(master, lake or here.home / "lake") if engine == "spark" else None
    try:
        with Warehouse.open(here.warehouse) as warehouse:
            release = RELEASE if outside else None
            shelf = Shelf.at(here.editions)
            manifest = publish(warehouse, shelf, label, release=release, engine=makes)
    except (NothingToPublishError, CheckFailedError, PolicyError) as error:
        refuse(str(error))
    rows = ngettext("{n} record", "{n} records", manifest.interactions)
    click.echo(
        _("Edition {number} is published: {rows}.", number=manifest.number, rows=rows)
    )
    for sentence in told_outside(manifest):
        click.echo(sentence)
    before = _same(shelf, manifest.number)
    if before:
        click.echo(_("Every number in it is as in edition {n}.", n=before))


def _spark(master: str | None, lake: Path) -> Engine:
    """The cluster of an address; refused where Spark is not there."""
    if not master:
        refuse(_("Name the master of the cluster: --master spark://HOST:7077"))
    try:
        from dashboard.writing.publishing.spark import Spark  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        refuse(_("Spark is not installed: pip install 'tilts[spark]', and Java 17."))
    return Spark(master=master, folder=lake).fill


def _same(shelf: Shelf, number: int) -> int | None:
    """The edition before, if all recorded answers are the same: it was given twice."""
    earlier = [one for one in shelf.shown() if one < number][-1:]
    try:
        old, new = (
            {*reproduction.recorded(shelf.edition(one))} for one in (*earlier, number)
        )
    except (ValueError, NoEditionError):
        return None
    return earlier[0] if new and old == new else None


COMMANDS = (publish_,)
