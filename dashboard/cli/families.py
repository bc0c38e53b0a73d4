"""Commands that put family codes right: merge, split, forget, alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby

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
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _, day, ngettext
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import families, likeness, rewriting
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
    place = municipality_code(municipality)
    return families.pseudonym(warehouse, keyed, code, place)


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
        rewriting.make_sure_of_room(here.warehouse)
        pseudonym = _pseudonym(warehouse, code, municipality)
        done = families.forget(warehouse, Shelf.at(here.editions), pseudonym, reason)
    click.echo(_forgotten(done))
    click.echo(
        _(
            "Files that mediators keep, and the log's page on their telephones, may"
            " still name it: ask them to delete it there. An import takes in nothing"
            " about it, and says so at its rows."
        )
    )
    _tell_of_editions(done)


@command("alike", N_("List families whose codes look alike, or say what they are."))
@click.option(
    "--join", "joined", metavar="MARK", help=N_("Count the families of a mark as one.")
)
@click.option(
    "--apart", metavar="MARK", help=N_("They are different: name them no more.")
)
@click.option(
    "--back", metavar="MARK", help=N_("Take back what was decided of a mark.")
)
@click.option("--reason", help=N_("Why; kept in the audit log. No names."))
def alike(
    joined: str | None, apart: str | None, back: str | None, reason: str | None
) -> None:
    """List families that look alike, or decide of them."""
    with _warehouse() as warehouse:
        if back:
            likeness.take_back(warehouse, back, reason or "")
            click.echo(_("They are two families again, and are named again."))
        elif joined:
            n = likeness.join(warehouse, joined, reason or "")
            one = ngettext(
                "From the next edition on they are one family: {n} code.",
                "From the next edition on they are one family: {n} codes.",
                n,
            )
            click.echo(one)
        elif apart:
            likeness.keep_apart(warehouse, apart, reason or "")
            click.echo(_("They are not named any more."))
        else:
            click.echo("\n".join(_listed(likeness.alike(warehouse))))


def _listed(alike: tuple[likeness.Likeness, ...]) -> list[str]:
    if not alike:
        return [_("No two codes look alike.")]
    lines = [
        _(
            "These codes differ only in zeros, marks or letters easily mixed up. Codes"
            " are not kept: look them up in your list by their days."
        )
    ]
    for mark, members in groupby(alike, lambda one: one.mark):
        lines.append(f"{mark}  tilts families alike --join {mark} --reason …")
        lines += [
            "    "
            + ngettext(
                "{place}: {n} row, {first} to {last}",
                "{place}: {n} rows, {first} to {last}",
                one.rows,
                place=reference.municipalities()[one.municipality].name,
                first=day(one.first),
                last=day(one.last),
            )
            for one in members
        ]
    return lines


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


for one in (merge, split, forget, alike):
    group_.add_command(one)

COMMANDS = (group_,)
