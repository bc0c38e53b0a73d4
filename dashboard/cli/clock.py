"""The command that says which day it is, where the clock of the machine is doubted."""

from datetime import datetime

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import ANY_DAY, command, settings
from dashboard.editions.clock import Clock, confirm
from dashboard.ground import i18n
from dashboard.ground.i18n import _

_DOUBTED = 1


@command("clock", MENU["clock"].meaning)
@click.argument("day", type=ANY_DAY, required=False)
def clock_(day: datetime | None) -> None:
    """Note that it is the day that is given; without one, say what is known."""
    here = settings()
    if day:
        confirm(here, day.date())
    found = Clock.of(here)
    if not found.is_believed:
        click.echo(found.doubt)
        raise SystemExit(_DOUBTED)
    today = i18n.day(found.now.date())
    click.echo(_("It is {today}, which nobody doubts.", today=today))


COMMANDS = (clock_,)
