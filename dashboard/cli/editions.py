"""Commands that list editions, show and withdraw them, and recount one."""

import json
from dataclasses import asdict

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import (
    command,
    damaged,
    group,
    refuse,
    settings,
    text_or_json,
)
from dashboard.editions import reproduction
from dashboard.editions.edition import (
    DamagedEditionError,
    Edition,
    NoEditionError,
    OtherVersionError,
)
from dashboard.editions.manifest import Manifest
from dashboard.editions.reproduction import Recorded
from dashboard.editions.shelf import Shelf
from dashboard.ground.faults import DamagedError
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.writing.publishing import shelving
from dashboard.writing.warehouse.warehouse import Warehouse

editions = group("editions", MENU["editions"].meaning)
editions.invoke_without_command = True
editions.no_args_is_help = False
text_or_json(editions)


def _list(form: str) -> None:
    """List the editions, with what keeps some of them from readers."""
    if click.get_current_context().invoked_subcommand:
        return
    shelf = Shelf.at(settings().editions)
    if form == "json":
        found = [json.loads(one.to_json()) for one in shelf.manifests()]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    told = {one.number: one for one in shelf.every_manifest()}
    for number in shelf.published():
        state = _state(shelf, number)
        click.echo(_line(number, told.get(number)) + (f"  [{state}]" if state else ""))


editions.callback = _list


def _line(number: int, one: Manifest | None) -> str:
    if one is None:
        return f"{number:>4}"
    span = f"{one.data_from} – {one.data_up_to}"
    rows = ngettext("{n} record", "{n} records", one.interactions)
    return f"{number:>4}  {one.created[:16]}  {span}  {rows}  {one.label}"


def _state(shelf: Shelf, number: int) -> str:
    """Why readers do not see an edition; "" if they may."""
    withdrawn = shelf.showing.withdrawn()
    if number in withdrawn:
        return _("withdrawn: {reason}", reason=withdrawn[number].reason)
    if number not in shelf.shown():
        return _("not shown: an older one is")
    if shelf.damage(number):
        return _("damaged: {file}", file=shelf.damage(number))
    return ""


@command("show", N_("Show readers this edition as the newest, also an older one."))
@click.argument("number", type=int)
def show(number: int) -> None:
    """Show an edition as the newest."""
    here = settings()
    with Warehouse.open(here.warehouse):
        shelving.show_again(_published(number), number)
    click.echo(_("Readers are shown edition {number} now.", number=number))


@command("withdraw", N_("Take an edition from readers; its files stay."))
@click.argument("number", type=int)
@click.option(
    "--reason", required=True, help=N_("Why; kept in the audit log. No names.")
)
@click.option(
    "--erase",
    is_flag=True,
    help=N_(
        "Also delete its files, as when a family was forgotten. It cannot be undone."
    ),
)
def withdraw(number: int, reason: str, erase: bool) -> None:
    """Withdraw an edition."""
    here = settings()
    with Warehouse.open(here.warehouse):
        shelf = _published(number)
        shelving.withdraw(shelf, number, reason, erase=erase)
    click.echo(_("Nobody is shown edition {number} any more.", number=number))
    click.echo(_shown_now(shelf))


def _published(number: int) -> Shelf:
    shelf = Shelf.at(settings().editions)
    if number not in shelf.published():
        refuse(_("There is no edition {n}.", n=number))
    return shelf


def _shown_now(shelf: Shelf) -> str:
    try:
        return _("Readers are shown edition {number} now.", number=shelf.current())
    except NoEditionError:
        return _("There is no other edition, so readers are shown none.")


for one in (show, withdraw):
    editions.add_command(one)


@command("reproduce", MENU["reproduce"].meaning)
@click.argument("number", type=int)
@text_or_json
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
        return Shelf.unhurried(settings().editions).edition(number)
    except OtherVersionError:
        refuse(_("The edition was published by a version that cannot be read here."))
    except DamagedEditionError as error:
        raise DamagedError(damaged(number)) from error
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


COMMANDS = (editions, reproduce)
