"""Servers as they run for users, over a small edition, and clients in sockets."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest

from dashboard.ground.settings import SAMPLE
from tests.conftest import World
from tests.edition_fixture import put_edition
from tests.web.identity.conftest import PATIENCE, free_port

SIGN_IN = {
    "TILTS_PROXY_ADDRESS": "127.0.0.1",
    "TILTS_PROXY_USER_HEADER": "X-User",
    "TILTS_PROXY_GROUPS_HEADER": "X-Groups",
}


class Server:
    """A server that runs, and the port it listens at."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def connect(self):
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def connect_narrowly(self):
        """Open one whose client takes in little at once."""
        wire = socket.socket()
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wire.settimeout(PATIENCE)
        wire.connect(("127.0.0.1", self.port))
        return wire

    def ask(self, request):
        """Send bytes and return all that comes back until the server hangs up."""
        with self.connect() as wire:
            wire.sendall(request)
            return everything(wire)

    def seconds(self, path="/"):
        """How long an ordinary client waits for an answer."""
        start = time.monotonic()
        answer = self.ask(get(path, close=True))
        assert answer.startswith(b"HTTP/1.1 ")
        return time.monotonic() - start


def get(path="/", *, close=False):
    ending = "Connection: close\r\n" if close else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{ending}\r\n".encode()


def everything(wire):
    """Read until the other side hangs up."""
    pieces = []
    with suppress(ConnectionResetError):
        while piece := wire.recv(65_536):
            pieces.append(piece)
    return b"".join(pieces)


@contextmanager
def running(home, *options, **given):
    """Run `tilts serve` on a free port until the end of the with block."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, *options],
        env={**os.environ, "TILTS_HOME": str(home), **given},
        stdout=subprocess.DEVNULL,
    )
    try:
        found = Server(process, port)
        _wait_for(found)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(server):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert server.process.poll() is None, "the server ended before it answered"
        with suppress(OSError):
            server.seconds("/assets/tokens.css")
            return
        time.sleep(0.1)
    pytest.fail("the server did not answer in time")


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A Tilts with one small edition and a groups file."""
    home = tmp_path_factory.mktemp("small")
    (published,) = put_edition(home / "editions").manifests()
    (home / SAMPLE).write_text(json.dumps({"sha256": published.sha256}))
    (home / "groups.toml").write_text('[groups]\nall = "leadership"\n')
    return home


@pytest.fixture(scope="module")
def served(small):
    with running(small) as server:
        yield server


@pytest.fixture(scope="session")
def outside_file(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("outside"))
    world.settings.home.mkdir()
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | LV-1
    """)
    world.publish(outside=True)
    return world.shelf().outside_path(1)
