"""Commands for the recommendations: update them by a file, list them."""

import json
from pathlib import Path

import click

from dashboard.cli.intake import FILE, import_one, report
from dashboard.cli.menu import MENU
from dashboard.cli.words import command, group, settings, text_or_json
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _, day
from dashboard.reading.kit.tables.words import translated
from dashboard.writing.contracts.recommendations import RECOMMENDATIONS
from dashboard.writing.warehouse.warehouse import Warehouse

recommendations = group("recommendations", MENU["recommendations"].meaning)


@command("import", N_("Add recommendations, or note what became of them."))
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help=N_("Show the verdict and write nothing."))
@text_or_json
def import_(file: Path, dry_run: bool, form: str) -> None:
    """Import a file of recommendations; it is a batch that can be undone."""
    report([import_one(file, dry_run=dry_run, only=RECOMMENDATIONS)], form)


@command("list", N_("List the recommendations with every status noted."))
@text_or_json
def list_(form: str) -> None:
    """List the recommendations, the newest status first."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = warehouse.rows("from staging.recommendations order by position")
        noted = warehouse.rows(
            "from staging.recommendation_status order by as_of desc, municipality"
        )
    for row in found:
        number = row["recommendation"]
        row["statuses"] = [one for one in noted if one["recommendation"] == number]
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
        return
    statuses = reference.vocabulary("recommendation_statuses")
    for row in found:
        click.echo(f"{row['recommendation']}  {translated('text', row)}")
        for one in row["statuses"]:
            code = one["municipality"]
            place = reference.municipality_name(code) if code else _("everywhere")
            status = statuses[one["status"]].label
            click.echo(f"    {day(one['as_of'])}  {place}: {status}")


for one in (import_, list_):
    recommendations.add_command(one)

COMMANDS = (recommendations,)
