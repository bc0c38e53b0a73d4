"""The command that writes a municipality's report of a month or a phase."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.slides import AS, EDITION, opened
from dashboard.cli.words import command, municipality_code, progress, refuse, tell_kept
from dashboard.editions.filters import Filters
from dashboard.ground import home
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _, active
from dashboard.ground.periods import UnknownPeriodError, Window, window
from dashboard.reading.rows import TOTAL
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.reports.document import to_docx
from dashboard.takeaways.reports.paper import to_pdf
from dashboard.takeaways.reports.report import report as make
from dashboard.takeaways.taken import Wanted, take

FORMATS = {".docx": to_docx, ".pdf": to_pdf}


@command("report", MENU["report"].meaning)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--municipality", "place", default="", help=N_("Whose report, by code or name.")
)
@click.option("--month", default="", help=N_("The month, such as 2019-03."))
@click.option("--phase", default="", help=N_("A phase instead, such as III."))
@click.option(
    "--all", "every", is_flag=True, help=N_("One of each municipality, into a folder.")
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([name.removeprefix(".") for name in FORMATS]),
    default="docx",
    help=N_("What --all writes."),
)
@EDITION
@AS
@click.option("--purpose", default="report", help=N_("What it is for."))
def report(out: Path, place: str, **asked: Any) -> None:
    """Write one report, or all of them."""
    who = opened(asked["edition"], asked["role"] or "coordinator", active())
    with who.reading():
        period = _period(asked["month"], asked["phase"])
    every = asked["every"]
    if every == bool(place):
        refuse(_("Give either --municipality or --all."))
    if every:
        places = _places(period, who)
        if not places:
            refuse(_("No municipality has a family in this time."))
        out.mkdir(parents=True, exist_ok=True)
        for n, code in enumerate(places, 1):
            file = out / f"{code}-{period.replace(':', '-')}.{asked['format_']}"
            _write(file, code, period, who, asked["purpose"])
            progress(n, len(places))
        click.echo(_("Written: {file}", file=out))
        return
    if out.suffix not in FORMATS:
        refuse(_("A report is a .docx or a .pdf."))
    _write(out, municipality_code(place), period, who, asked["purpose"])
    click.echo(_("Written: {file}", file=out))


def _write(out: Path, code: str, period: str, who: Reader, purpose: str) -> None:
    made = make(code, period, who)
    record(
        "report",
        what=out.name,
        query=Filters(period=period, municipalities=(code,)).to_query().lstrip("?"),
        edition=who.edition.manifest.number,
        rows=made.rows,
        purpose=purpose,
    )
    with who.reading():
        data = FORMATS[out.suffix](made)
    # In one that is to be signed people may have written.
    if out.suffix == ".docx":
        tell_kept(home.exchange(out, data))
    else:
        home.save(out, data)


def _period(month: str, phase: str) -> str:
    """The period asked for; refused unless it is one month or one phase."""
    if bool(month) == bool(phase):
        refuse(_("Give either --month or --phase."))
    period = month or f"phase:{phase}"
    try:
        window(period, _ANY)
    except UnknownPeriodError:
        refuse(_("“{period}” is no month and no phase.", period=month or phase))
    return period


def _places(period: str, who: Reader) -> list[str]:
    """The municipalities with a post in the period, reported or not, or any family."""
    filters = Filters(period=period)
    with who.reading():
        cards = ("turnover", "reporting_by_month")
        found = [take(Wanted(card=card, filters=filters), who) for card in cards]
        places = {row["municipality"] for one in found for row in one.answer.rows}
    return sorted(places - {TOTAL})


_ANY = Window(since=date(2016, 1, 1), until=date(2017, 1, 1))
COMMANDS = (report,)
