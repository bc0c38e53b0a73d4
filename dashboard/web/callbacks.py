"""The callbacks of the app: one shows a page, one refills its parts."""

from typing import Any

from dash import (
    ClientsideFunction,
    Dash,
    Input,
    Output,
    State,
    ctx,
    set_props,
)
from dash.exceptions import PreventUpdate
from flask import request

from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n, own_municipality, theme
from dashboard.ground.access import current_scope
from dashboard.pages import render
from dashboard.pages.parts import ids
from dashboard.pages.parts.slot import FILLED
from dashboard.pages.render import Reader, Wanted
from dashboard.reading.address import Address
from dashboard.web.auditing import viewing

WHERE = {
    "path": State(ids.URL, "pathname"),
    "query": State(ids.URL, "search"),
}


def register(app: Dash, shelf: Shelf) -> None:
    """Attach the callbacks to an app."""
    _register_in_the_browser(app)

    @app.callback(
        output=[Output(ids.PAGE, "children"), Output(ids.HEAD, "data")],
        inputs={"route": Input(ids.ROUTE, "data"), **WHERE},
        prevent_initial_call=True,
    )
    def show(route: str, path: str, query: str) -> Any:
        del route
        reader = arrive(path, query)
        with viewing(path, query):
            title, children = render.whole(reader, shelf)
        set_props(ids.NOTICE, {"children": []})
        return children, {
            "title": f"{title} · Tilts",
            "language": reader.address.language,
        }

    @app.callback(
        output=[
            Output(ids.ANY_PART, FILLED),
            Output(ids.ANY_CHART, "figure"),
            Output(ids.ANY_CHART, "style"),
        ],
        inputs={"changed": Input(ids.QUERY, "data"), **WHERE},
        prevent_initial_call=True,
    )
    def draw(changed: str, path: str, query: str) -> Any:
        del changed
        with viewing(path, query):
            made = render.anew(_wanted(), arrive(path, query), shelf)
        set_props(ids.NOTICE, {"children": []})
        if made is None:
            raise PreventUpdate
        return made


def arrive(path: str | None, query: str | None) -> Reader:
    """Read who looks at what; from here on speak their language, in their theme."""
    address = Address.read(path, query)
    i18n.activate(address.language)
    theme.activate(request.cookies)
    own_municipality.activate(request.cookies.get(own_municipality.COOKIE))
    return Reader(address=address, scope=current_scope())


def _wanted() -> Wanted:
    pieces, charts, _styles = ctx.outputs_list
    return Wanted(
        parts=[(each["id"]["part"], each["id"]["of"]) for each in pieces],
        charts=[each["id"]["chart"] for each in charts],
    )


def _register_in_the_browser(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("tilts", "route"),
        Output(ids.ROUTE, "data"),
        Output(ids.QUERY, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        State(ids.ROUTE, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("tilts", "head"),
        Output(ids.HEAD, "modified_timestamp"),
        Input(ids.HEAD, "data"),
        prevent_initial_call=True,
    )
