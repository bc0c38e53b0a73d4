"""All registers, and every change of them with the way back."""

from typing import Any

from flask import Flask
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.pages.data import REGISTERS as PATH
from dashboard.pages.parts.person import written_down
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, form, hidden
from dashboard.web.desk.registers import changing
from dashboard.web.desk.registers.changing import Step
from dashboard.web.desk.registers.slugs import SLUGS
from dashboard.web.desk.screen import show, there
from dashboard.writing.warehouse.registers import change as registered
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.words import MEANINGS, TITLES, deed, told
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

_NEWEST = 100


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of registers, and undoing."""

    def page(problem: str = "") -> Any:
        with opening.looked_at() as warehouse:
            found = registered.changes(warehouse)[:_NEWEST]
        body = [changing.wrong(problem), *_registers(), *_changes(found)]
        return changing.answered(show(shelf, _("Registers"), body), problem)

    server.add_url_rule(PATH, "registers", page, methods=["GET"])

    @server.post(f"{PATH}/atsaukt")
    def undo_change() -> Any:
        given = changing.words("number")
        number = int(given) if given.isdecimal() else 0

        def note(warehouse: Warehouse, back: Change) -> None:
            registered.note_undone(warehouse, number, back)

        step = Step(
            shelf=shelf,
            plan=lambda warehouse: registered.undoing(warehouse, number),
            back=PATH,
            again=page,
            done="change_undone",
        )
        return changing.carry_out(step, note)


def _registers() -> list[Any]:
    text = _(
        "Everything here can be mended. What a change moves is said before it is made,"
        " and every change can be undone."
    )
    items = [
        html.Li(
            [
                html.A(_(TITLES[name]), href=there(f"{PATH}/{slug}")),
                html.P(_(MEANINGS[name])),
            ]
        )
        for name, slug in SLUGS.items()
    ]
    named = {"aria-label": _("Registers")}
    return [html.P(text), html.Nav(html.Ul(items), className="tl-desk", **named)]


def _changes(found: Rows) -> list[Any]:
    head = html.H2(_("What was changed"), className="tl-section")
    if not found:
        return [head, html.P(_("Nothing has been changed yet."))]
    heads = [_("Change"), _("When"), _("Who"), _("What"), ""]
    return [head, html.listing(_("What was changed"), heads, map(_line, found))]


def _line(row: dict[str, Any]) -> Markup:
    number = row["change"]
    said = html.Span(f" {_('change {n}', n=number)}", className="visually-hidden")
    step: Any = _("undone")
    if not row["undone_at"]:
        undo = [hidden(number=number), button(html.joined([_("Undo…"), said]))]
        step = form(there(f"{PATH}/atsaukt"), undo)
    return html.Tr(
        [
            html.Th(str(number), scope="row"),
            html.Td(i18n.day(row["made_at"].date())),
            html.Td(written_down(row["made_by"])),
            html.Td([told(row["what"]), html.P(deed(row), className="tl-source")]),
            html.Td(step),
        ]
    )
