"""The command that publishes an edition."""

from collections.abc import Iterator
from pathlib import Path

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings
from dashboard.editions import reproduction
from dashboard.editions.edition import Edition, NoEditionError
from dashboard.editions.manifest import Manifest
from dashboard.editions.policy_file import PolicyError
from dashboard.editions.shelf import Shelf
from dashboard.editions.told_outside import told_outside
from dashboard.ground.access import everything
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.settings import Settings
from dashboard.reading.catalogue import RELEASE
from dashboard.reading.changes import changes, number, would_hold
from dashboard.writing.publishing.drafting import Engine, draft
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
@click.option(
    "--preview",
    is_flag=True,
    help=N_("Publish nothing; say which numbers a new edition would change."),
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
def publish_(  # noqa: PLR0913  one for each option
    *,
    label: str,
    outside: bool,
    preview: bool,
    engine: str,
    master: str | None,
    lake: Path | None,
) -> None:
    """Publish an edition."""
    here = settings()
    if preview:
        _preview(here)
        return
    makes = _spark(master, lake or here.home / "lake") if engine == "spark" else None
    try:
        with Warehouse.open(here.warehouse) as warehouse:
            release = RELEASE if outside else None
            shelf = Shelf.at(here.editions)
            manifest = publish(warehouse, shelf, label, release=release, engine=makes)
    except (NothingToPublishError, CheckFailedError, PolicyError) as error:
        refuse(str(error))
    for line in _published(shelf, manifest):
        click.echo(line)


def _published(shelf: Shelf, manifest: Manifest) -> Iterator[str]:
    """Say what was published, and whether it is anything new."""
    rows = ngettext("{n} record", "{n} records", manifest.interactions)
    yield _("Edition {number} is published: {rows}.", number=manifest.number, rows=rows)
    yield from told_outside(manifest)
    before = _same(shelf, manifest.number)
    if before:
        yield _("Every number in it is as in edition {n}.", n=before)


def _preview(here: Settings) -> None:
    """Say what an edition made now would hold, and how its numbers would differ."""
    shelf = Shelf.at(here.editions)
    try:
        with draft(Warehouse.open(here.warehouse), shelf) as new:
            for line in _ahead(shelf, new):
                click.echo(line)
    except NothingToPublishError as error:
        refuse(str(error))


def _ahead(shelf: Shelf, new: Edition) -> Iterator[str]:
    """Each total that would differ from the edition that is shown, a line each."""
    yield would_hold(new)
    try:
        old = shelf.edition()
    except NoEditionError:
        yield _("It would be the first edition.")
        return
    beside = _("Beside edition {n}, both for the same days:", n=old.manifest.number)
    with new.definitions.in_force():
        found = [one for one in changes(old, new, everything()) if one.differs]
        yield beside if found else _("No total has changed.")
        for one in found:
            then, now = (number(n) for n in (one.before, one.after))
            yield f"  {_(one.indicator.title)}, {one.words}: {then} → {now}"


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
