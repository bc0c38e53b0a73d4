"""A seminar as one file for a memory stick: without network, server or program."""

import base64
import hashlib
from typing import Any

from markupsafe import Markup, escape

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.ground.shipped import shipped
from dashboard.reading.exports.about import about
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.seminars.seminar import Seminar
from dashboard.takeaways.seminars.stage import Staged
from dashboard.takeaways.taken import Taken

_FONT, _SCRIPT = "vendor/source-sans-3.woff2", "handout.js"
_STYLE = """
body{margin:0 auto;max-width:60rem;padding:1rem;color:#1B1A17;background:#fff;
font:1.0625rem/1.5 "Source Sans 3",Arial,sans-serif}
article{margin:0 0 2.5rem;border-top:2px solid #1B1A17;padding-top:.5rem}
svg{width:100%;height:auto;display:block}
svg:focus-visible{outline:3px solid #F46A25;outline-offset:4px}
svg.held :is(rect,circle):has(title):not(.at){opacity:.35}
svg text{pointer-events:none}
.said{display:block;min-height:1.75rem;font-weight:600;color:#12436D}
th button{font:inherit;font-weight:600;background:none;border:0;padding:0;
min-height:1.75rem;cursor:pointer;text-align:inherit}
th button:focus-visible,summary:focus-visible{outline:3px solid #F46A25}
th[aria-sort=ascending] button::after{content:" ▲"}
th[aria-sort=descending] button::after{content:" ▼"}
summary{cursor:pointer;min-height:1.75rem}
table{border-collapse:collapse;font-size:.9375rem}
th,td{text-align:left;padding:.15rem .75rem .15rem 0;border-bottom:1px solid #DDD8CE;
vertical-align:top}
.n{text-align:right}
nav ol{columns:2 22rem}
.wide{overflow-x:auto}
@media print{@page{size:A4 landscape;margin:12mm}.said{display:none}
article{break-inside:avoid}details:not([open]),nav{display:none}}
"""


def handout(seminar: Seminar, slides: list[Staged], reader: Reader) -> bytes:
    """Return the file; inside reader.reading()."""
    font = base64.b64encode((shipped("assets") / _FONT).read_bytes()).decode()
    face = (
        '@font-face{font-family:"Source Sans 3";font-weight:400 700;'
        f"src:url(data:font/woff2;base64,{font})}}"
    )
    script = (shipped("assets") / _SCRIPT).read_text(encoding="utf-8")
    head = [
        html.Meta(charset="utf-8"),
        html.Meta(name="viewport", content="width=device-width, initial-scale=1"),
        html.Meta(name="generator", content="Tilts"),
        html.Meta(httpEquiv="Content-Security-Policy", content=_policy(script)),
        html.Title(seminar.title),
        Markup("<style>{}</style>").format(Markup(face + _STYLE)),  # noqa: S704
    ]
    inside = "" if reader.is_outside else _("For use inside the programme.")
    body = html.Main(
        [
            html.H1(seminar.title),
            html.P(_("Edition {n}", n=seminar.edition)),
            html.P(html.B(inside)) if inside else None,
            _contents(slides),
            *(_article(number, one) for number, one in enumerate(slides, 1)),
        ],
        **_words(),
    )
    # Ours, word for word: its digest stands in the policy above.
    run = Markup("<script>{}</script>").format(Markup(script))  # noqa: S704
    page = html.Html([html.Head(head), html.Body([body, run])], lang=i18n.active())
    return ("<!doctype html>\n" + str(page)).encode()


def _policy(script: str) -> str:
    """Nothing is fetched from anywhere, and no other script runs."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}';"
        " style-src 'unsafe-inline'; font-src data:"
    )


def _words() -> dict[str, str]:
    return {
        "data-lang": i18n.active(),
        "data-hint": _("Point at a bar or a dot, or use the arrow keys."),
        "data-sort": _("Sort by this column"),
    }


def _contents(slides: list[Staged]) -> Markup:
    items = [
        html.Li(html.A(one.title, href=f"#slide-{number}"))
        for number, one in enumerate(slides, 1)
    ]
    return html.Nav(html.Ol(items), **{"aria-label": _("Contents")})


def _article(number: int, one: Staged) -> Markup:
    more: list[Any] = []
    if one.card:
        more = [
            html.Details([html.Summary(_("Table")), _table(one.card)]),
            html.Details([html.Summary(_("About this number")), _about(one.card)]),
        ]
    return html.Article([one.picture, *more], id=f"slide-{number}")


def _table(card: Taken) -> Markup:
    shown = card.indicator.shown(card.answer)
    look = ["n" if column in shown.numeric else "" for column in shown.columns]
    head = [
        html.Th(text, scope="col", className=one)
        for text, one in zip(shown.headings, look, strict=True)
    ]
    lines = []
    for line in shown.lines:
        wide = {"colSpan": str(len(look))} if len(line.cells) < len(look) else {}
        cells = [
            html.Td(cell.whole, className=one, **wide)
            for cell, one in zip(line.cells, look, strict=False)
        ]
        lines.append(html.Tr(cells))
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(lines)])
    return html.Div(table, className="wide")


def _about(card: Taken) -> Markup:
    rows: list[Any] = []
    for name, said in about(card.indicator, card.answer):
        rows += [html.Dt(name), html.Dd(said)]
    return html.Dl([*rows, html.Dt(_("Citation")), html.Dd(escape(card.cited))])
