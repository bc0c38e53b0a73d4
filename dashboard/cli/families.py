"""Commands that put family codes right: merge, split, forget."""

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
from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import N_, _, day, ngettext
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import families
from dashboard.writing.warehouse.warehouse import Warehouse

group_ = group("families", MENU["families"].meaning)

_place = click.option(
    "--municipality", required=True, help=N_("The municipality that gave the code.")
)
_reason = click.option(
    "--reason", required=True, help=N_("Why; kept in the audit log. No names.")
)


@contextmanager
def _warehouse() -> Iterator[Warehouse]:
    try:
        with Warehouse.open(settings().warehouse) as warehouse:
            yield warehouse
    except families.FamilyAlreadyError:
        raise
    except (families.FamilyError, pseudonyms.KeyLostError) as error:
        refuse(str(error))


def _pseudonym(warehouse: Warehouse, code: str, municipality: str) -> str:
    keyed = pseudonyms.ready(settings(), warehouse.setting("key_check"))
    return keyed.of(code, municipality_code(municipality))


@command("merge", N_("Count two codes as one family: the first becomes the second."))
@click.argument("code")
@click.argument("into")
@_place
@click.option(
    "--into-municipality",
    help=N_("The municipality that gave the second code, if it is another."),
)
@_reason
def merge(
    code: str, into: str, municipality: str, into_municipality: str | None, reason: str
) -> None:
    """Merge two codes."""
    with _warehouse() as warehouse:
        families.merge(
            warehouse,
            _pseudonym(warehouse, code, municipality),
            _pseudonym(warehouse, into, into_municipality or municipality),
            reason,
        )
    click.echo(_("From the next edition on they are one family."))


@command("split", N_("Let a code be another family from a day on, or undo a merge."))
@click.argument("code")
@_place
@click.option(
    "--from",
    "first",
    type=ANY_DAY,
    metavar="YYYY-MM-DD",
    help=N_("The day from which it is another family; none to undo a merge."),
)
@_reason
def split(code: str, municipality: str, first: datetime | None, reason: str) -> None:
    """Split a code."""
    with _warehouse() as warehouse:
        pseudonym = _pseudonym(warehouse, code, municipality)
        day = first.date() if first else None
        families.split(warehouse, pseudonym, day, reason)
    click.echo(_("From the next edition on they are two families."))


@command("forget", N_("Delete everything about a family. It cannot be undone."))
@click.argument("code")
@_place
@_reason
def forget(code: str, municipality: str, reason: str) -> None:
    """Forget a family."""
    here = settings()
    with _warehouse() as warehouse:
        warehouse.make_sure_of_room(here.warehouse)
        pseudonym = _pseudonym(warehouse, code, municipality)
        done = families.forget(warehouse, Shelf.at(here.editions), pseudonym, reason)
    click.echo(_forgotten(done))
    _tell_of_editions(done)


def _forgotten(done: families.Forgotten) -> str:
    if done.before:
        return _("The family was forgotten already, on {day}.", day=day(done.before))
    return ngettext(
        "{n} row about the family was deleted; the next edition is without it.",
        "{n} rows about the family were deleted; the next edition is without it.",
        done.rows,
    )


def _tell_of_editions(done: families.Holding) -> None:
    if done.editions:
        numbers = ", ".join(map(str, done.editions))
        click.echo(
            _(
                "These editions still hold it: {numbers}. Publish a new edition, then"
                " delete the files of the old ones, also from backups.",
                numbers=numbers,
            )
        )
    if done.unread:
        numbers = ", ".join(map(str, done.unread))
        click.echo(
            _(
                "These editions cannot be opened and may still hold it: {numbers}."
                " Delete their files too, also from backups.",
                numbers=numbers,
            )
        )


for one in (merge, split, forget):
    group_.add_command(one)

COMMANDS = (group_,)
