"""The newest edition's pages, asked for once by the server itself: nobody is first."""

import logging
import threading
import time
from contextlib import suppress

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n
from dashboard.ground.access import Scope
from dashboard.ground.i18n import _
from dashboard.pages import render
from dashboard.pages.menu import PAGES
from dashboard.pages.render import Reader
from dashboard.reading.address import Address

log = logging.getLogger(__name__)

_LOOK_SECONDS, _REST_SECONDS, _STEP = 5.0, 1.0, 0.2


def start(shelf: Shelf, scope: Scope) -> None:
    """Read what every page needs, and warm each new edition beside the work.

    `scope` is that of those who see most here.
    """
    for code in i18n.LANGUAGES:
        with i18n.language(code):
            _("Menu")
    with suppress(Exception):
        # What is wrong with it is said to those who ask.
        shelf.seen_by(scope).edition().definitions  # noqa: B018
    threading.Thread(target=_keep_warm, args=(shelf, scope), name="warming").start()


def warm(shelf: Shelf, scope: Scope, rest: float = _REST_SECONDS) -> None:
    """Ask what every page asks of the newest edition; its answers are kept there."""
    for page in PAGES:
        # Readers go first.
        _rest(rest)
        if _is_running():
            render.whole(Reader(address=Address(path=page.path), scope=scope), shelf)


def _keep_warm(shelf: Shelf, scope: Scope) -> None:
    known = None
    while _is_running():
        _rest(_LOOK_SECONDS)
        known = _warmed(shelf, scope, known)


def _warmed(shelf: Shelf, scope: Scope, known: int | None) -> int | None:
    try:
        latest = shelf.seen_by(scope).current()
        if latest != known:
            warm(shelf, scope)
    except NoEditionError:
        return None
    # Whoever opens the page is told; here it must not end the thread.
    except Exception:
        log.exception("The newest edition cannot be shown")
    return latest


def _rest(seconds: float) -> None:
    until = time.monotonic() + seconds
    while _is_running() and time.monotonic() < until:
        time.sleep(_STEP)


def _is_running() -> bool:
    """Whether the server has not begun to end: then this ends too, between pages."""
    return threading.main_thread().is_alive()
