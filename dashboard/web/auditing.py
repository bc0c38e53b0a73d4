"""What the web writes down in the audit log: from where, and which pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, request

from dashboard.ground.audit.recording import come_from, listening, record_soon
from dashboard.pages import data

_DESK = f"{data.PATH}/"
_FOUND = 200


def register(server: Flask) -> None:
    """Say before each request from where it comes; write down looks at the desk."""

    @server.before_request
    def _remember_origin() -> None:
        come_from(request.remote_addr or "")

    @server.after_request
    def _write_down(response: Response) -> Response:
        looked = request.method == "GET" and response.status_code == _FOUND
        if looked and request.path.startswith(_DESK):
            record_soon("view", what=request.path)
        return response


@contextmanager
def viewing(path: str | None, query: str | None) -> Iterator[None]:
    """Write down that a page was shown, once it has been."""
    with listening() as asked:
        yield
    record_soon(
        "view",
        what=path or "/",
        query=(query or "").removeprefix("?"),
        edition=asked[0].edition if asked else None,
        rows=sum(one.rows for one in asked),
    )
