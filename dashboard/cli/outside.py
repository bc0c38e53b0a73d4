"""Commands about what readers outside of the programme are shown."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.release_costs import costs
from dashboard.cli.words import command, group, progress, refuse, settings, text_or_json
from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.editions.outside import OutsideFile, is_outside
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.kit.tables import words
from dashboard.writing.publishing import earlier
from dashboard.writing.warehouse.families import FamilyError
from dashboard.writing.warehouse.warehouse import Warehouse

if TYPE_CHECKING:
    from dashboard.writing.publishing.proving import Proof

_NARROWEST = 20

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


@command("audit", N_("Reckon from an outside file alone what it gives away."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--quick",
    is_flag=True,
    help=N_(
        "Reckon relation by relation only: seconds, also of a large file. Ranges may be"
        " wider than they are."
    ),
)
@click.option("--all", "everything", is_flag=True, help=N_("Print every hidden count."))
@click.option(
    "--inside",
    is_flag=True,
    help=N_(
        "Reckon also as each municipality, and as two together where the file promises"
        " it, with the numbers that this home remembers."
    ),
)
@text_or_json
def audit(
    file: Path, *, quick: bool, everything: bool, inside: bool, form: str
) -> None:
    """Print the ranges of hidden counts; end with 1 where one is too narrow."""
    # Its mathematics take a while to read in.
    from dashboard.disclosure.ranges import bounded, reckoned  # noqa: PLC0415
    from dashboard.writing.publishing.proving import prove  # noqa: PLC0415
    from dashboard.writing.publishing.ranges_file import MOST  # noqa: PLC0415

    if not is_outside(file):
        refuse(_("{file} is not an outside edition.", file=file.name))
    opened = OutsideFile.open(file)
    hidden = len(opened.hidden())
    if hidden > MOST and not quick:
        said = _(
            "{n} counts are hidden: this takes long, hours for thousands. --quick takes"
            " seconds.",
            n=hidden,
        )
        click.echo(said, err=True)
    by = partial(bounded if quick else reckoned, progress=progress)
    proof = prove(opened, by)
    told = _told_inside(file) if inside else []
    if form == "json":
        found = {**_as_json(proof), "quick": quick}
        if inside:
            found["told_inside"] = [{"who": w, **asdict(c)} for w, c in told]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    else:
        lines = [*_as_text(proof, everything=everything, quick=quick)]
        click.echo("\n".join(lines + ([*_as_insiders(told)] if inside else [])))
    if proof.broken or told:
        raise SystemExit(1)


def _told_inside(file: Path) -> "list[tuple[str, Cell]]":
    from dashboard.writing.publishing.proving import told_inside  # noqa: PLC0415

    with Warehouse.open(settings().warehouse) as warehouse:
        known = earlier.Earlier.read([], warehouse)
    try:
        return told_inside(OutsideFile.open(file), known)
    except ValueError:
        refuse(_("This home does not remember the numbers of {file}.", file=file.name))


def _as_insiders(told: "list[tuple[str, Cell]]") -> Iterator[str]:
    """Say who with numbers of their own could tell which hidden count."""
    if not told:
        yield _("No municipality can tell a hidden count by numbers of its own.")
    for who, cell in told:
        names = " + ".join(words.value("municipality", w) for w in who.split(" + "))
        yield f"  {names}:  {'  '.join(_named(cell))}"


def _as_json(proof: "Proof") -> dict[str, Any]:
    return {
        "counts": proof.cells,
        "hidden": [
            {**asdict(cell), **asdict(of), "is_narrow": of.is_narrow(proof.threshold)}
            for cell, of in proof.ranges.items()
        ],
        "threshold": proof.threshold,
        "relations": proof.relations,
        "seconds": round(proof.seconds, 1),
    }


def _as_text(proof: "Proof", *, everything: bool, quick: bool) -> Iterator[str]:
    n = len(proof.ranges)
    yield _("The narrowest ranges that follow from the file, of {n} hidden:", n=n)
    for cell, of in [*proof.ranges.items()][: None if everything else _NARROWEST]:
        ends = f"{of.low}–{'∞' if of.high is None else of.high}"
        yield f"  {ends:>9}  {'  '.join(_named(cell))}"
    yield _(
        "{hidden} of {of} counts are hidden; {relations} relations; {seconds} s.",
        hidden=n,
        of=proof.cells,
        relations=proof.relations,
        seconds=f"{proof.seconds:.0f}",
    )
    if proof.broken:
        yield ngettext(
            "The promise is broken: {n} hidden count has fewer than {threshold}"
            " possible values, or none that is large enough.",
            "The promise is broken: {n} hidden counts have fewer than {threshold}"
            " possible values, or none that is large enough.",
            len(proof.broken),
            threshold=proof.threshold,
        )
    elif quick:
        yield _(
            "Nothing breaks the promise as far as each relation tells by itself. What"
            " several tell together is reckoned without --quick."
        )
    else:
        yield _(
            "The promise holds: each could be at least {threshold} different numbers,"
            " one of them at least {threshold}.",
            threshold=proof.threshold,
        )


def _named(cell: Cell) -> Iterator[str]:
    """Say of what, where and when a count is."""
    yield f"{words.heading(cell.measure):<24}"
    yield f"{cell.since} – {cell.until - timedelta(days=1)}"
    yield words.value("municipality", cell.municipality)
    if cell.domain != TOTAL:
        yield words.value("kind" if cell.measure == "times" else "domain", cell.domain)


for one in (anew, audit, costs):
    outside.add_command(one)


COMMANDS = (outside,)
