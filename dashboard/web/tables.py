"""The tables of cards, each asked for when its pane is opened."""

from typing import Any

from flask import Flask, Response, abort, request

from dashboard.editions.shelf import Shelf
from dashboard.ground.access import current_scope
from dashboard.pages import render
from dashboard.pages.parts.table import PATH
from dashboard.web import faults
from dashboard.web.auditing import viewing
from dashboard.web.callbacks import arrive

_SHOWN_ANEW = 204
"""Another edition is shown now: the page is asked for anew, and its tables after it."""


def register(server: Flask, shelf: Shelf) -> None:
    """Serve /tabula/<edition>/<card>/<path of a page> with the page's query."""

    @server.get(f"{PATH}/<int:number>/<name>/")
    @server.get(f"{PATH}/<int:number>/<name>/<path:path>")
    def table(number: int, name: str, path: str = "") -> Any:
        query = request.query_string.decode("utf-8", "replace")
        reader = arrive(path, query, shelf)
        # What cannot be opened is said in words.
        faults.opened(shelf.seen_by(current_scope()), reader.address.edition)
        with viewing(request.path, query):
            try:
                made = render.table(number, name, reader, shelf)
            except LookupError:
                abort(404)
        status = _SHOWN_ANEW if made is None else 200
        return Response(
            str(made or ""), status, content_type="text/html; charset=utf-8"
        )
