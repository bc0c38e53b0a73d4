"""Tables to take away: the answer of a card, as a file."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, request

from dashboard import i18n, indicators
from dashboard.access import current_scope
from dashboard.address import Address
from dashboard.answer import Answer
from dashboard.editions import Edition, NoEditionError, Shelf
from dashboard.exports.table import write_csv, write_xlsx
from dashboard.filters import Filters
from dashboard.indicators import QUERIES
from dashboard.pages import INDICATORS

FORMATS: dict[str, tuple[Callable[[Answer], bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve /download/<card or query>.<format> with the filters in the query."""

    @server.get("/download/<name>.<format_>")
    def download(name: str, format_: str) -> Any:
        if name not in INDICATORS.keys() | QUERIES.keys() or format_ not in FORMATS:
            abort(404)
        query = request.query_string.decode("utf-8", "replace")
        address = Address.read("/", query)
        i18n.activate(address.language)
        try:
            edition = shelf.seen_by(current_scope()).edition(address.edition)
        except NoEditionError:
            abort(404)
        answer = _answer(name, edition, address.filters)
        write, mimetype = FORMATS[format_]
        disposition = f'attachment; filename="{_file(name, answer)}.{format_}"'
        headers = {"Content-Disposition": disposition}
        return Response(write(answer), content_type=mimetype, headers=headers)


def _answer(name: str, edition: Edition, filters: Filters) -> Answer:
    card = INDICATORS.get(name)
    query = card.query if card else name
    whole = indicators.answer(query, edition, filters, current_scope())
    return card.narrowed(whole) if card else whole


def _file(name: str, answer: Answer) -> str:
    first, last = answer.window.since, answer.window.last
    return f"tilts-{name}-{first}_{last}-edition{answer.edition.number}"
