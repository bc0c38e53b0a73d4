"""A real server on a free port, the sample published on it, and a real browser."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from dashboard.ground.settings import Settings
from dashboard.sample import demo
from tests.browser.browser import FLAGS, find
from tests.web.identity.conftest import free_port

PATIENCE = 60
SOON = 15_000
"""What a page may take, in milliseconds, before a test gives up."""


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A Tilts with the synthetic sample, published as edition 1."""
    folder = tmp_path_factory.mktemp("tilts")
    demo.build(Settings(home=folder))
    return folder


@pytest.fixture(scope="session")
def address(home):
    """Address of a server that runs as it does for users, and ends with the tests."""
    with serving(home) as found:
        yield found


@contextmanager
def serving(home, port=None):
    """Serve a Tilts on a port, or a free one, until the end of the with block."""
    port = port or free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "TILTS_HOME": str(home)}
    server = subprocess.Popen(command, env=environment)
    try:
        found = f"http://127.0.0.1:{port}"
        _wait_for(found, server)
        yield found
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _wait_for(address, server):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(f"{address}/assets/tokens.css", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer in time")


@pytest.fixture(scope="session")
def chromium():
    """The browser; without one the tests fail, they are not skipped."""
    path = find()
    assert path, "no browser: run python -m tests.browser.browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


class Tabs:
    """Opens tabs, each in a context of its own, and keeps the errors they log."""

    def __init__(self, browser):
        self.errors = []
        self._browser = browser
        self._contexts = []

    def open(self, theme="light", address="", watched=True, **options):
        """Open an empty tab; an unwatched one may log errors, as a 404 does."""
        size = {"viewport": {"width": 1440, "height": 900}}
        context = self._browser.new_context(**{**size, **options})
        context.set_default_timeout(SOON)
        self._contexts.append(context)
        if theme != "light":
            context.add_cookies([{"name": "theme", "value": theme, "url": address}])
        tab = context.new_page()
        if watched:
            tab.on("pageerror", lambda error: self.errors.append(str(error)))
            tab.on("console", self._note)
        return tab

    def _note(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    def close(self):
        for context in self._contexts:
            context.close()


def _tabs(chromium):
    opened = Tabs(chromium)
    yield opened
    opened.close()
    assert opened.errors == []


tabs = pytest.fixture(_tabs, name="tabs")
shared_tabs = pytest.fixture(_tabs, scope="module", name="shared_tabs")


@pytest.fixture
def page(tabs):
    """An empty tab that fails the test if the page logs an error."""
    return tabs.open()
