"""The command that asks an indicator: the same answer a card shows."""

import json
from datetime import date, datetime
from typing import Any

import click

from dashboard.cli.words import ISO_DAY, command, municipality_code, refuse, settings
from dashboard.editions.filters import GRAINS, MAPS, Filters
from dashboard.editions.shelf import Edition, NoEditionError, OtherVersionError, Shelf
from dashboard.ground.access import (
    Identity,
    Role,
    UnknownRoleError,
    acting_as,
    somebody,
)
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _
from dashboard.ground.periods import UnknownPeriodError, Window, window
from dashboard.ground.reference import vocabulary
from dashboard.reading.answer import Answer
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.exports.table import write_csv, write_json, write_text
from dashboard.reading.indicator import Indicator


@command("ask", N_("Ask an indicator: the same answer a card shows."))
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
        " this-year, this-phase or all."
    ),
)
@click.option(
    "--municipality", multiple=True, help=N_("Only this municipality; may be repeated.")
)
@click.option("--domain", help=N_("Only this domain."))
@click.option(
    "--map",
    "map_",
    type=click.Choice(MAPS),
    default="then",
    help=N_("Municipalities as they were then, or on today's map."),
)
@click.option(
    "--grain",
    type=click.Choice(GRAINS),
    default="month",
    help=N_("Periods into which the window is divided."),
)
@click.option(
    "--audience", help=N_("Only recommendations for these, such as municipality.")
)
@click.option(
    "--edition", type=int, help=N_("Number of an edition; the latest if left out.")
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
    if indicator not in INDICATORS:
        names = ", ".join(sorted(INDICATORS))
        refuse(
            _(
                "There is no indicator “{name}”. Indicators: {names}.",
                name=indicator,
                names=names,
            )
        )
    filters, person = _filters(**asked), _person(role)
    with acting_as(person):
        asked_of, here = INDICATORS[indicator], _edition(edition, person)
        found = answer(asked_of, here, filters, person.scope)
        record(
            "ask",
            what=indicator,
            query=filters.to_query().removeprefix("?"),
            edition=found.edition.number,
            rows=len(found.table),
            purpose=purpose,
        )
        click.echo(_written(asked_of, found, form), nl=False)


def _person(role: str) -> Identity:
    try:
        return somebody(role, "cli")
    except UnknownRoleError as error:
        refuse(str(error))


def _edition(number: int | None, person: Identity) -> Edition:
    try:
        return Shelf.at(settings().editions).seen_by(person.scope).edition(number)
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


def _written(indicator: Indicator, found: Answer, form: str) -> bytes | str:
    if form == "csv":
        return write_csv(found)
    if form == "json":
        return (
            json.dumps(write_json(indicator, found), ensure_ascii=False, indent=2)
            + "\n"
        )
    return write_text(indicator, found)


def _filters(*, municipality: tuple[str, ...], map_: str, **asked: Any) -> Filters:
    """Read what was asked for; refuse what cannot be."""
    since, until = _day(asked["since"]), _day(asked["until"])
    if (since is None) != (until is None) or (since and asked["period"]):
        refuse(_("Give either --period, or --from together with --to."))
    if since and until and since > until:
        refuse(_("The last day lies before the first."))
    _check_period(asked["period"])
    _check_domain(asked["domain"])
    return Filters(
        period=asked["period"],
        since=since,
        until=until,
        municipalities=tuple(map(municipality_code, municipality)),
        domain=asked["domain"],
        map=map_,
        grain=asked["grain"],
        audience=_checked_audience(asked["audience"]),
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _checked_audience(audience: str | None) -> str | None:
    known = vocabulary("audiences")
    if audience is not None and audience not in known:
        refuse(
            _(
                "There is no audience “{name}”. Audiences: {names}.",
                name=audience,
                names=", ".join(known),
            )
        )
    return audience


def _check_domain(domain: str | None) -> None:
    known = vocabulary("domains")
    if domain is not None and domain not in known:
        refuse(
            _(
                "There is no domain “{name}”. Domains: {names}.",
                name=domain,
                names=", ".join(known),
            )
        )


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
