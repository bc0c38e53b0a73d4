"""A real server on a free port, the sample published on it, and a real browser."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest
import requests
from playwright.sync_api import sync_playwright

from dashboard.ground.settings import Settings
from dashboard.sample import demo
from dashboard.web.identity.local import VARIABLE
from tests.browser.browser import FLAGS, find
from tests.serving import answering
from tests.web.identity.conftest import free_port

PATIENCE = 60
SOON = 45_000
"""What a page may take, in milliseconds, before a test gives up."""
SIZE = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def home(once):
    """A Tilts with the synthetic sample, published as edition 1, that stays as it is.

    A test that imports or publishes has a copy of its own.
    """
    return once.made("tilts", lambda folder: demo.build(Settings(home=folder)))


@pytest.fixture(scope="session")
def address(home, once):
    """Address of a server that runs as it does for users, and ends with the tests.

    Another process of the tests may have started it: each comes in by itself.
    """
    with once.running("server", lambda: serving(home)) as found, entered(found):
        yield found


@contextmanager
def serving(home, port=None):
    """Serve a Tilts on a port, or a free one, until the end of the with block."""
    port = port or free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "TILTS_HOME": str(home), VARIABLE: "browser"}
    server = subprocess.Popen(command, env=environment)
    try:
        found = f"http://127.0.0.1:{port}"
        answering(found, server, PATIENCE)
        with entered(found):
            yield found
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


ENTERED = []
"""Cookies of the servers that run, by which a tab is let in as its owner is."""


@contextmanager
def entered(address):
    """Let the tabs of this process in at a server."""
    own = _cookie(address)
    ENTERED.append(own)
    yield
    ENTERED.remove(own)


def _cookie(address):
    """Come by the start address; return the cookie that it gives, if it gives one."""
    answer = requests.get(f"{address}/?token=browser", allow_redirects=False, timeout=9)
    own = {"url": address, "name": "none", "value": "none"}
    for cookie in answer.cookies:
        own |= {"name": cookie.name, "value": cookie.value}
    return own


@pytest.fixture(scope="session")
def chromium():
    """The browser; without one the tests fail, they are not skipped."""
    path = find()
    assert path, "no browser: run python -m tests.browser.browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


class Kept:
    """Tabs between two tests, as good as new: a new one costs thrice what a page does.

    Its scripts are read and compiled once for all tests that have it in turn.
    """

    def __init__(self, browser):
        self._browser = browser
        self._idle = []

    def take(self, options):
        """Give an empty tab of a context made with these options."""
        for place, (tab, made_with) in enumerate(self._idle):
            if made_with == options:
                del self._idle[place]
                return tab
        context = self._browser.new_context(**options)
        context.set_default_timeout(SOON)
        return context.new_page()

    def give_back(self, tab, options):
        """Empty a tab: no page, cookie, memory, route, and no mouse over it."""
        tab.unroute_all()
        tab.emulate_media(media="null")
        tab.mouse.move(-1, -1)
        if tab.url.startswith(("http", "file")):
            tab.evaluate("localStorage.clear()")
        tab.goto("about:blank")
        tab.context.clear_cookies()
        self._idle.append((tab, options))


@pytest.fixture(scope="session")
def kept(chromium):
    return Kept(chromium)


class Tabs:
    """Opens tabs, each in a context of its own, and keeps the errors they log."""

    def __init__(self, kept):
        self.errors = []
        self._kept = kept
        self._opened = []

    def open(self, theme="light", address="", watched=True, viewport=SIZE, **options):
        """Open an empty tab; an unwatched one may log errors, as a 404 does."""
        tab = self._kept.take(options)
        tab.set_viewport_size(viewport)
        tab.context.add_cookies(ENTERED)
        if theme != "light":
            cookie = {"name": "theme", "value": theme, "url": address}
            tab.context.add_cookies([cookie])
        hearing = _hearing(self.errors) if watched else {}
        for event, hear in hearing.items():
            tab.on(event, hear)
        self._opened.append((tab, options, hearing))
        return tab

    def close(self):
        """Give all tabs back."""
        for tab, options, hearing in self._opened:
            self._kept.give_back(tab, options)
            for event, hear in hearing.items():
                tab.remove_listener(event, hear)
        self._opened.clear()


def _hearing(errors):
    """By event, what notes down the errors of a tab."""

    def logged(message):
        if message.type == "error":
            errors.append(message.text)

    return {"pageerror": lambda error: errors.append(str(error)), "console": logged}


def _tabs(kept):
    opened = Tabs(kept)
    yield opened
    opened.close()
    assert opened.errors == []


tabs = pytest.fixture(_tabs, name="tabs")
shared_tabs = pytest.fixture(_tabs, scope="module", name="shared_tabs")


@pytest.fixture
def page(tabs):
    """An empty tab that fails the test if the page logs an error."""
    return tabs.open()
