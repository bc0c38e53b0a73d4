"""The registers that are lists: each with its entries, and what can be done to one."""

from datetime import date
from functools import partial
from typing import Any

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.pages.data import REGISTERS as PATH
from dashboard.reading.catalogue import INDICATORS
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, field, form, hidden, select
from dashboard.web.desk.registers import changing, files
from dashboard.web.desk.registers.changing import Step, words
from dashboard.web.desk.registers.slugs import SLUGS
from dashboard.web.desk.screen import show, there
from dashboard.writing.warehouse.registers import entry
from dashboard.writing.warehouse.registers.cells import Day, offered
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.register import REGISTERS, Column, Register
from dashboard.writing.warehouse.registers.words import MEANINGS, TITLES
from dashboard.writing.warehouse.warehouse import Warehouse

_BY_SLUG = {slug: REGISTERS[name] for name, slug in SLUGS.items() if name in REGISTERS}
_SENTENCE = 40
_HERE = f"{PATH}/<any({', '.join(_BY_SLUG)}):slug>"


def register(server: Flask, shelf: Shelf) -> None:
    """Serve every list, the page of each entry, and the forms."""

    def page(slug: str, problem: str = "") -> Any:
        one = _BY_SLUG[slug]
        with opening.looked_at() as warehouse:
            body = [changing.wrong(problem), *_listed(warehouse, one, slug)]
        return changing.answered(show(shelf, _(TITLES[one.name]), body), problem)

    server.add_url_rule(_HERE, "register_list", page, methods=["GET"])

    @server.get(f"{_HERE}/ieraksts")
    def show_entry(slug: str) -> Any:
        return opened(slug, request.args.get("key", ""))

    def opened(slug: str, key: str, problem: str = "") -> Any:
        one = _BY_SLUG[slug]
        with opening.looked_at() as warehouse:
            found = {one.store.key(row): row for row in one.store.all(warehouse)}
            if key not in found:
                abort(404)
            body = [changing.wrong(problem), *_page(one, slug, found[key])]
        named = found[key].get(i18n.active(), key)
        title = f"{_(TITLES[one.name])}: {named}"
        return changing.answered(show(shelf, title, body), problem)

    @server.post(f"{_HERE}/pievienot")
    def add_entry(slug: str) -> Any:
        one = _BY_SLUG[slug]
        step = Step(
            shelf=shelf,
            plan=lambda warehouse: entry.added(warehouse, one, _given(one)),
            back=f"{PATH}/{slug}",
            again=partial(page, slug),
        )
        return changing.carry_out(step)

    @server.post(f"{_HERE}/<any(mainit, iznemt):deed>")
    def change_entry(slug: str, deed: str) -> Any:
        one, key = _BY_SLUG[slug], words("key")

        def plan(warehouse: Warehouse) -> Change:
            if deed == "iznemt":
                return entry.removed(warehouse, one, key)
            return entry.changed(warehouse, one, key, _given(one))

        step = Step(
            shelf=shelf,
            plan=plan,
            back=f"{PATH}/{slug}",
            again=partial(opened, slug, key),
        )
        return changing.carry_out(step)


def _given(one: Register) -> dict[str, str]:
    return {column.name: words(column.name) for column in _typed(one)}


def _listed(warehouse: Warehouse, one: Register, slug: str) -> list[Any]:
    rows = one.store.all(warehouse)
    heads = [_(column.heading) for column in one.columns]
    lines = [_line(one, slug, row) for row in rows]
    shown = html.listing(_(TITLES[one.name]), [*heads, ""], lines)
    inside = [_field(column, "") for column in _typed(one)]
    adding = [
        html.H2(_("Add an entry"), className="tl-section"),
        form(there(f"{PATH}/{slug}/pievienot"), [*inside, button(_("Add"))]),
    ]
    return [
        html.P([html.A(_("All registers"), href=there(PATH))]),
        html.P(_(MEANINGS[one.name])),
        shown if rows else html.P(_("The list is empty.")),
        *(adding if one.grows else []),
        *files.ways(slug),
    ]


def _typed(one: Register) -> list[Column]:
    """The columns that are typed: a code is made of its words, and stays."""
    return [column for column in one.columns if column.name != one.coded]


def _line(one: Register, slug: str, row: dict[str, str]) -> Markup:
    key = one.store.key(row)
    cells = [_cell(column, row[column.name]) for column in one.columns]
    said = html.Span(f" {key}", className="visually-hidden")
    link = html.A([_("Change…"), said], href=there(f"{PATH}/{slug}/ieraksts", key=key))
    return html.Tr([*cells, html.Td(link)])


def _cell(column: Column, text: str) -> Markup:
    """A cell as wide as its days, or as its sentences need on a phone."""
    shown, is_day = _shown(column, text), isinstance(column.cell, Day)
    long = "is-said" if len(shown) > _SENTENCE else ""
    return html.Td(shown, className="is-code" if is_day else long)


def _shown(column: Column, text: str) -> str:
    if isinstance(column.cell, Day) and text:
        return i18n.day(date.fromisoformat(text))
    known = dict(column.cell.choices).get(text, text)
    return _title(text, known).replace(";", "; ")


def _page(one: Register, slug: str, row: dict[str, str]) -> list[Any]:
    key = one.store.key(row)
    fields = [_field(column, row[column.name]) for column in _typed(one)]
    changed = [hidden(key=key), *fields, button(_("Change it"), main=True)]
    away = [hidden(key=key), button(_("Take it out"))]
    may_go = one.sheds or not one.is_shipped(row)
    return [
        html.P(html.A(_(TITLES[one.name]), href=there(f"{PATH}/{slug}"))),
        form(there(f"{PATH}/{slug}/mainit"), changed),
        html.H2(_("Is it wrong altogether?"), className="tl-section"),
        form(there(f"{PATH}/{slug}/iznemt"), away)
        if may_go
        else html.P(_("It came with Tilts and stays in the list.")),
    ]


def _title(code: str, text: str) -> str:
    """What is offered, in words: an indicator that is known by its name alone, too."""
    is_bare = text == code and code in INDICATORS
    return _(INDICATORS[code].title) if is_bare else text


def _field(column: Column, value: str) -> Markup:
    """A field for a value: a list where it is chosen, what stands there first."""
    if column.cell.choices:
        choices = [(code, _title(code, text)) for code, text in offered(column.cell)]
        if value:
            choices.sort(key=lambda choice: choice[0] != value)
        return select(
            _(column.heading), column.name, {"": choices}, required=column.required
        )
    given: dict[str, object] = {"type": column.cell.input, "value": value}
    if column.required:
        given["required"] = True
    return field(_(column.heading), column.name, given)
