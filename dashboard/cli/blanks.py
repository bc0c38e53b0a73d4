"""Commands that write what is to be filled in: template, form."""

from pathlib import Path

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, municipality_code, refuse, settings, tell
from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.contract import LOG, Contract, survey
from dashboard.writing.handouts import forms, templates
from dashboard.writing.handouts.entry import page
from dashboard.writing.warehouse.warehouse import Warehouse

FILE = click.Path(path_type=Path)
CONTRACT = click.Choice(["log", "survey"])


@command("template", MENU["template"].meaning)
@click.argument("contract", type=CONTRACT)
@click.argument("out", type=FILE)
@click.option("--municipality", help=N_("Fill in this municipality."))
def template(contract: str, out: Path, municipality: str | None) -> None:
    """Write a template workbook."""
    _see_that_it_is_named(out)
    code = municipality_code(municipality) if municipality else None
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        kept = templates.write(_contract(contract), out, warehouse, municipality=code)
    tell(out, kept)


@command("form", MENU["form"].meaning)
@click.argument("contract", type=CONTRACT)
@click.argument("out", type=FILE)
@click.option(
    "--municipality",
    "names",
    multiple=True,
    help=N_("Of a page: for this municipality; may stand several times."),
)
def form(contract: str, out: Path, names: tuple[str, ...]) -> None:
    """Write an XLSForm, or a page for a telephone if the name ends in .html."""
    is_page = out.suffix.lower() in {".html", ".htm"}
    if is_page and contract != LOG.name:
        refuse(_("Only the log has a page to enter work in."))
    if names and not is_page:
        refuse(_("A form for KoboToolbox holds every municipality."))
    if not is_page:
        _see_that_it_is_named(out)
    chosen = [municipality_code(name) for name in names]
    kept = None
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        if is_page:
            try:
                page.write(out, warehouse, chosen)
            except page.TooHeavyError as error:
                refuse(str(error))
        else:
            kept = forms.write(_contract(contract), out, warehouse)
    tell(out, kept)


def _see_that_it_is_named(out: Path) -> None:
    """Refuse a name that promises another kind of file than a workbook."""
    if out.suffix.lower() != ".xlsx":
        refuse(_("This is a workbook: let its name end in .xlsx."))


def _contract(name: str) -> Contract:
    return LOG if name == "log" else survey()


COMMANDS = (template, form)
