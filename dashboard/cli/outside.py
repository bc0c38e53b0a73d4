"""Commands about what readers outside of the programme are shown."""

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, group, refuse, settings
from dashboard.ground.i18n import N_, _
from dashboard.writing.publishing import earlier
from dashboard.writing.warehouse.families import FamilyError
from dashboard.writing.warehouse.warehouse import Warehouse

outside = group("outside", MENU["outside"].meaning)


@command("anew", N_("Let the next outside edition tell of every period anew."))
@click.option("--reason", default="", help=N_("Why; kept in the audit log. No names."))
@click.option("--undo", is_flag=True, help=N_("Let what was shown stand after all."))
def anew(reason: str, undo: bool) -> None:
    """Supersede what was shown outside, for mistakes in it."""
    with Warehouse.open(settings().warehouse) as warehouse:
        if undo:
            earlier.let_stand(warehouse)
            click.echo(_("What was shown outside stands."))
            return
        try:
            earlier.tell_anew(warehouse, reason)
        except FamilyError as error:
            refuse(str(error))
    click.echo(
        _(
            "The next outside edition tells of all periods by the rows of its day. Who"
            " kept an earlier file can compare: numbers that differ by few are not"
            " shown."
        )
    )


outside.add_command(anew)
