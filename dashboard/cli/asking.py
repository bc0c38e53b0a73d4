"""The command that asks an indicator: the same answer a card shows."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from dashboard.cli.definitions import by_todays
from dashboard.cli.menu import MENU
from dashboard.cli.words import (
    ISO_DAY,
    command,
    damaged,
    municipality_code,
    refuse,
    settings,
)
from dashboard.editions.choices import Choice
from dashboard.editions.edition import (
    DamagedEditionError,
    Edition,
    NoEditionError,
    OtherVersionError,
)
from dashboard.editions.filters import CHOICES, Filters, days
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import (
    Identity,
    Role,
    UnknownRoleError,
    acting_as,
    somebody,
)
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.recording import record
from dashboard.ground.faults import DamagedError
from dashboard.ground.i18n import N_, _
from dashboard.ground.periods import UnknownPeriodError, Window, window
from dashboard.reading.answer import Answer
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS, known
from dashboard.reading.exports.table import write_csv, write_json, write_text
from dashboard.reading.indicator import Indicator

Callback = Callable[..., None]


def _each_choice(command: Callback) -> Callback:
    """Give a command an option for every filter."""
    for choice in reversed(CHOICES.values()):
        command = _option(choice)(command)
    return command


def _option(choice: Choice) -> Callable[[Callback], Callback]:
    """An option of codes; one that is never left open says which there are."""
    names = (f"--{choice.address}", choice.name)
    if choice.anything:
        return click.option(*names, multiple=choice.several, help=choice.help)
    codes = click.Choice([*choice.options.codes()])
    return click.option(*names, type=codes, default=choice.default, help=choice.help)


@command("ask", MENU["ask"].meaning)
@click.argument("indicator")
@click.option(
    "--from",
    "since",
    type=ISO_DAY,
    metavar="YYYY-MM-DD",
    help=N_("First day of a free window."),
)
@click.option(
    "--to",
    "until",
    type=ISO_DAY,
    metavar="YYYY-MM-DD",
    help=N_("Last day of a free window."),
)
@click.option(
    "--period",
    help=N_(
        "2019-03, 2019-Q1, 2019-H1, 2019, phase:III, last-month, last-12-months,"
        " this-year, this-phase or all; all if left out."
    ),
)
@_each_choice
@click.option(
    "--edition", type=int, help=N_("Number of an edition; the latest if left out.")
)
@click.option(
    "--definition",
    type=click.Choice(["edition", "current"]),
    default="edition",
    help=N_("By the definition the edition carries, or by that of this version."),
)
@click.option(
    "--as",
    "role",
    default=Role.COORDINATOR.value,
    metavar="ROLE",
    help=N_("coordinator, leadership, outside or municipality:CODE."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help=N_("How to answer."),
)
@click.option(
    "--purpose", default="", help=N_("What the answer is for; kept in the audit log.")
)
def ask(
    indicator: str,
    edition: int | None,
    role: str,
    form: str,
    purpose: str,
    **asked: Any,
) -> None:
    """Ask an indicator."""
    person = _person(role)
    opened = _edition(edition, person)
    if asked.pop("definition") == "current":
        opened = by_todays(opened, indicator)
    drawer = _known(indicator, opened)
    with acting_as(person), opened.definitions.in_force():
        filters = _filters(**asked)
        found = answer(drawer, opened, filters, person.scope)
        head = record(
            "ask",
            what=indicator,
            query=filters.to_query().removeprefix("?"),
            edition=found.edition.number,
            rows=len(found.table),
            purpose=purpose,
        )
        click.echo(_written(drawer, found, form, head), nl=False)
    if form == "csv":
        click.echo(_("Audit log head: {head}", head=head.short), err=True)


def _known(name: str, edition: Edition) -> Indicator:
    indicator = known(name, edition.definitions)
    if indicator is None:
        names = sorted({*edition.definitions.names, *INDICATORS})
        refuse(
            _(
                "There is no indicator “{name}”. Indicators: {names}.",
                name=name,
                names=", ".join(names),
            )
        )
    return indicator


def _person(role: str) -> Identity:
    try:
        return somebody(role, "cli")
    except UnknownRoleError as error:
        refuse(str(error))


def _edition(number: int | None, person: Identity) -> Edition:
    shelf = Shelf.at(settings().editions).seen_by(person.scope)
    try:
        opened = shelf.edition(number)
    except DamagedEditionError as error:
        raise DamagedError(damaged(int(error.args[0]))) from error
    except OtherVersionError:
        refuse(
            _(
                "The edition was published by another version of Tilts. Publish"
                " again with: tilts publish"
            )
        )
    except NoEditionError:
        refuse(
            _("There is no such edition. Publish one with: tilts publish")
            if person.scope
            else _(
                "There is no such edition for readers outside. Publish one with:"
                " tilts publish --outside"
            )
        )
    if number is None and shelf.damaged():
        click.echo(damaged(shelf.damaged()[-1]), err=True)
        instead = _("This is edition {n}.", n=opened.manifest.number)
        click.echo(instead, err=True)
    return opened


def _written(indicator: Indicator, found: Answer, form: str, head: Head) -> bytes | str:
    if form == "csv":
        return write_csv(found)
    if form == "json":
        said = write_json(indicator, found, head)
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return write_text(indicator, found, head)


def _filters(*, since: Any, until: Any, period: str | None, **asked: Any) -> Filters:
    """Read what was asked for; refuse what cannot be."""
    first, last = _day(since), _day(until)
    if (first is None) != (last is None) or (first and period):
        refuse(_("Give either --period, or --from together with --to."))
    if first and last and first > last:
        refuse(_("The last day lies before the first."))
    _check_period(period)
    chosen = {name: _value(CHOICES[name], given) for name, given in asked.items()}
    free = days(first, last) if first and last else None
    return Filters(period=free or period, **chosen)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _value(choice: Choice, given: Any) -> Any:
    """Return what was chosen; refuse a code that there is not."""
    if choice.several:
        return tuple(map(municipality_code, given))
    codes = choice.options.codes()
    if given is not None and given not in codes:
        refuse(_(choice.unknown, name=given, names=", ".join(codes)))
    return given


def _check_period(period: str | None) -> None:
    anything = Window(since=date(2016, 1, 1), until=date(2017, 1, 1))
    try:
        window(period or "all", anything)
    except UnknownPeriodError:
        refuse(
            _(
                "“{period}” is not a period. Write 2019-03, 2019-Q1, 2019-H1, 2019,"
                " phase:III, last-month, last-12-months, this-year, this-phase or"
                " all.",
                period=period,
            )
        )


COMMANDS = (ask,)
