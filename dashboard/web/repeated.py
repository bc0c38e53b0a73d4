"""What was asked before, word for word: given again before Flask begins its work.

Who asks is found out anew each time, and whether the edition stands as it did. All else
that an answer depends on is what it is known by here, and it is known for a short time.
"""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import Flask, Request

from dashboard.ground import own_municipality, theme
from dashboard.ground.access import Identity, acting_as
from dashboard.ground.audit.recording import come_from
from dashboard.web import payloads
from dashboard.web.arrivals import Arrivals, Shown
from dashboard.web.auditing import Viewed, is_ahead, write_down
from dashboard.web.identity.origin import ROLE, Wsgi, client
from dashboard.web.identity.ways import Way

MARK = "tilts.repeatable"
"""Where Flask's side of the app says that an answer may be given again."""

_SECONDS = 20.0
"""Within the minute after which a session notes that its person is here."""

_MOST_BYTES, _LARGEST_BODY = 8_000_000, 16_000
_FOUND = "200 OK"
_ANY_BUT_COOKIES = (
    "REQUEST_METHOD",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SERVER_NAME",
    "SERVER_PORT",
    "CONTENT_TYPE",
    "HTTP_ACCEPT_ENCODING",
)
_COOKIES = (theme.COOKIE, theme.WISH, own_municipality.COOKIE)

Asked = tuple[str | bytes | None, ...]
Headers = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Repeatable:
    """What must hold when the same is asked again, and what the log is told then."""

    person: Identity
    shown: Shown
    where: tuple[str | None, str | None]
    viewed: Viewed


@dataclass(frozen=True, kw_only=True)
class Given:
    """An answer as it went out, and until when it may go out again."""

    again: Repeatable
    headers: Headers
    body: bytes
    until: float

    def size(self, asked: Asked) -> int:
        """Bytes that it takes up, with what it is known by."""
        return len(self.body) + sum(len(part) for part in asked if part)


class Repeated:
    """An app that is spared what it has answered a moment ago."""

    def __init__(self, app: Wsgi, way: Way, arrivals: Arrivals) -> None:
        self._app, self._way, self._arrivals = app, way, arrivals
        self._given: dict[Asked, dict[Identity, Given]] = {}
        self._size, self._lock = 0, threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request."""
        if not _may_be_repeated(environ):
            return self._app(environ, start)
        request = Request(environ, populate_request=False)
        asked = _asked(request)
        before = self._given.get(asked)
        person = self._person(request) if before else None
        given = before.get(person) if before and person else None
        if person is None or given is None or not self._stands(given):
            return self._answered(asked, environ, start)
        environ[ROLE] = person.role.value
        come_from(client(environ))
        with acting_as(person):
            write_down(*given.again.where, given.again.viewed, ahead=is_ahead(request))
        start(_FOUND, [*given.headers])
        return [given.body]

    def _person(self, request: Request) -> Identity | None:
        try:
            return self._way.person(request)
        except Exception:
            # What is wrong is said in words where everything else is.
            return None

    def _stands(self, given: Given) -> bool:
        is_fresh = time.monotonic() < given.until
        return is_fresh and self._arrivals.still(given.again.shown)

    def _answered(
        self, asked: Asked, environ: dict[str, Any], start: Any
    ) -> Iterable[bytes]:
        """Let the app answer, and remember it where the app says so."""
        said: tuple[str, Headers] = ("", [])

        def begin(status: str, headers: Headers, *more: Any) -> Any:
            nonlocal said
            said = (status, headers)
            return start(status, headers, *more)

        pieces = self._app(environ, begin)
        if MARK not in environ:
            return pieces
        body = _whole(pieces)
        status, headers = said
        sets_cookie = any(name == "Set-Cookie" for name, _value in headers)
        if status == _FOUND and not sets_cookie:
            until = time.monotonic() + _SECONDS
            again = environ[MARK]
            made = Given(again=again, headers=headers, body=body, until=until)
            self._remember(asked, made)
        return [body]

    def _remember(self, asked: Asked, made: Given) -> None:
        size = made.size(asked)
        with self._lock:
            if self._size + size > _MOST_BYTES:
                self._given, self._size = {}, 0
            if size > _MOST_BYTES:
                return
            of_all = self._given.setdefault(asked, {})
            before = of_all.get(made.again.person)
            self._size += size - (before.size(asked) if before else 0)
            of_all[made.again.person] = made


def register(server: Flask, way: Way, arrivals: Arrivals) -> None:
    """Spare a server what it has answered a moment ago; before proxies are believed."""
    server.wsgi_app = Repeated(server.wsgi_app, way, arrivals)  # type: ignore[assignment, method-assign]


def _may_be_repeated(environ: dict[str, Any]) -> bool:
    path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
    if path == payloads.PATH:
        length = environ.get("CONTENT_LENGTH", "")
        is_small = length.isdecimal() and int(length) <= _LARGEST_BODY
        return method == "POST" and is_small
    return method == "GET" and not path.startswith("/assets/")


def _whole(pieces: Iterable[bytes]) -> bytes:
    try:
        return b"".join(pieces)
    finally:
        close = getattr(pieces, "close", None)
        if close:
            close()


def _asked(request: Request) -> Asked:
    """Return all that an answer depends on, but the person and the edition."""
    environ = request.environ
    cookies = request.cookies
    body = b""
    if environ["REQUEST_METHOD"] == "POST":
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        # Flask reads it once more.
        environ["wsgi.input"] = BytesIO(body)
    named = (environ.get(name) for name in _ANY_BUT_COOKIES)
    return (body, *named, *(cookies.get(name) for name in _COOKIES))
