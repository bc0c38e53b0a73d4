"""What files are for: asked once a visit, and written down with every file."""

import hashlib
from urllib.parse import parse_qsl, quote, unquote

from flask import Flask, Response, g, request

from dashboard.ground import html
from dashboard.ground.access import Role, current
from dashboard.ground.audit.purposes import (
    FOR_EVERYBODY,
    NoPurposeError,
    purpose,
    stated,
)
from dashboard.ground.i18n import _
from dashboard.pages.parts.save import purpose_fields
from dashboard.web.identity.pages import page
from dashboard.web.identity.said import Said

COOKIE = "purpose"
LASTS = 8 * 60 * 60
"""Seconds of a visit: a working day."""

MADE = "made"
"""A number that the page gives with what it asks for, and waits to see come back."""

_FOUND, _LONGEST_NUMBER = 300, 20
_FIELDS = frozenset({"purpose", "why", MADE})


def register(server: Flask) -> None:
    """Keep what somebody said in the cookie of their visit, once a file was given."""

    @server.after_request
    def tell_that_it_is_made(response: Response) -> Response:
        number = request.args.get(MADE, "")
        if number.isdecimal() and len(number) <= _LONGEST_NUMBER:
            response.set_cookie(MADE, number, max_age=60, samesite="Strict")
        return response

    @server.after_request
    def keep(response: Response) -> Response:
        said = g.pop("purpose_said", "")
        if said and response.status_code < _FOUND:
            response.set_cookie(
                COOKIE,
                f"{_person()}.{quote(said)}",
                max_age=LASTS,
                secure=request.is_secure,
                samesite="Strict",
            )
        return response


def of_request() -> str:
    """What the file of this request is for: said with it, or before in this visit.

    NoPurposeError where nobody has said it. What everybody may see needs none.
    """
    given = request.values
    if given.get("purpose"):
        g.purpose_said = purpose(given)
        return str(g.purpose_said)
    if current().role is Role.OUTSIDE:
        return FOR_EVERYBODY
    person, _dot, said = request.cookies.get(COOKIE, "").partition(".")
    if person != _person():
        raise NoPurposeError(_("Choose what the file is for, then save it."))
    return stated(unquote(said))


def ask(title: str, status: int) -> Response:
    """Ask what the file of this request is for, with a form that asks for it again."""
    kept = parse_qsl(request.query_string.decode("utf-8", "replace"))
    fields = [
        html.Input(type="hidden", name=name, value=value)
        for name, value in kept
        if name not in _FIELDS
    ]
    kind = request.path.rpartition(".")[2].upper()
    send = html.Button(kind, type="submit", className="btn tl-primary")
    form = html.Form(
        [*fields, *purpose_fields(), html.Div(send)],
        method="get",
        action=request.path,
        className="tl-purpose",
    )
    text = _("Choose what the file is for, then save it.")
    return page(Said(title=title, text=text, status=status, form=form))


def _person() -> str:
    """Who said it, so that whoever signs in next at this machine is asked anew."""
    return hashlib.sha256(current().subject.encode()).hexdigest()[:16]
