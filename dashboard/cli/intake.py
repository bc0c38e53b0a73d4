"""The command that brings data in."""

import json
from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import Any, NoReturn

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import (
    command,
    refuse,
    settings,
    text_or_json,
)
from dashboard.editions.clock import Clock
from dashboard.ground import home
from dashboard.ground.faults import HalfDoneError
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import N_, _
from dashboard.ground.spelling import file_name
from dashboard.writing.contracts.contract import Contract
from dashboard.writing.files.table import RefusedError
from dashboard.writing.handouts import marked
from dashboard.writing.rows.pseudonyms import KeyLostError
from dashboard.writing.rows.verdict import Verdict
from dashboard.writing.warehouse.batches import NoBatchError
from dashboard.writing.warehouse.confirming import NOTHING_CONFIRMED, Confirmed
from dashboard.writing.warehouse.importing import Incoming, take_in
from dashboard.writing.warehouse.warehouse import Warehouse

HELD_OR_REJECTED, REFUSED = 1, 2

FILE = click.Path(path_type=Path)


@command("import", MENU["import"].meaning)
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--dry-run", is_flag=True, help=N_("Show the verdict and write nothing."))
@text_or_json
@click.option(
    "--without-families",
    is_flag=True,
    help=N_("Yes, the log names no families: all of it is indirect work."),
)
@click.option(
    "--replace",
    "replacing",
    is_flag=True,
    help=N_("Yes, its rows replace those of other days or families by their numbers."),
)
@click.option(
    "--numbered-anew",
    is_flag=True,
    help=N_("Yes, its record numbers begin anew: rows of other days are new ones."),
)
@click.option(
    "--as-above",
    is_flag=True,
    help=N_("Yes, an empty cell of a day or place means what stands above it."),
)
@click.option(
    "--instead-of",
    type=int,
    metavar="BATCH",
    help=N_("The file takes this batch's place: what only the batch has is undone."),
)
@click.option(
    "--corrects",
    "correcting",
    multiple=True,
    metavar="CELL",
    help=N_(
        "The row with this cell replaces the earlier one that it looks like; all: every"
        " row that looks like a correction does."
    ),
)
@click.option(
    "--heading",
    "headings",
    multiple=True,
    metavar="CELL=COLUMN",
    help=N_("What a heading stands for, for example C1=minutes."),
)
@click.option(
    "--marked",
    "marked_as",
    type=FILE,
    metavar="OUT.xlsx",
    help=N_(
        "Write the file anew as a workbook, each faulty cell coloured and explained. It"
        " holds the families' codes: send it back only to whom it came from."
    ),
)
def import_(
    files: tuple[Path, ...],
    dry_run: bool,
    form: str,
    marked_as: Path | None,
    **answers: Any,
) -> None:
    """Import each file in turn; one that is refused does not stop the others."""
    confirmed = Confirmed(**answers)
    if marked_as and (len(files) > 1 or marked_as.resolve() == files[0].resolve()):
        refuse(_("Name one file, and another name for the marked one."))
    if marked_as and not marked_as.parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(marked_as.parent))
    # What is taken in can be taken back. But days to come look as if they were past.
    clock = Clock.of(settings())
    if not clock.is_believed:
        click.echo(clock.doubt, err=True)
    outcomes = [
        import_one(path, dry_run=dry_run, confirmed=confirmed, marked_as=marked_as)
        for path in files
    ]
    report(outcomes, form)


def report(outcomes: list["Verdict | Refusal"], form: str) -> NoReturn:
    """Write what became of files, and end with the exit code of the worst."""
    if form == "json":
        found = [_plain(outcome) for outcome in outcomes]
        answer = found[0] if len(found) == 1 else found
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            text = (
                outcome.to_text() if isinstance(outcome, Verdict) else outcome.message
            )
            click.echo(text)
    raise SystemExit(max(_exit_code(outcome) for outcome in outcomes))


class Refusal:
    """A file that was not taken in, and why."""

    def __init__(self, path: Path, code: str, message: str) -> None:
        self.file = file_name(path)
        self.code = code
        self.message = f"{self.file}: {message}"


def import_one(
    path: Path,
    *,
    dry_run: bool,
    only: Contract | None = None,
    confirmed: Confirmed = NOTHING_CONFIRMED,
    marked_as: Path | None = None,
) -> Verdict | Refusal:
    """Import a file of any kind, or of one only; return the verdict or refusal."""
    here = settings()
    opened = Warehouse.for_trial if dry_run else Warehouse.open
    try:
        # Read before the warehouse is opened: a refused file leaves nothing behind,
        # and nobody waits for one that takes long.
        incoming = Incoming.read(path, only=only, confirmed=confirmed)
        with opened(here.warehouse) as warehouse:
            verdict = take_in(incoming, warehouse, here, dry_run=dry_run)
        if marked_as:
            _write_marked(incoming, verdict, marked_as)
        return verdict
    except RefusedError as error:
        return Refusal(path, error.code, error.message)
    except KeyLostError as error:
        return Refusal(path, "key_lost", str(error))
    except BusyError as error:
        return Refusal(path, "busy", str(error))
    except NoBatchError as error:
        return Refusal(path, "no_batch", str(error))


def _write_marked(incoming: Incoming, verdict: Verdict, out: Path) -> None:
    problems, heads = verdict.to_dict()["problems"], incoming.table.heads
    made = marked.marked(incoming.path, incoming.name, problems, heads)
    try:
        home.save(out, made)
    except OSError as error:
        if verdict.batch is None:
            raise
        raise HalfDoneError(
            _(
                "Batch {n} is taken in, but {file} could not be written. Give the same"
                " command again: no row is counted twice.",
                n=verdict.batch,
                file=out.name,
            )
        ) from error
    told = _(
        "Written: {file}. It holds the families' codes as they were handed in: send it"
        " back only to whom it came from.",
        file=out.name,
    )
    click.echo(told, err=True)


def _plain(outcome: Verdict | Refusal) -> dict[str, object]:
    if isinstance(outcome, Verdict):
        return outcome.to_dict()
    return {
        "batch": None,
        "file": outcome.file,
        "refused": {"code": outcome.code, "message": outcome.message},
    }


def _exit_code(outcome: Verdict | Refusal) -> int:
    if isinstance(outcome, Refusal):
        return REFUSED
    return 0 if outcome.clean else HELD_OR_REJECTED


COMMANDS = (import_,)
