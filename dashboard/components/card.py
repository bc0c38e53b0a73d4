"""The card of one indicator, and the parts of it that change with the filters."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import i18n, ids, theme
from dashboard.components.about import about, source
from dashboard.components.prose import plain, spans
from dashboard.components.table import table
from dashboard.i18n import N_, _
from dashboard.indicators import Answer, Indicator
from dashboard.view import View

_TEXT = "sentence"
_WIDEST = 12

VIEWS = {"chart": N_("Chart"), "table": N_("Table"), "about": N_("About this number")}
FORMATS = ("csv", "xlsx")


def card(indicator: Indicator, view: View) -> html.Article:
    """Return the whole card, filled."""
    name, heading = indicator.query, f"title-{indicator.query}"
    pieces = fill(indicator, view)

    def part(piece: str, element: type[Component], **look: str) -> Component:
        return element(pieces[piece](), id=ids.part(piece, name), **look)

    return html.Article(
        [
            html.H3(_(indicator.title), id=heading),
            part(_TEXT, html.P, className="tl-sentence"),
            html.Div(
                [_views(indicator), part("save", html.Div)], className="tl-card-bar"
            ),
            *(
                part(pane, html.Div, className=f"tl-pane tl-pane-{pane}")
                for pane in VIEWS
            ),
            part("source", html.P, className="tl-source"),
        ],
        className=_width(indicator),
        **{"aria-labelledby": heading},
    )


def fill(indicator: Indicator, view: View) -> dict[str, Callable[[], Any]]:
    """Return how to make each part of a card; its answer is asked for once."""
    answer = view.answer(indicator.query)
    return {
        _TEXT: lambda: spans(indicator.sentence(answer)),
        "chart": lambda: _chart(indicator, answer),
        "table": lambda: _table(indicator, answer),
        "about": lambda: about(indicator, answer),
        "source": lambda: source(indicator, answer),
        "save": lambda: _save(indicator, view),
    }


PARTS = (_TEXT, *VIEWS, "source", "save")


def _chart(indicator: Indicator, answer: Answer) -> Component:
    if answer.table.empty:
        return nothing()
    figure = theme.dress(indicator.figure(answer))
    graph = dcc.Graph(
        figure=figure,
        config={**i18n.plotly_locale(), "displayModeBar": False, "responsive": True},
        # Graph forgets the figure's own height when it is responsive.
        style={"height": f"{figure['layout'].get('height', 320)}px"},
    )
    said = plain(indicator.sentence(answer)) or _(indicator.title)
    return html.Figure(html.Div(graph, role="img", **{"aria-label": said}))


def _table(indicator: Indicator, answer: Answer) -> Component:
    return nothing() if answer.table.empty else table(answer, _(indicator.title))


def nothing() -> html.P:
    """Say that there is nothing to show, instead of empty axes."""
    return html.P(_("No data for this choice."), className="tl-nothing")


def _views(indicator: Indicator) -> html.Fieldset:
    legend = _("View: {title}", title=_(indicator.title))
    options = [{"label": _(label), "value": view} for view, label in VIEWS.items()]
    choice = dbc.RadioItems(
        id=f"view-{indicator.query}",
        options=options,
        value="chart",
        className="tl-views",
        inputClassName="btn-check",
        labelClassName="btn",
    )
    return html.Fieldset([html.Legend(legend, className="visually-hidden"), choice])


def _save(indicator: Indicator, view: View) -> html.Details:
    filters = view.filters.to_query().removeprefix("?")
    fixed = urlencode({"edition": view.edition.manifest.number, "lang": i18n.active()})
    query = "&".join(filter(None, (filters, fixed)))
    of_what = html.Span(f": {_(indicator.title)}", className="visually-hidden")
    links = [
        html.A(
            format_.upper(),
            href=f"/download/{indicator.query}.{format_}?{query}",
            className="dropdown-item",
            download="",
        )
        for format_ in FORMATS
    ]
    summary = html.Summary([_("Save"), of_what], className="btn dropdown-toggle")
    menu = html.Div(links, className="dropdown-menu")
    return html.Details([summary, menu], className="dropdown tl-save")


def _width(indicator: Indicator) -> str:
    narrow = indicator.width < _WIDEST
    return f"tl-card tl-{indicator.width}" if narrow else "tl-card"
