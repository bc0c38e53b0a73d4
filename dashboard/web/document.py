"""The HTML document that the app lives in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dash
from dash import dcc
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup

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
PAGE, PANES = "page.js", "panes.js"
START = "const startDash = () => new DashRenderer();"
"""Dash starts when assets/page.js says so: after the page is there."""
PAPER = "print.js"
WISH = "wish.js"
FONT = "vendor/source-sans-3.woff2"

_DASHS = ("app_entry", "config", "scripts", "renderer")
FAILURE = N_("Something went wrong. What you see may be out of date; please try again.")
WAITING = N_("Still counting: this takes longer than usual.")


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What a document opens with: the frame of its page, and the answer if it is kept.

    The answer is in the words of the callback, as its browser would have had it.
    """

    title: str
    frame: Markup
    answer: str = ""


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
    """Return what Dash holds: the address, and the answer to it. No words, no data."""
    return dash.html.Div(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.ASKED),
            dcc.Store(id=ids.ANSWER),
        ]
    )


class TiltsApp(dash.Dash):
    """Dash, in a document of our own."""

    opening: Callable[[str, str], Opening]
    """How the document of an address opens."""

    def interpolate_index(self, **pieces: Any) -> str:
        """Return the document in the reader's language and theme."""
        query = request.query_string.decode("utf-8", "replace")
        address = Address.read(request.path, query)
        i18n.activate(address.language)
        theme.activate(request.cookies)
        opening = self.opening(request.path, query and f"?{query}")
        # What Dash writes is HTML already; its scripts wait until the page is there.
        ready = {name: Markup(pieces[name]) for name in _DASHS}  # noqa: S704
        scripts = ready["scripts"].replace(Markup("<script "), Markup("<script defer "))
        body = [
            *_notices(),
            html.Div(opening.frame, id=ids.PAGE, **{"aria-busy": "true"}),
            html.Div(ready["app_entry"], hidden=True),
            *person.carried(),
            html.Noscript(_("Tilts needs JavaScript to show charts.")),
            html.Footer(
                [
                    _answer(opening.answer),
                    ready["config"],
                    scripts,
                    ready["renderer"],
                ],
                hidden=True,
            ),
        ]
        paper = json.dumps(theme.on_paper())
        colours = html.Meta(name="colours-on-paper", content=paper)
        assets = Path(self.config.assets_folder)
        links = head(assets, *SCRIPTS, PAGE, PANES, PAPER, PLOTLY)
        title = f"{opening.title} · Tilts"
        return str(document(title, body, [colours, *links]))


def _notices() -> list[Markup]:
    """What assets/ shows where a request fails, and where it takes long."""
    look = {"hidden": True, "className": "tl-notice"}
    return [
        html.P(_(FAILURE), id="failure", role="alert", **look),
        html.P(_(WAITING), id="waiting", role="status", **look),
    ]


def _answer(text: str) -> Markup | None:
    """Return an answer as data that no browser runs or reads as HTML."""
    if not text:
        return None
    # Its words were escaped when it was written as JSON, and are once more.
    written = Markup(text.replace("<", "\\u003c"))  # noqa: S704
    return html.Script(written, id="answered", type="application/json")


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
