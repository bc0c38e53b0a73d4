"""A real server on a free port, the sample published on it, and a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

from dashboard import demo
from dashboard.settings import Settings
from tests.browser.browser import FLAGS, find

PATIENCE = 60


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A Tilts with the synthetic sample, published as edition 1."""
    folder = tmp_path_factory.mktemp("tilts")
    demo.build(Settings(home=folder))
    return folder


@pytest.fixture(scope="session")
def address(home):
    """Address of a server that runs as it does for users, and ends with the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
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
            urllib.request.urlopen(f"{address}/", timeout=5).close()
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


@pytest.fixture
def page(chromium):
    """An empty tab that fails the test if the page logs an error."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    yield tab
    context.close()
    assert errors == []
