"""Commands for the audit log: verify and export."""

import csv
import sys
from datetime import datetime
from typing import Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import ISO_DAY, command, group, refuse, settings
from dashboard.ground.audit.chain import CHANGED, CUT, MISSING, Fault
from dashboard.ground.audit.entry import canonical
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.exports.table import field

_WRONG = 1

_REASONS = {
    CHANGED: N_("{file}, line {line}: the line is not as it was written."),
    MISSING: N_("{file}, line {line}: lines before this one are missing."),
    CUT: N_("{file}, after line {line}: the end of the log is missing."),
}

COLUMNS = (
    "number",
    "at",
    "subject",
    "role",
    "municipality",
    "origin",
    "action",
    "what",
    "query",
    "edition",
    "rows",
    "purpose",
    "note",
)

audit = group("audit", MENU["audit"].meaning)


@command("verify", N_("Check that no line of the audit log was changed or removed."))
@click.option(
    "--contains",
    metavar="DIGEST",
    help=N_("A digest that was noted earlier: check that the log still holds it."),
)
def verify(contains: str | None) -> None:
    """Check the chain; exit code 1 if anything is wrong."""
    log = Log.at(settings())
    wrong, newest = log.check()
    for fault in wrong:
        click.echo(said(fault), err=True)
    if contains and not any(contains == digest for digest in log.digests()):
        click.echo(_("The log does not hold the digest {d}.", d=contains), err=True)
        raise SystemExit(_WRONG)
    if wrong:
        raise SystemExit(_WRONG)
    click.echo(
        ngettext(
            "The audit log is whole: {n} entry.",
            "The audit log is whole: {n} entries.",
            newest.number,
        )
    )
    if newest.number:
        click.echo(
            _("Newest digest, to be noted elsewhere: {digest}", digest=newest.digest)
        )


@command("export", N_("Write the audit log out as CSV, or as lines of JSON."))
@click.option(
    "--from", "since", type=ISO_DAY, metavar="YYYY-MM-DD", help=N_("First day.")
)
@click.option("--to", "until", type=ISO_DAY, metavar="YYYY-MM-DD", help=N_("Last day."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json"]),
    default="csv",
    help=N_("How to answer."),
)
def export(since: datetime | None, until: datetime | None, form: str) -> None:
    """Write entries to standard output, oldest first."""
    if since and until and since > until:
        refuse(_("The last day lies before the first."))
    first = f"{since:%Y-%m-%d}" if since else ""
    last = f"{until:%Y-%m-%d}" if until else "9999"
    found = [
        entry
        for entry in Log.at(settings()).entries()
        if first <= entry["at"][:10] <= last
    ]
    record("audit export", query=f"from={first}&to={last}", rows=len(found))
    if form == "json":
        for entry in found:
            click.echo(canonical(entry))
    else:
        _write_csv(found)


def said(fault: Fault) -> str:
    """Say in a sentence what is wrong with the log."""
    return _(_REASONS[fault.reason], file=fault.file, line=fault.line)


def _write_csv(found: list[dict[str, Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in found:
        writer.writerow([field(entry[name]) for name in COLUMNS])


for one in (verify, export):
    audit.add_command(one)

COMMANDS = (audit,)
