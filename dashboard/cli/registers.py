"""Commands for the registers: institutions and mediators' posts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import (
    ANY_DAY,
    command,
    group,
    municipality_code,
    refuse,
    settings,
)
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _, day, ngettext
from dashboard.writing.warehouse import registers, waiting
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse

institutions = group("institutions", MENU["institutions"].meaning)
posts = group("posts", MENU["posts"].meaning)


@contextmanager
def _register() -> Iterator[Warehouse]:
    """Open the warehouse, and say how many held rows a change let in."""
    try:
        with (
            Warehouse.open(settings().warehouse) as warehouse,
            waiting.counting(warehouse) as freed,
        ):
            yield warehouse
    except registers.RegisteredAlreadyError:
        raise
    except registers.RegisterError as error:
        refuse(str(error))
    (rows,) = freed
    if rows > 0:
        click.echo(
            ngettext(
                "{n} held row is now accepted.",
                "{n} held rows are now accepted.",
                rows,
            )
        )
    if rows < 0:
        click.echo(
            ngettext(
                "{n} accepted row is now held.",
                "{n} accepted rows are now held.",
                -rows,
            )
        )


@command("list", N_("List the institutions with their other names."))
def list_institutions() -> None:
    """List the institutions."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = registers.institutions(warehouse)
    for row in found:
        place = row["municipality"]
        where = reference.municipality_name(place) if place else _("national")
        kind = reference.vocabulary("institution_kinds")[row["kind"]].label
        others = f"  = {'; '.join(row['aliases'])}" if row["aliases"] else ""
        click.echo(f"{row['institution']:>4}  {row['name']}  ({kind}, {where}){others}")


@command("add", N_("Add an institution."))
@click.argument("name")
@click.option("--kind", required=True, help=N_("Code of the kind, such as school."))
@click.option("--municipality", help=N_("Its municipality; none for a national body."))
def add_institution(name: str, kind: str, municipality: str | None) -> None:
    """Add an institution."""
    kinds = reference.vocabulary("institution_kinds")
    if kind not in kinds:
        refuse(
            _(
                "There is no kind “{kind}”. Kinds: {kinds}.",
                kind=kind,
                kinds=", ".join(kinds),
            )
        )
    place = municipality_code(municipality) if municipality else None
    with _register() as warehouse:
        added = registers.add_institution(warehouse, name, kind, place)
    click.echo(
        _("Added: {name}", name=name)
        if added
        else _("Already there: {name}", name=name)
    )


@command("alias", N_("Let an institution go by another name too."))
@click.argument("name")
@click.argument("alias")
def alias(name: str, alias: str) -> None:
    """Add another name."""
    with _register() as warehouse:
        registers.add_alias(warehouse, name, alias)
    click.echo(_("{alias} now means {name}.", alias=alias, name=name))


@command("merge", N_("Make one institution of two: the first becomes the second."))
@click.argument("name")
@click.argument("into")
def merge(name: str, into: str) -> None:
    """Merge two institutions."""
    with _register() as warehouse:
        registers.merge(warehouse, name, into)
    click.echo(_("{alias} now means {name}.", alias=name, name=into))


@command("list", N_("List the posts and when they were filled."))
def list_posts() -> None:
    """List the posts."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = registers.posts(warehouse)
    for row in found:
        until = day(row["to_date"]) if row["to_date"] else "…"
        hours = row["hours_per_week"]
        shown = _("{hours:g} h a week", hours=hours) if hours else ""
        name = reference.municipality_name(row["municipality"])
        click.echo(f"{row['post']}  {name}  {day(row['from_date'])} – {until}  {shown}")


@command("add", N_("Register a time in which a municipality has a mediator."))
@click.argument("municipality")
@click.option(
    "--from",
    "first",
    required=True,
    type=ANY_DAY,
    metavar="YYYY-MM-DD",
    help=N_("First day."),
)
@click.option(
    "--to",
    "last",
    type=ANY_DAY,
    metavar="YYYY-MM-DD",
    help=N_("Last day; open if left out."),
)
@click.option("--hours-per-week", type=click.FloatRange(0, 168), help=N_("Paid hours."))
@click.option(
    "--beside",
    is_flag=True,
    help=N_("Another mediator's, beside one of the same days and hours."),
)
def add_post(
    municipality: str,
    first: datetime,
    last: datetime | None,
    hours_per_week: float | None,
    beside: bool,
) -> None:
    """Register a post."""
    new = registers.NewPost(
        municipality=municipality_code(municipality, first.date()),
        first=first.date(),
        last=last.date() if last else None,
        hours_per_week=hours_per_week,
        once=not beside,
    )
    try:
        with _register() as warehouse:
            post = registers.add_post(warehouse, new)
    except registers.RegisteredAlreadyError as error:
        hint = _("If another mediator works there in the same days, add --beside.")
        raise DoneAlreadyError(f"{error} {hint}") from error
    click.echo(_("Registered: {post}", post=post))


for one in (list_institutions, add_institution, alias, merge):
    institutions.add_command(one)
for one in (list_posts, add_post):
    posts.add_command(one)

COMMANDS = (institutions, posts)
