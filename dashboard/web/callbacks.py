"""The callbacks of the app: one answers an address, two are the browser's own."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from flask import request

from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n, own_municipality, theme
from dashboard.ground.access import current_scope
from dashboard.pages import render
from dashboard.pages.parts import ids
from dashboard.pages.render import Reader
from dashboard.reading.address import Address
from dashboard.web.auditing import viewing

WHERE = {
    "path": State(ids.URL, "pathname"),
    "query": State(ids.URL, "search"),
}


def register(app: Dash, shelf: Shelf) -> None:
    """Attach the callbacks to an app."""

    @app.callback(
        output=Output(ids.ANSWER, "data"),
        inputs={"asked": Input(ids.ASKED, "data"), **WHERE},
        prevent_initial_call=True,
    )
    def show(asked: str, path: str, query: str) -> Any:
        del asked
        reader = arrive(path, query, shelf)
        with viewing(path, query):
            return render.whole(reader, shelf)

    app.clientside_callback(
        ClientsideFunction("tilts", "ask"),
        Output(ids.ASKED, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
    )
    app.clientside_callback(
        ClientsideFunction("tilts", "show"),
        Output(ids.ANSWER, "modified_timestamp"),
        Input(ids.ANSWER, "data"),
        prevent_initial_call=True,
    )


def arrive(path: str | None, query: str | None, shelf: Shelf) -> Reader:
    """Read who looks at what; from here on speak their language, in their theme."""
    scope = current_scope()
    address = Address.of(path, query, shelf.seen_by(scope))
    i18n.activate(address.language)
    theme.activate(request.cookies)
    own_municipality.activate(request.cookies.get(own_municipality.COOKIE))
    return Reader(address=address, scope=scope)
