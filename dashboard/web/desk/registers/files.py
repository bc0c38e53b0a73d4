"""Registers as csv files: saved, and read."""

from functools import partial
from typing import Any

from flask import Flask, request

from dashboard.editions.shelf import Shelf
from dashboard.ground import html
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.pages.data import REGISTERS as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, field, form
from dashboard.web.desk.registers import changing
from dashboard.web.desk.registers.changing import Step
from dashboard.web.desk.registers.slugs import SLUGS
from dashboard.web.desk.screen import show, there
from dashboard.web.downloads import attached
from dashboard.writing.warehouse.registers import sheet
from dashboard.writing.warehouse.registers.store import RegisterError
from dashboard.writing.warehouse.registers.words import TITLES

_NAMES = {slug: name for name, slug in SLUGS.items()}
_HERE = f"{PATH}/<any({', '.join(_NAMES)}):slug>"


def register(server: Flask, shelf: Shelf) -> None:
    """Serve each register as a file, and take one in."""

    @server.get(f"{_HERE}/csv")
    def save_register(slug: str) -> Any:
        name = _NAMES[slug]
        with opening.looked_at() as warehouse:
            text = sheet.written(warehouse, name)
        record("download", what=f"{name}.csv")
        return attached(text, f"{name}.csv", "text/csv; charset=utf-8")

    def page(slug: str, problem: str = "") -> Any:
        body = [changing.wrong(problem), *ways(slug)]
        title = _(TITLES[_NAMES[slug]])
        return changing.answered(show(shelf, title, body), problem)

    @server.post(f"{_HERE}/fails")
    def read_register(slug: str) -> Any:
        try:
            text = _text()
        except RegisterError as error:
            return page(slug, str(error))
        step = Step(
            shelf=shelf,
            plan=partial(sheet.brought, name=_NAMES[slug], text=text),
            back=f"{PATH}/{slug}",
            again=partial(page, slug),
            sent={"text": text},
        )
        return changing.carry_out(step)


def ways(slug: str) -> list[Any]:
    """Return the way to a register's file, and the form that takes one in."""
    save = html.A(_("Save as csv"), href=there(f"{PATH}/{slug}/csv"))
    text = _("What the file has is added or changed; what it lacks stays.")
    chosen = {"type": "file", "accept": ".csv,text/csv", "required": True}
    inside = [field(_("A csv file of this form"), "file", chosen), button(_("Read"))]
    return [
        html.H2(_("As a file"), className="tl-section"),
        html.P([save, ". ", text]),
        form(there(f"{PATH}/{slug}/fails"), inside, files=True),
    ]


def _text() -> str:
    """The file that was chosen, or the one that was asked about."""
    given = request.files.get("file")
    if given is None:
        return request.form.get("text", "")
    try:
        return given.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise RegisterError(_("The file is no csv file.")) from error
