"""Commands for the register of institutions."""

from functools import partial

import click

from dashboard.cli.menu import MENU
from dashboard.cli.registers import carry_out, dry_run, yes
from dashboard.cli.words import command, group, municipality_code, settings
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _
from dashboard.writing.warehouse.registers import institution, names
from dashboard.writing.warehouse.registers.store import RegisteredAlreadyError
from dashboard.writing.warehouse.warehouse import Warehouse

institutions = group("institutions", MENU["institutions"].meaning)

_kind_of = click.option("--kind", help=N_("Code of the kind, such as school."))
_place = click.option(
    "--municipality", help=N_("Its municipality; none for a national body.")
)


@command("list", N_("List the institutions with their other names."))
def list_institutions() -> None:
    """List the institutions."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        for row in institution.institutions(warehouse):
            place = row["municipality"]
            where = reference.municipality_name(place) if place else _("national")
            kind = reference.vocabulary("institution_kinds")[row["kind"]].label
            others = f"  = {'; '.join(row['aliases'])}" if row["aliases"] else ""
            click.echo(
                f"{row['institution']:>4}  {row['name']}  ({kind}, {where}){others}"
            )


@command("add", N_("Add an institution."))
@click.argument("name")
@click.option("--kind", required=True, help=N_("Code of the kind, such as school."))
@_place
def add_institution(name: str, kind: str, municipality: str | None) -> None:
    """Add an institution."""
    place = _code(municipality)
    plan = partial(institution.added, name=name, kind=kind, municipality=place)
    if carry_out(plan, yes=True):
        click.echo(_("Added: {name}", name=name))


@command("alias", N_("Let an institution go by another name too."))
@click.argument("name")
@click.argument("alias")
@click.option("--move", is_flag=True, help=N_("Take it from the one that has it."))
@dry_run
@yes
def alias(name: str, alias: str, move: bool, dry_run: bool, yes: bool) -> None:
    """Add another name."""
    plan = (
        partial(names.realiased, alias=alias, into=name)
        if move
        else partial(names.aliased, name=name, alias=alias)
    )
    try:
        done = carry_out(plan, dry_run=dry_run, yes=yes or not move)
    except RegisteredAlreadyError:
        done = True
    if done:
        click.echo(_("{alias} now means {name}.", alias=alias, name=name))


@command("unalias", N_("Take another name away; its rows wait again."))
@click.argument("alias")
@click.option("--of", "among", help=N_("The institution, if several go by the name."))
@dry_run
@yes
def unalias(alias: str, among: str | None, dry_run: bool, yes: bool) -> None:
    """Take another name away."""
    plan = partial(names.unaliased, alias=alias, among=among)
    carry_out(plan, dry_run=dry_run, yes=yes)


@command("rename", N_("Give an institution another name; the old one stays known."))
@click.argument("name")
@click.argument("new")
@dry_run
@yes
def rename(name: str, new: str, dry_run: bool, yes: bool) -> None:
    """Rename an institution."""
    plan = partial(institution.renamed, name=name, new=new)
    carry_out(plan, dry_run=dry_run, yes=yes)


@command("kind", N_("Let an institution be of another kind."))
@click.argument("name")
@click.argument("kind")
@dry_run
@yes
def kind_of(name: str, kind: str, dry_run: bool, yes: bool) -> None:
    """Change the kind of an institution."""
    plan = partial(institution.of_kind, name=name, kind=kind)
    carry_out(plan, dry_run=dry_run, yes=yes)


@command("move", N_("Let an institution be another municipality's, or national."))
@click.argument("name")
@click.argument("municipality")
@dry_run
@yes
def move(name: str, municipality: str, dry_run: bool, yes: bool) -> None:
    """Change the municipality of an institution."""
    place = None if municipality == institution.NATIONAL else _code(municipality)
    plan = partial(institution.moved, name=name, municipality=place)
    carry_out(plan, dry_run=dry_run, yes=yes)


@command("merge", N_("Make one institution of two: the first becomes the second."))
@click.argument("name")
@click.argument("into")
@dry_run
@yes
def merge(name: str, into: str, dry_run: bool, yes: bool) -> None:
    """Merge two institutions."""
    plan = partial(names.merged, name=name, into=into)
    if carry_out(plan, dry_run=dry_run, yes=yes):
        click.echo(_("{alias} now means {name}.", alias=name, name=into))


@command("split", N_("Make what became part of another one of its own again."))
@click.argument("name")
@_kind_of
@_place
@dry_run
@yes
def split(
    name: str, kind: str | None, municipality: str | None, dry_run: bool, yes: bool
) -> None:
    """Split an institution or another name off."""
    place = _code(municipality)
    plan = partial(names.split, name=name, kind=kind, municipality=place)
    carry_out(plan, dry_run=dry_run, yes=yes)


def _code(municipality: str | None) -> str | None:
    return municipality_code(municipality) if municipality else None


for one in (
    *(list_institutions, add_institution, alias, unalias),
    *(rename, kind_of, move, merge, split),
):
    institutions.add_command(one)

COMMANDS = (institutions,)
