"""Commands for the audit log: verify, prove and export."""

import csv
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NoReturn

import click

from dashboard.cli.heads import NoHeadError, given
from dashboard.cli.menu import MENU
from dashboard.cli.words import ISO_DAY, command, group, refuse, settings
from dashboard.editions.shelf import Shelf
from dashboard.editions.witnesses import witnesses
from dashboard.ground import faults
from dashboard.ground.audit.checking import unreadable
from dashboard.ground.audit.entry import canonical
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.proving import Proof, prove
from dashboard.ground.audit.recording import record
from dashboard.ground.audit.verdict import Known
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.settings import Settings
from dashboard.reading.exports.table import field

_WRONG = 1

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
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="HEAD",
    help=N_("A head noted earlier, or a saved file that has one; may be repeated."),
)
def verify(contains: str | None, heads: Sequence[str]) -> None:
    """Check the log against itself, editions and heads; exit code 1 if not whole."""
    here = settings()
    known = [*witnesses(Shelf.at(here.editions)), *map(_given, heads)]
    try:
        log = Log.to_read(here)
        verdict = log.check(known)
        is_held = not contains or contains in log.digests()
    except OSError as error:
        _fail(here, error)
    for remark in verdict.remarks:
        click.echo(remark.sentence)
    for fault in verdict.faults:
        click.echo(fault.sentence, err=True)
    if not is_held:
        click.echo(_("The log does not hold the digest {d}.", d=contains), err=True)
    if verdict.faults or not is_held:
        raise SystemExit(_WRONG)
    click.echo(
        ngettext(
            "The audit log is whole: {n} entry.",
            "The audit log is whole: {n} entries.",
            verdict.entries,
        )
    )
    if known:
        click.echo(
            ngettext(
                "It begins as {n} head of editions and readers says.",
                "It begins as {n} heads of editions and readers say.",
                len(known),
            )
        )
    _say_the_newest(log, verdict.digest)


def _fail(here: Settings, error: OSError) -> NoReturn:
    """Say why the log cannot be read: the machine is in the way, or its key."""
    cause = error.__cause__ or error
    if isinstance(cause, OSError) and faults.is_the_machines(cause):
        raise cause from None
    refuse(unreadable(here, error))


def _say_the_newest(log: Log, digest: str) -> None:
    if log.head:
        noted = log.head.noted
        click.echo(_("Newest head, to be noted elsewhere: {head}", head=noted))
    if digest:
        click.echo(_("Newest digest, to be noted elsewhere: {digest}", digest=digest))


@command(
    "prove",
    N_("Prove that the log was only added to since a file was saved or a head noted."),
)
@click.argument("given_head", metavar="FILE|HEAD")
@click.option(
    "--proof",
    "as_json",
    is_flag=True,
    help=N_("Print the proof itself, for programs that check proofs of RFC 9162."),
)
def prove_(given_head: str, as_json: bool) -> None:
    """Check the proofs; exit code 1 if the log does not begin with the head."""
    known, here = _given(given_head), settings()
    try:
        found = prove(Log.to_read(here), known)
    except OSError as error:
        _fail(here, error)
    if not isinstance(found, Proof):
        for fault in found:
            click.echo(fault.sentence, err=True)
        raise SystemExit(_WRONG)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2))
    else:
        _say(found)


def _say(found: Proof) -> None:
    click.echo(
        _(
            "Proved: the log begins with {old}, and was only added to since. It has"
            " {new}.",
            old=found.old.short,
            new=found.new.short,
        )
    )
    number = found.old.size
    if found.entry is None:
        click.echo(_("Entry {number} was taken away with its month.", number=number))
        return
    entry = found.entry
    said = " ".join(filter(None, (entry["action"], entry["what"], entry["query"])))
    click.echo(
        _(
            "Entry {number}, the last of that head: {at}, {said}.",
            number=number,
            at=entry["at"],
            said=said,
        )
    )


def _given(text: str) -> Known:
    try:
        return given(text)
    except NoHeadError as error:
        refuse(str(error))


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


def _write_csv(found: list[dict[str, Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in found:
        writer.writerow([field(entry[name]) for name in COLUMNS])


for one in (verify, prove_, export):
    audit.add_command(one)

COMMANDS = (audit,)
