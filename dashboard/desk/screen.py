"""The document around a page of the desk: the shell of every page, and its menu."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dash import html
from flask import Response, redirect, request
from markupsafe import Markup

from dashboard import i18n, theme
from dashboard.address import Address
from dashboard.components import shell
from dashboard.components.shell import Surroundings
from dashboard.desk import messages
from dashboard.desk.markup import html_of
from dashboard.editions import NoEditionError, Shelf
from dashboard.i18n import _
from dashboard.pages import PAGES, data, palette
from dashboard.settings import ROOT
from dashboard.web import document

_SECONDS = 2
_DOCUMENT = Markup("""<!doctype html>
<html lang="{language}" data-bs-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Tilts</title>
{refresh}{head}
</head>
<body>{body}</body>
</html>
""")


def address() -> Address:
    """Return the address of this request, without anything but its language."""
    asked = Address.read(request.path, request.query_string.decode("utf-8", "replace"))
    return Address(path=asked.path, language=asked.language)


def there(path: str, **query: object) -> str:
    """Link to a page of the desk in the same language."""
    language = dict(address().fixed)
    pairs = urlencode({**language, **query})
    return f"{path}?{pairs}" if pairs else path


def go(path: str, **query: object) -> Response:
    """Lead the browser on after a post, so that reloading does not post again."""
    return redirect(there(path, **query), 303)  # type: ignore[return-value]


def show(
    shelf: Shelf, title: str, body: Sequence[Any], *, waiting: bool = False
) -> Response:
    """Return a whole page; one that waits for work looks again by itself."""
    refresh = Markup('<meta http-equiv="refresh" content="{}">\n').format(_SECONDS)
    said = messages.said(request.args)
    notice = html.P(said, role="status", className="tl-said") if said else None
    inside = [
        html.Div([_crumb(title), html.H1(title)], className="tl-head"),
        _tabs(),
        notice,
        *body,
    ]
    text = _DOCUMENT.format(
        language=i18n.active(),
        theme=theme.active(),
        title=title,
        refresh=refresh if waiting else "",
        head=Markup("\n").join(document.head(ROOT / "assets", *document.SCRIPTS)),
        body=html_of(shell.shell(_around(shelf), inside)),
    )
    return Response(text, content_type="text/html; charset=utf-8")


def _around(shelf: Shelf) -> Surroundings:
    menu = [(page.path, _(page.title)) for page in PAGES]
    here = address()
    around = Surroundings(
        address=here, menu=menu, jumps=palette.jumps(here), section=data.PATH
    )
    try:
        edition = shelf.edition().manifest
    except NoEditionError:
        return around
    return replace(around, edition=edition, latest=edition.number)


def _crumb(title: str) -> html.Nav:
    back = html.A(_("Data"), href=there(data.PATH))
    named = {"aria-label": _("Where you are")}
    return html.Nav([back, " / ", html.Span(title)], className="tl-crumb", **named)


def _tabs() -> html.Nav:
    found = []
    for path, title, _meaning in data.DESK:
        open_ = request.path == path or request.path.startswith(f"{path}/")
        current = {"aria-current": "page"} if open_ else {}
        found.append(html.Li(html.A(_(title), href=there(path), **current)))
    named = {"aria-label": _("The coordinator's work")}
    return html.Nav(html.Ul(found), className="tl-tabs", **named)
