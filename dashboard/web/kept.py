"""Rendered answers of frozen editions, kept: the next reader waits for no numbers.

An edition never changes, so what is shown of it depends on nothing but what `Shown`
holds. Nothing in an answer is about the person who asks: that stands in the document.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

import brotli
from flask import Response, g, request
from markupsafe import Markup

from dashboard.ground.access import current
from dashboard.pages import render
from dashboard.web import payloads, repeated
from dashboard.web.arrivals import Arrivals, Shown
from dashboard.web.auditing import Viewed, is_ahead, write_down
from dashboard.web.callbacks import arrive
from dashboard.web.document import Opening, TiltsApp
from dashboard.web.repeated import Repeatable

MOST = "TILTS_KEPT_MB"
_MOST_MB = 24
_MB = 1_000_000
_FOUND = 200
_LONGEST_WAIT = 20
_QUALITY = 5
"""Of the compression, done once: half the time of the best, and a few per cent more."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The bytes of an answer, packed, and what the audit log says of it."""

    packed: bytes
    viewed: Viewed

    @property
    def size(self) -> int:
        """Bytes that it takes up."""
        return len(self.packed)


class Answers:
    """Answers that were given, the latest asked for, within so many bytes."""

    def __init__(self, most: int) -> None:
        self.size = 0
        self._most, self._lock = most, threading.Lock()
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def find(self, key: Hashable) -> Kept | None:
        """Return what was kept."""
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Hashable, made: Kept) -> None:
        """Keep an answer, and drop those that were not asked for the longest."""
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = made
            self.size += made.size - (before.size if before else 0)
            while self.size > self._most:
                _key, dropped = self._kept.popitem(last=False)
                self.size -= dropped.size

    def begin(self, key: Hashable) -> threading.Lock:
        """Wait until nobody else makes this answer; the lock is for end()."""
        with self._lock:
            lock = self._making.setdefault(key, threading.Lock())
        lock.acquire(timeout=_LONGEST_WAIT)
        return lock

    def end(self, key: Hashable, lock: threading.Lock) -> None:
        """Let those in who wait for the same answer."""
        with self._lock:
            self._making.pop(key, None)
        if lock.locked():
            lock.release()


def register(app: TiltsApp, arrivals: Arrivals) -> None:
    """Answer callbacks with what is kept; after every gate, before Dash."""
    kept = Answers(int(os.environ.get(MOST) or _MOST_MB) * _MB)
    server = app.server

    @server.before_request
    def give() -> Response | None:
        if request.path != payloads.PATH or request.method != "POST":
            return None
        shown = arrivals.shown(*payloads.where())
        if shown is None:
            return None
        found = kept.find(shown)
        if found is None:
            g.making = (shown, kept.begin(shown))
            # Another may have made it while this one waited.
            found = kept.find(shown)
        return _given(shown, found) if found else None

    @server.after_request
    def take(response: Response) -> Response:
        if "making" not in g or "viewed" not in g or response.status_code != _FOUND:
            return response
        packed = brotli.compress(response.get_data(), quality=_QUALITY)
        kept.keep(g.making[0], Kept(packed=packed, viewed=g.viewed))
        return _packed(response, packed) if _takes_packed() else response

    @server.teardown_request
    def let_in(_error: Any) -> None:
        if "making" in g:
            kept.end(*g.making)

    app.opening = partial(_opening, arrivals, kept)


def _opening(arrivals: Arrivals, kept: Answers, path: str, query: str) -> Opening:
    """Open a document with its answer where that is kept, else with its frame alone."""
    reader = arrive(path, query, arrivals.shelf)
    shown = arrivals.of(reader)
    title, frame = _frame(shown, kept, lambda: render.bare(reader, arrivals.shelf))
    found = kept.find(shown) if shown else None
    if shown is None or found is None or request.method != "GET":
        return Opening(title=title, frame=frame)
    _tell(shown, (path, query), found.viewed)
    answer = brotli.decompress(found.packed).decode()
    return Opening(title=title, frame=frame, answer=answer)


def _frame(
    shown: Shown | None, kept: Answers, lay: Callable[[], tuple[str, Markup]]
) -> tuple[str, Markup]:
    """Lay the frame of a page out, or take it as it was kept."""
    if shown is None:
        return lay()
    found = kept.find(("frame", shown))
    if found:
        title, _end, frame = found.packed.decode().partition("\n")
        # It was Markup when it was kept.
        return title, Markup(frame)  # noqa: S704
    title, frame = lay()
    packed = f"{title}\n{frame}".encode()
    kept.keep(("frame", shown), Kept(packed=packed, viewed=Viewed()))
    return title, frame


def _given(shown: Shown, found: Kept) -> Response:
    _tell(shown, payloads.where(), found.viewed)
    if _takes_packed():
        return _packed(Response(content_type="application/json"), found.packed)
    plain = brotli.decompress(found.packed)
    return Response(plain, content_type="application/json")


def _tell(shown: Shown, where: tuple[str | None, str | None], viewed: Viewed) -> None:
    """Write down who sees it, and say that the same may be given again."""
    write_down(*where, viewed, ahead=is_ahead(request))
    request.environ[repeated.MARK] = Repeatable(
        person=current(), shown=shown, where=where, viewed=viewed
    )


def _takes_packed() -> bool:
    return bool(request.accept_encodings["br"])


def _packed(response: Response, packed: bytes) -> Response:
    response.set_data(packed)
    response.headers["Content-Encoding"] = "br"
    response.vary.add("Accept-Encoding")
    return response
