"""A provider as its own process, an app that trusts it, and people who sign in."""

import os
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask

from app import create_app
from dashboard.ground.access import current
from dashboard.web.identity import entrance
from dashboard.web.identity.configuration import Provider, SignIn
from dashboard.web.identity.openid import OpenId
from dashboard.web.identity.sessions import Sessions
from tests.edition_fixture import put_edition
from tests.serving import answering
from tests.web.identity.flaws import CLIENT
from tests.web.identity.provider import SECRET

ADDRESS = "http://127.0.0.1:8050"
PATIENCE = 60
MINUTE, HOUR = 60, 3600
GROUPS = """
denied = ["zane"]
[groups]
tilts-coordinators = "coordinator"
tilts-leadership = "leadership"
tilts-jelgava = "municipality:0003000"
tilts-partners = "outside"
"""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def started(back):
    """Start a provider that sends people back to an address; return it and its own."""
    port = free_port()
    command = [sys.executable, "-m", "tests.web.identity.provider", str(port), back]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    return process, answering(address, process, PATIENCE, "/jwks")


@pytest.fixture(scope="session")
def provider():
    """Address of a provider that ends with the tests."""
    process, address = started(f"{ADDRESS}/ieiet/atpakal")
    yield address
    process.terminate()
    process.wait(timeout=PATIENCE)


@pytest.fixture
def flaw(provider):
    """Make the provider issue wrong tokens until the end of the test."""

    def change(name):
        requests.post(f"{provider}/flaw", json=name, timeout=PATIENCE).close()

    yield change
    change("")


class Clock:
    """The time of the sessions, moved by hand."""

    def __init__(self):
        self.now = time.time()

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sign_in(provider, tmp_path):
    file = tmp_path / "groups.toml"
    file.write_text(GROUPS, encoding="utf-8")
    known = Provider(
        issuer=provider,
        client_id=CLIENT,
        client_secret=SECRET,
        scope="openid profile",
        groups_claim="groups",
    )
    return SignIn(home=tmp_path, groups_file=file, address=ADDRESS, provider=known)


def way(sign_in, clock):
    return OpenId(sign_in, sign_in.provider, Sessions(sign_in, clock))


@pytest.fixture
def server(sign_in, clock):
    """A server that says who asks: what the whole app rests on, and quick to make."""
    made = Flask(__name__)
    entrance.register(made, sign_in, way(sign_in, clock))
    made.get("/who")(lambda: {"role": current().role, "subject": current().subject})
    made.get("/fails", endpoint="fails")(lambda: 1 / 0)
    return made


@pytest.fixture
def shelf(tmp_path):
    return put_edition(tmp_path / "editions")


@pytest.fixture
def app(shelf, sign_in):
    return create_app(shelf, sign_in).server


class Person:
    """A browser of somebody's, without scripts."""

    def __init__(self, server):
        self.client = server.test_client()

    def get(self, path, **given):
        return self.client.get(path, base_url=ADDRESS, **given)

    def post(self, path, **given):
        return self.client.post(path, base_url=ADDRESS, **given)

    def start(self, path="/ieiet"):
        """Begin to sign in; return the provider's address that one is sent to."""
        return self.get(path).headers["Location"]

    def at_provider(self, asked, user):
        """Sign in at the provider; return the way back, as path and query."""
        answer = requests.post(
            asked, data={"user": user}, allow_redirects=False, timeout=PATIENCE
        )
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"

    def enter(self, user, path="/ieiet"):
        """Sign in, all the way; return the last answer."""
        return self.get(self.at_provider(self.start(path), user))

    def who(self):
        return self.get("/who").get_json(silent=True)

    @property
    def cookie(self):
        return self.client.get_cookie("tilts", domain="127.0.0.1")

    def keep(self, value):
        self.client.set_cookie("tilts", value, domain="127.0.0.1")


@pytest.fixture
def person(server):
    return Person(server)


@pytest.fixture
def anna(person):
    person.enter("anna")
    return person
