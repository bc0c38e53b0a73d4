"""Families whose codes look alike: one family or several, and the way back."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from flask import Flask, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.data import ALIKE as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, form, hidden
from dashboard.web.desk.screen import go, show, there
from dashboard.writing.warehouse import likeness
from dashboard.writing.warehouse.families import FamilyAlreadyError, FamilyError
from dashboard.writing.warehouse.likeness import Likeness
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

_DECISIONS = {"joined": N_("One family"), "apart": N_("Different families")}
_UNDONE = {"joined": "vienotas", "apart": "skirtas"}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the pairs and what can be decided of them."""

    def page(problem: str = "") -> Any:
        with opening.looked_at() as warehouse:
            body = _body(likeness.alike(warehouse), likeness.decided(warehouse))
        wrong = html.P(problem, className="tl-said is-wrong", role="alert")
        title = _("Codes that look alike")
        found = show(shelf, title, [wrong if problem else None, *body])
        found.status_code = 422 if problem else 200
        return found

    def decided(done: str, decide: Callable[[Warehouse, str, str], object]) -> Any:
        mark = request.form.get("mark", "")
        try:
            with opening.warehouse() as warehouse:
                decide(warehouse, mark, _("Codes that look alike"))
        except FamilyAlreadyError:
            # Pressed twice, a button does its work once.
            return go(PATH, done=done)
        except FamilyError as error:
            return page(str(error))
        return go(PATH, done=done)

    server.add_url_rule(PATH, "alike", page, methods=["GET"])

    @server.post(f"{PATH}/viena")
    def join() -> Any:
        return decided("joined", likeness.join)

    @server.post(f"{PATH}/dazadas")
    def keep_apart() -> Any:
        return decided("apart", likeness.keep_apart)

    @server.post(f"{PATH}/vienotas")
    def part() -> Any:
        return decided("reopened", likeness.part)

    @server.post(f"{PATH}/skirtas")
    def reopen() -> Any:
        return decided("reopened", likeness.reopen)


def _body(alike: tuple[Likeness, ...], decided: Rows) -> list[Any]:
    text = _(
        "These codes differ only in zeros, marks or letters easily mixed up. Codes are"
        " not kept: look them up in your list by their days."
    )
    groups = groupby(alike, key=lambda one: one.mark)
    items = [_pair(mark, [*members]) for mark, members in groups]
    listed = html.Ul(items, className="tl-asked")
    none = [html.P(_("No two codes look alike."))]
    undecided = [html.P(text), listed] if items else none
    return [*undecided, *_decided(decided)]


def _pair(mark: str, members: list[Likeness]) -> Markup:
    place = reference.municipality_name(members[0].municipality)
    lines = [html.Li(_told(one)) for one in members]
    forms = [
        form(there(f"{PATH}/{path}"), [hidden(mark=mark), button(words)])
        for path, words in (
            ("viena", _("They are one family")),
            ("dazadas", _("They are different families")),
        )
    ]
    head = html.H3(f"{place} · {mark}")
    return html.Li([head, html.Ul(lines), html.Div(forms, className="tl-step")])


def _told(one: Likeness) -> str:
    rows = ngettext("{n} row", "{n} rows", one.rows)
    return f"{rows}, {i18n.day(one.first)} – {i18n.day(one.last)}"


def _decided(decided: Rows) -> list[Any]:
    if not decided:
        return []
    heads = (_("Municipality"), _("Mark"), _("Decided"), _("When"), "")
    title = html.H2(_("What was decided"), className="tl-section")
    return [title, html.listing(_("What was decided"), heads, map(_line, decided))]


def _line(row: dict[str, Any]) -> Markup:
    place = reference.municipality_name(row["municipality"])
    decision = row["decision"]
    words, path = _DECISIONS[decision], _UNDONE[decision]
    said = html.Span(f" {place} {row['mark']}", className="visually-hidden")
    taken = [_("Take back"), said]
    sent = html.Button(taken, type="submit", className="btn")
    inside = [hidden(mark=row["mark"]), sent]
    return html.Tr(
        [
            html.Th(place, scope="row"),
            html.Td(row["mark"]),
            html.Td(_(words)),
            html.Td(i18n.day(row["decided_at"].date())),
            html.Td(form(there(f"{PATH}/{path}"), inside)),
        ]
    )
