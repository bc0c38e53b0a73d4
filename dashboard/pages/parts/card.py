"""The card of one indicator, and the parts of it that change with the filters."""

from collections.abc import Callable
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash._utils import stringify_id
from dash.development.base_component import Component

from dashboard.ground import i18n, theme
from dashboard.ground.i18n import N_, _
from dashboard.pages.parts import ids
from dashboard.pages.parts.about import about, source
from dashboard.pages.parts.save import save
from dashboard.pages.parts.table import table
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.pieces.flat import flat
from dashboard.reading.kit.pieces.prose import spans
from dashboard.reading.view import View

_WIDEST = 12
_HEIGHT = 320
_ENTERED = (html.A, html.Table, html.Details, html.Button, html.Blockquote, dcc.Input)

VIEWS = {"chart": N_("Chart"), "table": N_("Table"), "about": N_("About this number")}


def card(indicator: Indicator, view: View) -> html.Article:
    """Return the whole card, filled."""
    name, heading = indicator.name, f"title-{indicator.name}"
    pieces = fill(indicator, view)

    def part(piece: str, element: type[Component], **look: str) -> Component:
        return element(pieces[piece](), id=ids.part(piece, name), **look)

    return html.Article(
        [
            # The palette leads here, and so does the focus.
            html.H3(indicator.heading, id=heading, tabIndex=-1),
            part("sentence", html.P, className="tl-sentence"),
            html.Div(
                [_views(indicator), part("save", html.Div)], className="tl-card-bar"
            ),
            _shown(indicator, view, heading),
            part("table", html.Div, className="tl-pane tl-pane-table"),
            part("about", html.Div, className="tl-pane tl-pane-about"),
            part("source", html.P, className="tl-source"),
        ],
        className=_width(indicator),
        **{"aria-labelledby": heading},
    )


def fill(indicator: Indicator, view: View) -> dict[str, Callable[[], Any]]:
    """Return how to make each part of a card; its answer is asked for once."""
    answer = indicator.narrowed(view.ask(indicator))
    return {
        "sentence": lambda: spans(indicator.said(answer)),
        "picture": lambda: flat(_picture(indicator, answer)),
        "table": lambda: flat(_table(indicator, answer)),
        "about": lambda: flat(about(indicator, answer)),
        "source": lambda: source(indicator, answer),
        "save": lambda: save(indicator, view),
    }


PARTS = ("sentence", "picture", "table", "about", "source", "save")


def draw(indicator: Indicator, view: View) -> tuple[Figure, dict[str, str]]:
    """Return the figure of a card and the style of its graph: its height."""
    answer = indicator.narrowed(view.ask(indicator))
    drawn = indicator.figure if not answer.table.empty else None
    plain = drawn(answer) if drawn else empty(_(_why(indicator, answer)))
    figure = theme.dress(plain)
    # A responsive graph forgets the height of its figure.
    return figure, {"height": f"{figure['layout'].get('height', _HEIGHT)}px"}


def _shown(indicator: Indicator, view: View, heading: str) -> html.Div:
    if indicator.picture is None:
        return _chart(indicator, view, heading)
    picture = fill(indicator, view)["picture"]()
    part = html.Div(picture, id=ids.part("picture", indicator.name))
    return html.Div(html.Figure(part), className="tl-pane tl-pane-chart")


def _picture(indicator: Indicator, answer: Answer) -> Component:
    """A picture, named by its sentence; one that can be entered is a group."""
    if indicator.picture is None or answer.table.empty:
        return _nothing(indicator, answer)
    made = indicator.picture(answer)
    sentence = stringify_id(ids.part("sentence", indicator.name))
    named = {"aria-labelledby": f"title-{indicator.name} {sentence}"}
    return html.Div(made, role="group" if _has_inside(made) else "img", **named)


def _has_inside(made: Component) -> bool:
    """Whether anything inside must be reached or read on its own: links, tables."""
    return any(isinstance(one, _ENTERED) for one in (made, *made._traverse()))


def _chart(indicator: Indicator, view: View, heading: str) -> html.Div:
    figure, style = draw(indicator, view)
    graph = dcc.Graph(
        id=ids.chart(indicator.name),
        figure=figure,
        style=style,
        config={**i18n.plotly_locale(), "displayModeBar": False, "responsive": True},
    )
    # Screen readers get nothing from Plotly's drawing; the sentence speaks for it.
    sentence = stringify_id(ids.part("sentence", indicator.name))
    image = html.Div(graph, role="img", **{"aria-labelledby": f"{heading} {sentence}"})
    return html.Div(html.Figure(image), className="tl-pane tl-pane-chart")


def _table(indicator: Indicator, answer: Answer) -> Component:
    if answer.table.empty:
        return _nothing(indicator, answer)
    return table(indicator, answer)


def _nothing(indicator: Indicator, answer: Answer) -> html.P:
    return html.P(_(_why(indicator, answer)), className="tl-nothing")


def _why(indicator: Indicator, answer: Answer) -> str:
    """Say why there is nothing: it is not shown to this reader, or there is none."""
    return answer.notice or indicator.nothing


def _views(indicator: Indicator) -> html.Fieldset:
    legend = _("View: {title}", title=indicator.heading)
    options = [{"label": _(label), "value": view} for view, label in VIEWS.items()]
    choice = dbc.RadioItems(
        id=f"view-{indicator.name}",
        # Arrow keys move between radio buttons of one name.
        name=f"view-{indicator.name}",
        options=options,
        value="chart",
        className="tl-views",
        inputClassName="btn-check",
        labelClassName="btn",
    )
    return html.Fieldset([html.Legend(legend, className="visually-hidden"), choice])


def _width(indicator: Indicator) -> str:
    narrow = indicator.width < _WIDEST
    return f"tl-card tl-{indicator.width}" if narrow else "tl-card"
