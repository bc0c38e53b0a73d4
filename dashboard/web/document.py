"""The HTML document that the app lives in."""

import json
from pathlib import Path
from typing import Any

import dash
from dash import dcc
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup, escape

from dashboard.ground import html, i18n, theme
from dashboard.ground.i18n import N_, _
from dashboard.ground.shipped import shipped
from dashboard.pages.parts import ids, person
from dashboard.reading.address import Address

STYLES = (
    "vendor/bootstrap.min.css",
    "tokens.css",
    "tilts.css",
    "tilts-more.css",
    "pointing.css",
    "places.css",
    "print.css",
)
PLOTLY = "vendor/plotly.min.js"
PURPOSE = "purpose.js"
SCRIPTS = ("tilts.js", "rows.js", "marks.js", "palette.js", PURPOSE)
PAPER = "print.js"
WISH = "wish.js"
FONT = "vendor/source-sans-3.woff2"

_DASHS = ("app_entry", "config", "scripts", "renderer")
FAILURE = N_("Something went wrong. What you see may be out of date; please try again.")


def document(
    title: str, body: html.Inside, more: html.Inside, **of_body: Any
) -> Markup:
    """Return a document in the language and theme in use, with `more` in its head."""
    size = "width=device-width, initial-scale=1"
    head_ = html.Head(
        [
            html.Meta(charset="utf-8"),
            html.Meta(name="viewport", content=size),
            html.Title(title),
            more,
        ]
    )
    look = {"lang": i18n.active(), "data-bs-theme": theme.active()}
    return Markup("<!doctype html>\n") + html.Html(
        [head_, html.Body(body, **of_body)], **look
    )


def plain(title: str, body: Markup, again: str = "") -> Markup:
    """Return a whole document without the app, in the language and theme in use.

    `again` says after how many seconds it is loaded anew, or from where.
    """
    anew = html.Meta(httpEquiv="refresh", content=again) if again else None
    links = head(shipped("assets"), *SCRIPTS)
    return document(f"{title} · Tilts", body, [anew, *links])


def layout() -> Component:
    """Return the shell of the app: no words and no data, the callbacks bring them."""
    return dash.html.Div(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.ROUTE),
            dcc.Store(id=ids.QUERY),
            dcc.Store(id=ids.HEAD),
            dash.html.Div(id=ids.NOTICE, role="alert", className="tl-notice"),
            dash.html.Div(id=ids.PAGE),
        ]
    )


class TiltsApp(dash.Dash):
    """Dash, in a document of our own."""

    def interpolate_index(self, **pieces: Any) -> str:
        """Return the document in the reader's language and theme."""
        query = request.query_string.decode("utf-8", "replace")
        address = Address.read(request.path, query)
        i18n.activate(address.language)
        theme.activate(request.cookies)
        # What Dash writes is HTML already.
        ready = {name: Markup(pieces[name]) for name in _DASHS}  # noqa: S704
        entry = ready["app_entry"].replace("Loading...", escape(_("Loading…")))
        failure = {"id": "failure", "role": "alert", "className": "tl-notice"}
        body = [
            html.P(_(FAILURE), hidden=True, **failure),
            entry,
            *person.carried(),
            html.Noscript(_("Tilts needs JavaScript to show charts.")),
            html.Footer([ready[name] for name in _DASHS[1:]], hidden=True),
        ]
        paper = json.dumps(theme.on_paper())
        colours = html.Meta(name="colours-on-paper", content=paper)
        assets = Path(self.config.assets_folder)
        return str(
            document("Tilts", body, [colours, *head(assets, *SCRIPTS, PAPER, PLOTLY)])
        )


def head(assets: Path, *scripts: str) -> list[Markup]:
    """Return what the head of every document holds, with the scripts it needs."""
    icon = {"href": url(assets, "bridge.svg"), "type": "image/svg+xml"}
    font = {"href": f"/assets/{FONT}", "type": "font/woff2", "crossOrigin": True}
    return [
        # Not deferred: it decides in which colours the page is asked for.
        html.Script(src=url(assets, WISH)),
        html.Link(rel="icon", **icon),
        html.Link(rel="preload", **font, **{"as": "font"}),
        *(html.Link(rel="stylesheet", href=url(assets, name)) for name in STYLES),
        # In the head, deferred: it loads beside everything else, not after it.
        *(
            html.Script(src=url(assets, name), defer=True)
            for name in scripts
            if (assets / name).exists()
        ),
    ]


def url(assets: Path, name: str) -> str:
    """Return the address of a static file, changed whenever the file is."""
    path = assets / name
    stamp = int(path.stat().st_mtime) if path.exists() else 0
    return f"/assets/{name}?m={stamp}"
