"""Tables to take away: the answer of a card, as a file."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, request

from dashboard import i18n, indicators
from dashboard.access import current_scope
from dashboard.address import Address
from dashboard.answer import Answer
from dashboard.editions import NoEditionError, Shelf
from dashboard.exports.table import write_csv, write_xlsx
from dashboard.indicators import QUERIES

FORMATS: dict[str, tuple[Callable[[Answer], bytes], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve /download/<indicator>.<format> with the filters in the query."""

    @server.get("/download/<indicator>.<format_>")
    def download(indicator: str, format_: str) -> Any:
        if indicator not in QUERIES or format_ not in FORMATS:
            abort(404)
        query = request.query_string.decode("utf-8", "replace")
        address = Address.read("/", query)
        i18n.activate(address.language)
        try:
            edition = shelf.edition(address.edition)
        except NoEditionError:
            abort(404)
        scope = current_scope()
        answer = indicators.answer(indicator, edition, address.filters, scope)
        write, mimetype = FORMATS[format_]
        disposition = f'attachment; filename="{_name(answer)}.{format_}"'
        headers = {"Content-Disposition": disposition}
        return Response(write(answer), content_type=mimetype, headers=headers)


def _name(answer: Answer) -> str:
    first, last = answer.window.since, answer.window.last
    number = answer.edition.number
    return f"tilts-{answer.query.name}-{first}_{last}-edition{number}"
