"""What the web writes down in the audit log: from where, and which pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask, Request, Response, g, request

from dashboard.ground.audit.recording import come_from, listening, record_soon
from dashboard.pages import data
from dashboard.web.identity.origin import client

_DESK = f"{data.PATH}/"
AHEAD = "X-Tilts-Ahead"
"""Marks what a browser asks for before its reader does, so that it is there at once."""
_FOUND = 200


@dataclass(frozen=True, kw_only=True)
class Viewed:
    """What was shown of an edition: how many rows of tables."""

    edition: int | None = None
    rows: int = 0


def register(server: Flask) -> None:
    """Say before each request from where it comes; write down looks at the desk."""

    @server.before_request
    def _remember_origin() -> None:
        come_from(client(request.environ))

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
    g.viewed = Viewed(
        edition=asked[0].edition if asked else None,
        rows=sum(one.rows for one in asked),
    )
    write_down(path, query, g.viewed, ahead=is_ahead(request))


def is_ahead(asked: Request) -> bool:
    """Whether a browser asks before its reader does."""
    return AHEAD in asked.headers


def write_down(
    path: str | None, query: str | None, viewed: Viewed, *, ahead: bool
) -> None:
    """Write down that somebody saw what was made now, or earlier for others.

    What was sent ahead is not seen yet: when it is, the browser asks for it again.
    """
    record_soon(
        "ahead" if ahead else "view",
        what=path or "/",
        query=(query or "").removeprefix("?"),
        edition=viewed.edition,
        rows=viewed.rows,
    )
