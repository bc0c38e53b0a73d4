"""Servers that tests start: wait until one answers."""

import time
import urllib.request

import pytest


def answering(address, server, patience, path="/assets/tokens.css"):
    """Return the address once its server gives a file; fail if it ends before."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(f"{address}{path}", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    pytest.fail("the server did not answer in time")
