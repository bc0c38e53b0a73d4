"""Commands that moderate the survey's open answers."""

import json

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, group, refuse, settings, text_or_json
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.writing.warehouse import moderation
from dashboard.writing.warehouse.warehouse import Warehouse

answers = group("answers", MENU["answers"].meaning)

_STATES = {
    None: N_("waits"),
    moderation.APPROVED: N_("approved"),
    moderation.HIDDEN: N_("hidden"),
}
_BY = N_("Who decides, by their role.")
COORDINATOR = "coordinator"


@command("list", N_("List the open answers and what was decided of each."))
@click.option("--pending", is_flag=True, help=N_("Only those that wait."))
@text_or_json
def list_(pending: bool, form: str) -> None:
    """List the open answers."""
    wanted = moderation.pending if pending else moderation.answers
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = wanted(warehouse)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
        return
    for row in found:
        place = reference.municipality_name(row["municipality"])
        state = _STATES[row["decision"]]
        click.echo(f"{row['number']}  [{_(state)}]  {row['wave']}, {place}")
        click.echo(f"    {row['answer']}")


@command("approve", N_("Let everybody read these answers, from the next edition on."))
@click.argument("numbers", nargs=-1, required=True)
@click.option("--by", default=COORDINATOR, help=_BY)
def approve(numbers: tuple[str, ...], by: str) -> None:
    """Approve answers."""
    try:
        with Warehouse.open(settings().warehouse) as warehouse:
            moderation.approve(warehouse, numbers, by)
    except moderation.NoAnswerError as error:
        refuse(str(error))
    n = len(numbers)
    click.echo(ngettext("{n} answer approved.", "{n} answers approved.", n))


@command("hide", N_("Keep these answers from every reader."))
@click.argument("numbers", nargs=-1, required=True)
@click.option("--by", default=COORDINATOR, help=_BY)
def hide(numbers: tuple[str, ...], by: str) -> None:
    """Hide answers."""
    try:
        with Warehouse.open(settings().warehouse) as warehouse:
            moderation.hide(warehouse, numbers, by)
    except moderation.NoAnswerError as error:
        refuse(str(error))
    click.echo(ngettext("{n} answer hidden.", "{n} answers hidden.", len(numbers)))


for one in (list_, approve, hide):
    answers.add_command(one)

COMMANDS = (answers,)
