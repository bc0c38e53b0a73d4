"""The HTML document that the app lives in."""

import json
from pathlib import Path
from typing import Any

from dash import Dash, dcc, html
from flask import request
from markupsafe import Markup, escape

from dashboard.ground import i18n, theme
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import ROOT
from dashboard.pages.parts import ids
from dashboard.reading.address import Address

STYLES = (
    "vendor/bootstrap.min.css",
    "tokens.css",
    "tilts.css",
    "tilts-more.css",
    "pointing.css",
    "print.css",
)
PLOTLY = "vendor/plotly.min.js"
SCRIPTS = ("tilts.js", "palette.js")
PAPER = "print.js"
FONT = "vendor/source-sans-3.woff2"

FAILURE = N_("Something went wrong. What you see may be out of date; please try again.")

_DOCUMENT = Markup("""<!doctype html>
<html lang="{language}" data-bs-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="colours-on-paper" content="{colours}">
<title>Tilts</title>
{head}
</head>
<body>
<p id="failure" class="tl-notice" role="alert" hidden>{failure}</p>
{app_entry}
<noscript>{noscript}</noscript>
<footer hidden>{config}{scripts}{renderer}</footer>
</body>
</html>
""")


_PLAIN = Markup("""<!doctype html>
<html lang="{language}" data-bs-theme="{theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Tilts</title>
{again}{head}
</head>
<body>{body}</body>
</html>
""")
_AGAIN = Markup('<meta http-equiv="refresh" content="{}">\n')


def plain(title: str, body: Markup, again: str = "") -> Markup:
    """Return a whole document without the app, in the language and theme in use.

    `again` says after how many seconds it is loaded anew, or from where.
    """
    return _PLAIN.format(
        language=i18n.active(),
        theme=theme.active(),
        title=title,
        again=_AGAIN.format(again) if again else "",
        head=Markup("\n").join(head(ROOT / "assets", *SCRIPTS)),
        body=body,
    )


def layout() -> html.Div:
    """Return the shell of the app: no words and no data, the callbacks bring them."""
    return html.Div(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.ROUTE),
            dcc.Store(id=ids.QUERY),
            dcc.Store(id=ids.HEAD),
            html.Div(id=ids.NOTICE, role="alert", className="tl-notice"),
            html.Div(id=ids.PAGE),
        ]
    )


class TiltsApp(Dash):
    """Dash, in a document of our own."""

    def interpolate_index(self, **pieces: Any) -> str:
        """Return the document in the reader's language and theme."""
        query = request.query_string.decode("utf-8", "replace")
        address = Address.read(request.path, query)
        i18n.activate(address.language)
        theme.activate(request.cookies.get(theme.COOKIE))
        entry = pieces["app_entry"].replace("Loading...", escape(_("Loading…")))
        return str(
            _DOCUMENT.format(
                language=address.language,
                theme=theme.active(),
                colours=json.dumps(theme.on_paper()),
                head=Markup("\n").join(
                    head(Path(self.config.assets_folder), *SCRIPTS, PAPER, PLOTLY)
                ),
                app_entry=Markup(entry),  # noqa: S704
                failure=_(FAILURE),
                noscript=_("Tilts needs JavaScript to show charts."),
                **{
                    name: Markup(pieces[name])  # noqa: S704
                    for name in ("config", "scripts", "renderer")
                },
            )
        )


def head(assets: Path, *scripts: str) -> list[Markup]:
    """Return what the head of every document holds, with the scripts it needs."""
    link = Markup('<link rel="{}" href="{}"{}>')
    font = Markup(' as="font" type="font/woff2" crossorigin')
    script = Markup('<script src="{}" defer></script>')
    return [
        link.format("icon", url(assets, "bridge.svg"), Markup(' type="image/svg+xml"')),
        link.format("preload", f"/assets/{FONT}", font),
        *(link.format("stylesheet", url(assets, name), "") for name in STYLES),
        # In the head, deferred: it loads beside everything else, not after it.
        *(
            script.format(url(assets, name))
            for name in scripts
            if (assets / name).exists()
        ),
    ]


def url(assets: Path, name: str) -> str:
    """Return the address of a static file, changed whenever the file is."""
    path = assets / name
    stamp = int(path.stat().st_mtime) if path.exists() else 0
    return f"/assets/{name}?m={stamp}"
