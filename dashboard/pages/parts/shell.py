"""What surrounds every page: top bar, menus, notices about the data, footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.ground import html, i18n, theme
from dashboard.ground.i18n import _
from dashboard.pages.parts import ids, palette, person
from dashboard.pages.parts.palette import Jumps
from dashboard.pages.parts.slot import slot
from dashboard.reading.address import Address
from dashboard.reading.kit.pieces.links import link

OTHER_LANGUAGE = {"lv": ("en", "English"), "en": ("lv", "Latviešu")}


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the shell needs to know of the page inside it.

    `menu` holds path and title of each page, `section` the path of the one that
    is open, `jumps` finds what the palette leads to; `edition` is missing while
    nothing has been published.
    """

    address: Address
    menu: Sequence[tuple[str, str]]
    jumps: Callable[[], Sequence[Jumps]] = tuple
    section: str = ""
    edition: Manifest | None = None
    latest: int | None = None
    damaged: Sequence[int] = ()
    contents: html.Inside = None


AT_ONCE = ("top", "notices", "menu")
"""Parts of the shell that are there before any answer."""


def shell(around: Surroundings, body: html.Inside) -> Markup:
    """Return what surrounds a page's body, and the body in it."""
    main = html.Main(body, id=ids.CONTENT, className="tl-main", tabIndex=-1)
    menu = slot(lambda: _menu(around), "Ul", id_=ids.part("menu"), className="tl-nav")
    pages = html.Nav(menu, **{"aria-label": _("Sections")})
    here = html.Div(around.contents, className="tl-rail-contents")
    rail = html.Div([pages, here], className="tl-rail")
    skip = {"href": f"#{ids.CONTENT}", "className": "tl-skip"}
    top = slot(
        lambda: _top(around, [person.place(person.HERE)]),
        "Header",
        id_=ids.part("top"),
        className="tl-top",
    )
    return html.joined(
        [
            html.A(_("Skip to content"), **skip),
            top,
            slot(lambda: _notices(around), id_=ids.part("notices")),
            html.Div([rail, main], className="tl-frame"),
            html.Footer(_foot([person.place(person.FOOT)]), className="tl-foot"),
            slot(lambda: palette.source(around.jumps()), id_=ids.part("palette")),
        ]
    )


def as_text(around: Surroundings, body: html.Inside) -> Markup:
    """Return the same around what needs no Dash."""
    main = html.Main(body, id=ids.CONTENT, className="tl-main", tabIndex=-1)
    menu = html.Ul(_menu(around), className="tl-nav")
    rail = html.Nav(menu, className="tl-rail", **{"aria-label": _("Sections")})
    skip = {"href": f"#{ids.CONTENT}", "className": "tl-skip"}
    return html.joined(
        [
            html.A(_("Skip to content"), **skip),
            html.Header(_top(around, person.here()), className="tl-top"),
            html.Div(_notices(around)),
            html.Div([rail, main], className="tl-frame"),
            html.Footer(_foot(person.in_the_foot()), className="tl-foot"),
            palette.source(around.jumps()),
        ]
    )


def _foot(who: list[Markup]) -> Markup:
    return html.Ul(
        [
            html.Li("Tilts"),
            html.Li(_("Data of the Roma mediators' log")),
            *who,
        ]
    )


def _top(around: Surroundings, who: list[Markup]) -> list[Markup]:
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
    return [brand, *_edition(around), printed, *who, _tools(around, who)]


def _edition(around: Surroundings) -> list[Markup]:
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


def _tools(around: Surroundings, who: list[Markup]) -> Markup:
    dark = theme.active() == "dark"
    look: dict[str, Any] = {"data-theme": "light" if dark else "dark"}
    switch = html.Button(
        _("Light") if dark else _("Dark"), className="btn btn-link tl-theme", **look
    )
    language = html.Span(_language(around))
    tools = [palette.button(), language, switch, _drawer(around, who)]
    return html.Div(tools, className="tl-tools")


def _language(around: Surroundings) -> Markup:
    code, name = OTHER_LANGUAGE[around.address.language]
    href = around.address.but(language=code).href
    return html.A(name, href=href, className="btn btn-link", lang=code, hrefLang=code)


def _drawer(around: Surroundings, who: list[Markup]) -> Markup:
    close: dict[str, Any] = {"data-close": "true"}
    head = html.Div(
        [html.B(_("Menu")), html.Button(_("Close"), className="btn", **close)],
        className="tl-menu-head",
    )
    menu = html.Ul(_menu(around), className="tl-nav")
    end = html.Div(who, className="tl-drawer-end")
    nav = html.Nav(
        [head, menu, end], className="tl-drawer", **{"aria-label": _("Menu")}
    )
    return html.Details(
        [html.Summary(_("Menu"), className="btn"), nav], className="tl-menu tl-open"
    )


def _menu(around: Surroundings) -> list[Markup]:
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


def _notices(around: Surroundings) -> list[Markup]:
    return [*_synthetic(around), *_damaged(around), *_older(around)]


def _damaged(around: Surroundings) -> list[Markup]:
    """Say that these are older numbers: the newest cannot be shown."""
    if not around.damaged or not around.edition:
        return []
    text = _(
        "Edition {n} cannot be shown: its files are damaged. These are the numbers of"
        " edition {shown}. Tell whoever looks after Tilts.",
        n=around.damaged[-1],
        shown=around.edition.number,
    )
    return [
        html.Aside(
            html.P(text, role="alert"),
            className="tl-synthetic tl-older",
            **{"aria-label": _("Damaged edition")},
        )
    ]


def _synthetic(around: Surroundings) -> list[Markup]:
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


def _older(around: Surroundings) -> list[Markup]:
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
