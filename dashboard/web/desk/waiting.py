"""Rows that wait for the register, and the two answers that let them in."""

from collections.abc import Callable
from typing import Any

from flask import Flask, request

from dashboard.editions.shelf import Shelf
from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.pages.data import WAITING as PATH
from dashboard.web.desk import opening, questions
from dashboard.web.desk.registers import posts
from dashboard.web.desk.screen import go, show
from dashboard.writing.warehouse import registers, waiting
from dashboard.writing.warehouse.registers import RegisterError
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse

NATIONAL = "national"
_LONGEST = 200


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of waiting rows and what can be done about them."""

    def page(problem: str = "", *more: Any) -> Any:
        with opening.looked_at() as warehouse:
            names = waiting.waiting_names(warehouse)
            places = waiting.waiting_places(warehouse)
            known = registers.institutions(warehouse)
            spelled = waiting.institution_names(warehouse)
        near = {row["name"]: waiting.nearest(row["name"], spelled) for row in names}
        asked = questions.Waiting(names=names, places=places, known=known, near=near)
        body = questions.page(asked, problem)
        found = show(shelf, _("Rows that wait"), [body[0], *more, *body[1:]])
        found.status_code = 422 if problem else 200
        return found

    def changed(done: str, change: Callable[[Warehouse], None]) -> Any:
        try:
            with opening.warehouse() as warehouse, waiting.counting(warehouse) as freed:
                change(warehouse)
        except DoneAlreadyError:
            return go(PATH, done=done, n=0)
        except (RegisterError, ValueError) as error:
            known = isinstance(error, RegisterError)
            return page(str(error) if known else _("Fill in every field."))
        return go(PATH, done=done, n=max(freed[0], 0))

    server.add_url_rule(PATH, "waiting", page, methods=["GET"])

    @server.post(f"{PATH}/iestade")
    def add_institution() -> Any:
        return changed("added", _add_institution)

    @server.post(f"{PATH}/nosaukums")
    def add_alias() -> Any:
        return changed("alias", _add_alias)

    @server.post(f"{PATH}/amats")
    def add_post() -> Any:
        return posts.added(shelf, PATH, page)


def _add_institution(warehouse: Warehouse) -> None:
    sent = request.form
    kind, place = sent.get("kind", ""), sent.get("municipality", "")
    if kind not in reference.vocabulary("institution_kinds"):
        raise ValueError(kind)
    municipality = None if place == NATIONAL else _municipality(place)
    name = _words("name")
    registers.add_institution(warehouse, name, kind, municipality)


def _add_alias(warehouse: Warehouse) -> None:
    number = int(request.form.get("institution", ""))
    alias = _words("name")
    # The number as the forms for KoboToolbox write it: a name may be taken twice.
    registers.add_alias(warehouse, f"i{number}", alias)


def _words(name: str) -> str:
    """What was typed, without what cannot be seen."""
    typed = request.form.get(name, "")
    return "".join(c for c in typed if c.isprintable())[:_LONGEST]


def _municipality(code: str) -> str:
    if code not in reference.municipalities():
        raise ValueError(code)
    return code
