"""Write down what is done: exports at once or not at all, views in passing."""

import atexit
import logging
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from dashboard.ground.audit.entry import COMMAND_LINE, Entry
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.log import AuditError, Log
from dashboard.ground.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One indicator that was asked of an edition, and how many rows it gave."""

    indicator: str
    edition: int
    rows: int


_MOST_WAITING = 10_000
_REST_SECONDS = 0.05
"""Between two times of writing: what many look at in it is written and signed once."""

_origin: ContextVar[str] = ContextVar("origin", default=COMMAND_LINE)
_asked: ContextVar[list[Asked] | None] = ContextVar("asked", default=None)
_waiting: queue.Queue[tuple[Settings, Entry]] = queue.Queue(_MOST_WAITING)
_writer = threading.Lock()
_started, _news = threading.Event(), threading.Event()


def come_from(origin: str) -> None:
    """Say from where the person behind this request comes."""
    _origin.set(origin)


@contextmanager
def listening() -> Iterator[list[Asked]]:
    """Collect the indicators asked inside, each with its number of rows."""
    asked: list[Asked] = []
    token = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(token)


def noted(asked: Asked) -> None:
    """Note what was asked, where somebody listens."""
    heard = _asked.get()
    if heard is not None:
        heard.append(asked)


def record(action: str, **values: Any) -> Head:
    """Write down a deed of the person behind this request, before it is done.

    The head that is returned ends with the deed. AuditError if it cannot be written:
    then it must not be done.
    """
    entry = Entry(action=action, **values).by_current(_origin.get())
    return Log.at(Settings.from_environment()).append([entry])


def record_soon(action: str, **values: Any) -> None:
    """Write down what was looked at, or who came and went; nobody waits for it."""
    entry = Entry(action=action, **values).by_current(_origin.get())
    try:
        _waiting.put_nowait((Settings.from_environment(), entry))
    except queue.Full:
        log.exception("A view was not written down in the audit log")
    _news.set()
    if not _started.is_set():
        _start()


def flush() -> None:
    """Write what waits to be written."""
    with _writer:
        views = []
        while not _waiting.empty():
            views.append(_waiting.get_nowait())
        for where in dict.fromkeys(settings for settings, _entry in views):
            _append(where, [entry for settings, entry in views if settings == where])


def _append(where: Settings, entries: list[Entry]) -> None:
    try:
        Log.at(where).append(entries)
    except AuditError:
        log.exception("Views were not written down in the audit log")


def _start() -> None:
    with _writer:
        if not _started.is_set():
            threading.Thread(target=_write_on, name="audit", daemon=True).start()
            atexit.register(flush)
            _started.set()


def _write_on() -> None:
    while _news.wait():
        _news.clear()
        flush()
        time.sleep(_REST_SECONDS)
