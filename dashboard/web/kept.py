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

from dashboard.editions.edition import NoEditionError
from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n, own_municipality, theme
from dashboard.ground.access import Scope, current_scope, may_write
from dashboard.pages import render
from dashboard.pages.menu import find
from dashboard.pages.render import Reader
from dashboard.reading.address import Address
from dashboard.web import faults, payloads
from dashboard.web.auditing import Viewed, write_down
from dashboard.web.callbacks import arrive
from dashboard.web.document import Opening, TiltsApp
from dashboard.web.lately import Lately

MOST = "TILTS_KEPT_MB"
_MOST_MB = 24
_MB = 1_000_000
_FOUND = 200
_LONGEST_WAIT = 20
_QUALITY = 5
"""Of the compression, done once: half the time of the best, and a few per cent more."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An edition, and what its pages say of others: the latest, and damaged ones."""

    edition: Manifest
    latest: int
    damaged: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that an answer to a callback depends on.

    `address` is read, so that spelling it otherwise makes no second answer; `mine` is
    the municipality that is the reader's.
    """

    standing: Standing
    address: Address
    scope: Scope
    writes: bool
    theme: str
    mine: str | None


class Arrivals:
    """What readers ask for, by what their browsers send: each is read once."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._standings = Lately[Standing](shelf.folder)
        self._shown = Lately[Shown | None](shelf.folder)

    def shown(self, path: str | None, query: str | None) -> Shown | None:
        """Tell what an answer depends on; None if no answer to it is kept.

        As when the request arrives, from here on its reader's language is spoken.
        """
        theme.activate(request.cookies)
        mine = request.cookies.get(own_municipality.COOKIE)
        person = (current_scope(), may_write(), theme.active(), mine)
        try:
            shown = self._shown.of(
                (path, query, *person),
                lambda: self.of(arrive(path, query, self.shelf)),
            )
        except NoEditionError:
            return self.of(arrive(path, query, self.shelf))
        if shown:
            i18n.activate(shown.address.language)
            own_municipality.activate(shown.mine)
        return shown

    def of(self, reader: Reader) -> Shown | None:
        """Tell it of a reader who has arrived."""
        if not find(reader.address.path):
            return None
        try:
            shelf, number = self.shelf.seen_by(reader.scope), reader.address.edition
            standing = self._standings.of(
                (shelf, number), lambda: _standing(shelf, number)
            )
        except NoEditionError as error:
            faults.note(error)
            return None
        return Shown(
            standing=standing,
            address=reader.address,
            scope=reader.scope,
            writes=may_write(),
            theme=theme.active(),
            mine=own_municipality.active(),
        )


def _standing(shelf: Shelf, number: int | None) -> Standing:
    """How an edition stands; NoEditionError as the shelf raises it."""
    return Standing(
        edition=shelf.edition(number).manifest,
        latest=shelf.current(),
        damaged=(*shelf.damaged(),),
    )


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


def register(app: TiltsApp, shelf: Shelf) -> None:
    """Answer callbacks with what is kept; after every gate, before Dash."""
    arrivals = Arrivals(shelf)
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
        return _given(found) if found else None

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
    if found is None or request.method != "GET":
        return Opening(title=title, frame=frame)
    write_down(path, query, found.viewed)
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


def _given(found: Kept) -> Response:
    write_down(*payloads.where(), found.viewed)
    if _takes_packed():
        return _packed(Response(content_type="application/json"), found.packed)
    plain = brotli.decompress(found.packed)
    return Response(plain, content_type="application/json")


def _takes_packed() -> bool:
    return bool(request.accept_encodings["br"])


def _packed(response: Response, packed: bytes) -> Response:
    response.set_data(packed)
    response.headers["Content-Encoding"] = "br"
    response.vary.add("Accept-Encoding")
    return response
