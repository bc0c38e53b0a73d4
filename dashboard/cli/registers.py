"""Commands that all registers share: what was changed in them, and the way back."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, group, refuse, save, settings
from dashboard.ground import regular
from dashboard.ground.i18n import N_, _, day
from dashboard.writing.warehouse.registers import change as changing
from dashboard.writing.warehouse.registers import effects, sheet
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.effects import Effects
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.registers.words import deed, told
from dashboard.writing.warehouse.warehouse import Warehouse

registers = group("registers", MENU["registers"].meaning)

Plan = Callable[[Warehouse], Change]
"""Looks at the registers, and says what is to be done to them."""

dry_run = click.option(
    "--dry-run", is_flag=True, help=N_("Say what it would move, and change nothing.")
)
yes = click.option(
    "--yes", is_flag=True, help=N_("Do not ask before what moves rows is done.")
)


def carry_out(plan: Plan, *, dry_run: bool = False, yes: bool = False) -> bool:
    """Change a register, after saying what it moves; False where it was not done.

    Who sits at a terminal is asked before rows are moved.
    """
    numbers: list[int] = []

    def note(warehouse: Warehouse, change: Change) -> None:
        numbers.append(changing.note(warehouse, change))

    done = _do(plan, note, dry_run=dry_run, yes=yes)
    if done:
        click.echo(
            _("Change {n}. To take it back: tilts registers undo {n}", n=numbers[0])
        )
    return done


def _do(
    plan: Plan, note: Callable[[Warehouse, Change], None], *, dry_run: bool, yes: bool
) -> bool:
    with _refusing():
        is_asked = sys.stdin.isatty() and not yes
        if dry_run or is_asked:
            with Warehouse.open(settings().warehouse) as warehouse:
                moved = effects.expected(warehouse, plan(warehouse))
                _tell(moved)
            asks = effects.disturb(moved) and not dry_run
            if dry_run or (asks and not click.confirm(_("Do it?"))):
                click.echo(_("Nothing was changed."))
                return False
        tell = _silent if is_asked else _tell
        with Warehouse.open(settings().warehouse) as warehouse:
            effects.carry_out(warehouse, plan(warehouse), note, tell)
    return True


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except RegisteredAlreadyError:
        raise
    except RegisterError as error:
        refuse(str(error))


def _tell(moved: Effects) -> None:
    for sentence in effects.sentences(moved):
        click.echo(sentence)


def _silent(_moved: Effects) -> None:
    """It was said before."""


@command("changes", N_("List what was changed in the registers, the newest first."))
def list_changes() -> None:
    """List the changes."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = changing.changes(warehouse)
    for row in found:
        undone = f"  [{_('undone')}]" if row["undone_at"] else ""
        when, who = day(row["made_at"].date()), row["made_by"]
        click.echo(
            f"{row['change']:>4}  {when}  {who}  {deed(row)}:"
            f" {told(row['what'])}{undone}"
        )


@command("undo", N_("Take a change of a register back, by its number."))
@click.argument("number", type=int)
@dry_run
@yes
def undo(number: int, dry_run: bool, yes: bool) -> None:
    """Undo a change."""

    def plan(warehouse: Warehouse) -> Change:
        return changing.undoing(warehouse, number)

    def note(warehouse: Warehouse, back: Change) -> None:
        changing.note_undone(warehouse, number, back)

    if _do(plan, note, dry_run=dry_run, yes=yes):
        click.echo(_("Change {n} is undone.", n=number))


_name = click.argument("name", type=click.Choice(sheet.NAMES))


@command("export", N_("Write a register as a csv file."))
@_name
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(name: str, file: Path) -> None:
    """Write a register."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        written = sheet.written(warehouse, name).encode()
    save(file, written)


@command("import", N_("Add what a csv file has, and change what it has otherwise."))
@_name
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@dry_run
@yes
def import_(name: str, file: Path, dry_run: bool, yes: bool) -> None:
    """Read a register."""
    try:
        text = regular.text(file)
    except UnicodeDecodeError:
        refuse(_("The file is no csv file."))
    plan = partial(sheet.brought, name=name, text=text)
    carry_out(plan, dry_run=dry_run, yes=yes)


for one in (list_changes, undo, export, import_):
    registers.add_command(one)

COMMANDS = (registers,)
