"""What surrounds every page: top bar, menus, notices about the data, footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.ground import i18n, theme
from dashboard.ground.i18n import _
from dashboard.pages.parts import ids, palette, person
from dashboard.pages.parts.palette import Jumps
from dashboard.reading.address import Address
from dashboard.reading.kit.pieces.links import link

OTHER_LANGUAGE = {"lv": ("en", "English"), "en": ("lv", "Latviešu")}


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the shell needs to know of the page inside it.

    `menu` holds path and title of each page, `section` the path of the one that
    is open, `jumps` what the palette leads to; `edition` is missing while nothing
    has been published.
    """

    address: Address
    menu: Sequence[tuple[str, str]]
    jumps: Sequence[Jumps] = field(default_factory=tuple)
    section: str = ""
    edition: Manifest | None = None
    latest: int | None = None


def shell(around: Surroundings, body: Sequence[Component]) -> list[Component]:
    """Return the whole document around a page's body."""
    main = html.Main(body, id=ids.CONTENT, className="tl-main", tabIndex=-1)
    rail = html.Nav(
        html.Ul(_menu(around), id=ids.part("menu"), className="tl-nav"),
        className="tl-rail",
        **{"aria-label": _("Sections")},
    )
    return [
        html.A(_("Skip to content"), href=f"#{ids.CONTENT}", className="tl-skip"),
        _top(around),
        *_synthetic(around),
        html.Div(_older(around), id=ids.part("older")),
        html.Div([rail, main], className="tl-frame"),
        html.Footer(
            html.Ul(
                [
                    html.Li("Tilts"),
                    html.Li(_("Data of the Roma mediators' log")),
                    *person.in_the_foot(),
                ]
            ),
            className="tl-foot",
        ),
        html.Div(palette.source(around.jumps), id=ids.part("palette")),
    ]


def fill(around: Surroundings) -> dict[str, Callable[[], Any]]:
    """Return how to make what changes with the filters: links that keep them."""
    return {
        "older": lambda: _older(around),
        "menu": lambda: _menu(around),
        "drawer": lambda: _menu(around),
        "language": lambda: _language(around),
        "palette": lambda: palette.source(around.jumps),
    }


PARTS = ("older", "menu", "drawer", "language", "palette")


def _top(around: Surroundings) -> html.Header:
    brand = link(
        [
            html.Span(className="tl-bridge"),
            html.B("Tilts"),
            html.Span(_("Roma mediators' work in Latvia")),
        ],
        around.address.but(path="/", filters=Filters()).href,
        className="tl-brand",
    )
    says: dict[str, Any] = {"data-says": _("Printed {day}")}
    # Empty until the page goes to paper; assets/print.js writes the day.
    printed = html.P(className="tl-printed", **says)
    parts = [brand, *_edition(around), printed, *person.here(), _tools(around)]
    return html.Header(parts, className="tl-top")


def _edition(around: Surroundings) -> list[Component]:
    edition = around.edition
    if not edition:
        return []
    last = i18n.day(edition.extent.last)
    return [
        html.P(
            [
                html.Span(html.B(_("Edition {n}", n=edition.number))),
                *([html.Span(edition.label)] if edition.label else []),
                html.Span(_("Data up to {day}", day=last)),
            ],
            className="tl-edition",
        )
    ]


def _tools(around: Surroundings) -> html.Div:
    dark = theme.active() == "dark"
    look: dict[str, Any] = {"data-theme": "light" if dark else "dark"}
    switch = html.Button(
        _("Light") if dark else _("Dark"), className="btn btn-link tl-theme", **look
    )
    language = html.Span(_language(around), id=ids.part("language"))
    tools = [palette.button(), language, switch, _drawer(around)]
    return html.Div(tools, className="tl-tools")


def _language(around: Surroundings) -> html.A:
    code, name = OTHER_LANGUAGE[around.address.language]
    href = around.address.but(language=code).href
    return html.A(name, href=href, className="btn btn-link", lang=code, hrefLang=code)


def _drawer(around: Surroundings) -> html.Details:
    close: dict[str, Any] = {"data-close": "true"}
    head = html.Div(
        [html.B(_("Menu")), html.Button(_("Close"), className="btn", **close)],
        className="tl-menu-head",
    )
    menu = html.Ul(_menu(around), id=ids.part("drawer"), className="tl-nav")
    who = html.Div(person.here(), className="tl-drawer-end")
    nav = html.Nav(
        [head, menu, who], className="tl-drawer", **{"aria-label": _("Menu")}
    )
    return html.Details(
        [html.Summary(_("Menu"), className="btn"), nav], className="tl-menu tl-open"
    )


def _menu(around: Surroundings) -> list[html.Li]:
    items = []
    for path, title in around.menu:
        here = path == around.section
        items.append(
            html.Li(
                link(
                    title,
                    around.address.to(path),
                    className="nav-link active" if here else "nav-link",
                    current="page" if here else "",
                )
            )
        )
    return items


def _synthetic(around: Surroundings) -> list[Component]:
    if not (around.edition and around.edition.synthetic):
        return []
    text = [
        html.B(_("Synthetic data.")),
        " ",
        _(
            "The computed numbers are made up to show the tool; published figures "
            "are real and marked as such."
        ),
    ]
    return [
        html.Aside(
            html.P(text),
            className="tl-synthetic",
            **{"aria-label": _("About the data")},
        )
    ]


def _older(around: Surroundings) -> list[Component]:
    edition, latest = around.edition, around.latest
    if not (edition and latest) or edition.number == latest:
        return []
    text = _(
        "This is edition {n}; the latest is edition {latest}.",
        n=edition.number,
        latest=latest,
    )
    there = link(_("To the latest edition"), around.address.but(edition=None).href)
    return [
        html.Aside(
            html.P([text, " ", there]),
            className="tl-synthetic tl-older",
            **{"aria-label": _("Older edition")},
        )
    ]
