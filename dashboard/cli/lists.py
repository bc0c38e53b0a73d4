"""Commands for the registers that are lists, all made in one way of what they hold."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.registers import carry_out, dry_run, yes
from dashboard.cli.words import Group, command, group, settings
from dashboard.ground.i18n import N_
from dashboard.writing.warehouse.registers import entry
from dashboard.writing.warehouse.registers.cells import Several
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.register import REGISTERS, Register
from dashboard.writing.warehouse.warehouse import Warehouse

NAMES: Mapping[str, str] = {
    "phases": "phases",
    "closed": "closed_periods",
    "roles": "roles",
    "expected": "expected_kinds",
    "targets": "targets",
    "notes": "notes",
    "invitations": "survey_invitations",
    "activities": "activities",
    "esf": "esf_measures",
    "kinds": "institution_kinds",
    "questions": "survey_questions",
    "choices": "survey_choices",
    "outcomes": "outcomes",
    "domains": "domains",
}
"""Registers by the name of their command."""

Function = Callable[..., None]

_key = click.argument("key", nargs=-1, required=True)


def _group(name: str, register: Register) -> Group:
    made = group(name, MENU[name].meaning)
    commands = [_list(register), _change(register), _remove(register)]
    commands += [_add(register)] if register.grows else []
    commands += [_alias(register)] if register.coded == "code" else []
    for one in commands:
        made.add_command(one)
    return made


def _list(register: Register) -> click.Command:
    @command("list", N_("List the entries; each begins with what it is known by."))
    def list_entries() -> None:
        with Warehouse.for_reading(settings().warehouse) as warehouse:
            found = register.store.all(warehouse)
        for row in found:
            rest = (row[one.name] for one in register.columns)
            shown = "  ".join(filter(None, (*rest,)))
            click.echo(f"{register.store.key(row)}  |  {shown}")

    return list_entries


def _add(register: Register) -> click.Command:
    first = _first(register)

    def add_entry(value: str, **given: str | None) -> None:
        values = {first: value, **_given(given)}
        carry_out(partial(_added, register=register, values=values), yes=True)

    options = _options(register, but=first)
    named = click.argument("value", metavar=first.upper())
    return command("add", N_("Add an entry."))(named(options(add_entry)))


def _change(register: Register) -> click.Command:
    def change_entry(
        key: tuple[str, ...], dry_run: bool, yes: bool, **given: str | None
    ) -> None:
        def plan(warehouse: Warehouse) -> Change:
            return entry.changed(warehouse, register, " ".join(key), _given(given))

        carry_out(plan, dry_run=dry_run, yes=yes)

    options = _options(register)
    meaning = N_("Change an entry, known as the list shows it; the rest stays.")
    return command("change", meaning)(_key(options(dry_run(yes(change_entry)))))


def _remove(register: Register) -> click.Command:
    def remove_entry(key: tuple[str, ...], dry_run: bool, yes: bool) -> None:
        def plan(warehouse: Warehouse) -> Change:
            return entry.removed(warehouse, register, " ".join(key))

        carry_out(plan, dry_run=dry_run, yes=yes)

    meaning = N_("Take an entry out, known as the list shows it.")
    return command("remove", meaning)(_key(dry_run(yes(remove_entry))))


def _alias(register: Register) -> click.Command:
    def add_spelling(code: str, spelling: str) -> None:
        def plan(warehouse: Warehouse) -> Change:
            standing = entry.entry_of(warehouse, register, code)
            both = Several().read(f"{standing['aliases']};{spelling}")
            return entry.changed(warehouse, register, code, {"aliases": both})

        carry_out(plan, yes=True)

    meaning = N_("Let a spelling mean an entry too, in files taken in from now on.")
    named = click.argument("code")(click.argument("spelling")(add_spelling))
    return command("alias", meaning)(named)


def _added(warehouse: Warehouse, register: Register, values: dict[str, str]) -> Change:
    return entry.added(warehouse, register, values)


def _first(register: Register) -> str:
    """The column given without a name: words of a coded list, else the first."""
    return "lv" if register.coded else register.columns[0].name


def _options(register: Register, but: str = "") -> Callable[[Function], Function]:
    def with_options(function: Function) -> Function:
        for column in reversed(register.columns):
            is_given = register.numbered and column.name == register.coded
            if column.name != but and not is_given:
                flag = f"--{column.name.replace('_', '-')}"
                named = click.option(flag, f"_{column.name}", help=column.heading)
                function = named(function)
        return function

    return with_options


def _given(given: Mapping[str, Any]) -> dict[str, str]:
    return {
        name.removeprefix("_"): text for name, text in given.items() if text is not None
    }


COMMANDS = tuple(_group(name, REGISTERS[one]) for name, one in NAMES.items())
