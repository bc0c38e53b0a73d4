"""The command that says who has not reported, and writes the mail."""

import json
from dataclasses import asdict
from datetime import date, datetime

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, settings, text_or_json
from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.writing.handouts.reminders import STATES, by_post, letter, owed
from dashboard.writing.warehouse.warehouse import Warehouse


@command("reminders", MENU["reminders"].meaning)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m"]),
    metavar="YYYY-MM",
    help=N_("First month to look at; else the last six."),
)
@text_or_json
def reminders(since: datetime | None, form: str) -> None:
    """List what is owed, then the letter."""
    first = since.date() if since else None
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = owed(warehouse, first, date.today())
    if form == "json":
        rows = [asdict(one) | {"place": one.place} for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    if not found:
        text = _("Every month of the last six that has ended has come in.")
        if first:
            text = _(
                "Since {day} every month that has ended has come in.",
                day=i18n.day(first),
            )
        click.echo(text)
        return
    for name, months in by_post(found):
        for one in months:
            click.echo(f"{name}  {i18n.month(one.month)}  {_(STATES[one.state])}")
    if text := letter(found):
        click.echo(f"\n{text}")


COMMANDS = (reminders,)
