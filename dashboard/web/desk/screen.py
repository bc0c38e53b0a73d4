"""The document around a page of the desk: the shell of every page, and its menu."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response, redirect, request
from markupsafe import Markup

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.pages import data, jumps
from dashboard.pages.menu import menu
from dashboard.pages.parts import shell
from dashboard.pages.parts.shell import Surroundings
from dashboard.reading.address import Address
from dashboard.web import document
from dashboard.web.desk import messages
from dashboard.web.losses import lost
from dashboard.writing.warehouse import receipts

_SECONDS = "2"


def address() -> Address:
    """Return the address of this request, without anything but its language."""
    asked = Address.read(request.path, request.query_string.decode("utf-8", "replace"))
    return Address(path=asked.path, language=asked.language)


def there(path: str, **query: object) -> str:
    """Link to a page of the desk in the same language."""
    language = dict(address().fixed)
    pairs = urlencode({**language, **query})
    plain = quote(path, safe="/%")
    return f"{plain}?{pairs}" if pairs else plain


def go(path: str, at: str = "", **query: object) -> Response:
    """Lead the browser on after a post, so that reloading does not post again.

    To the top of a page, or where something stands on it.
    """
    place = f"#{at}" if at else ""
    return redirect(f"{there(path, **query)}{place}", 303)  # type: ignore[return-value]


def show(
    shelf: Shelf, title: str, body: Sequence[Any], *, waiting: bool = False
) -> Response:
    """Return a whole page; one that waits for work looks again by itself."""
    said = messages.said(request.args)
    notice = html.P(said, role="status", className="tl-said") if said else None
    inside = [
        html.Div([_crumb(title), html.H1(title)], className="tl-head"),
        _tabs(),
        notice,
        _losses(),
        *body,
    ]
    page = shell.as_text(_around(shelf), inside)
    text = document.plain(title, page, _SECONDS if waiting else "")
    return Response(text, content_type="text/html; charset=utf-8")


def _losses() -> Markup | None:
    """What was accepted and is not in the data: on every page until it is mended."""
    missing = lost(Settings.from_environment())
    if not missing:
        return None
    text = receipts.sentence(missing)
    return html.P(text, className="tl-said is-wrong", role="alert")


def _around(shelf: Shelf) -> Surroundings:
    here = address()
    around = Surroundings(
        address=here, menu=menu(), jumps=lambda: jumps.jumps(here), section=data.PATH
    )
    try:
        edition = shelf.edition().manifest
    except NoEditionError:
        return around
    return replace(
        around,
        edition=edition,
        latest=edition.number,
        damaged=tuple(shelf.damaged()),
    )


def _crumb(title: str) -> Markup:
    back = html.A(_("Data"), href=there(data.PATH))
    named = {"aria-label": _("Where you are")}
    return html.Nav([back, " / ", html.Span(title)], className="tl-crumb", **named)


def _tabs() -> Markup:
    found = []
    for path, title, _meaning in data.DESK:
        open_ = request.path == path or request.path.startswith(f"{path}/")
        current = {"aria-current": "page"} if open_ else {}
        found.append(html.Li(html.A(_(title), href=there(path), **current)))
    named = {"aria-label": _("The coordinator's work")}
    return html.Nav(html.Ul(found), className="tl-tabs", **named)
