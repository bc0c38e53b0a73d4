"""Every answer noted once it is given: a number, a line of the access log, a count."""

import itertools
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from logging.handlers import WatchedFileHandler
from typing import Any

from flask import Flask, request

from dashboard.ground.audit.entry import now
from dashboard.web.identity.origin import ROLE, Wsgi

ACCESS_LOG = "TILTS_ACCESS_LOG"
HEADER = "X-Request-ID"
_NUMBER = "tilts.request"
_PROCESS, _count, _MANY = secrets.token_hex(4), itertools.count(1), 16**8
_STANDARD_OUTPUT = "-"
_LONGEST_PATH = 200
_FAILED = 500


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answer: of whom no more is said than the role, of what no filters."""

    at: str
    request: str
    method: str
    path: str
    status: int
    ms: float
    bytes: int
    role: str


Observer = Callable[[Answered], None]


def register(server: Flask, observers: Iterable[Observer] = ()) -> None:
    """Number every request, and tell the access log, if there is one, and others."""
    told = [*observers, *_access_log()]
    server.wsgi_app = Watched(server.wsgi_app, told)  # type: ignore[assignment, method-assign]


def number() -> str:
    """Return the number of this request, which its answer carries."""
    return str(request.environ.get(_NUMBER, ""))


class Watched:
    """An app whose answers are noted when their last byte has been handed over."""

    def __init__(self, app: Wsgi, observers: Iterable[Observer]) -> None:
        self._app = app
        self._observers = (*observers,)

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request and number it."""
        began, status = time.perf_counter(), _FAILED
        environ[_NUMBER] = f"{_PROCESS}{next(_count) % _MANY:08x}"

        def begin(said: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            nonlocal status
            status = int(said[:3])
            return start(said, [*headers, (HEADER, environ[_NUMBER])], *more)

        def end(size: int) -> None:
            answered = Answered(
                at=now(),
                request=environ[_NUMBER],
                method=environ.get("REQUEST_METHOD", ""),
                path=environ.get("PATH_INFO", "")[:_LONGEST_PATH],
                status=status,
                ms=round(1000 * (time.perf_counter() - began), 1),
                bytes=size,
                role=environ.get(ROLE, ""),
            )
            for observe in self._observers:
                observe(answered)

        try:
            return _Counted(self._app(environ, begin), end)
        except Exception:
            end(0)
            raise


class _Counted:
    """The pieces of an answer, counted while they are handed over."""

    def __init__(self, pieces: Iterable[bytes], end: Callable[[int], None]) -> None:
        self._pieces, self._end, self._size = pieces, end, 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._size += len(piece)
            yield piece

    def close(self) -> None:
        """Let go of the answer, as the app needs it, and note it."""
        close = getattr(self._pieces, "close", None)
        if close:
            close()
        self._end(self._size)


def _access_log() -> list[Observer]:
    """Return what writes lines of JSON to a file, - being standard output."""
    path = os.environ.get(ACCESS_LOG)
    if not path:
        return []
    log = logging.getLogger("tilts.access")
    # A file that was moved away is opened anew, so that it can be rotated.
    handler = (
        logging.StreamHandler(sys.stdout)
        if path == _STANDARD_OUTPUT
        else WatchedFileHandler(path, encoding="utf-8")
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)
    return [lambda one: log.info(json.dumps(asdict(one), ensure_ascii=False))]
