"""Servers as they are started: what they refuse, and what they answer from afar."""

import os
import subprocess
import sys
import time

import pytest
import requests

from tests.edition_fixture import put_edition
from tests.loaded import command
from tests.web.identity.conftest import PATIENCE, free_port

OPEN = "0.0.0.0"  # noqa: S104 - what must be refused


@pytest.fixture
def home(tmp_path):
    put_edition(tmp_path / "editions")
    return tmp_path


def serve(home, host, **given):
    words = ("--lang", "en", "serve", "--host", host, "--port", free_port())
    own = {**os.environ, "TILTS_HOME": str(home), **given}
    return command.run(*words, environment=own)


@pytest.mark.parametrize("host", [OPEN, "::", "192.0.2.7", "127.0.0.1.evil.test"])
def test_without_sign_in_no_other_address_is_listened_at(home, host):
    done = serve(home, host)
    assert done.returncode == 2
    assert "Without sign-in, Tilts listens at this machine only" in done.stderr


def test_a_proxy_that_only_passes_on_is_no_sign_in(home):
    assert serve(home, OPEN, TILTS_PROXY_ADDRESS="192.0.2.1").returncode == 2


def test_half_a_sign_in_is_refused_in_one_sentence(home):
    done = serve(home, OPEN, TILTS_OIDC_CLIENT_ID="tilts")
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["TILTS_OIDC_ISSUER is missing."]


@pytest.fixture
def opened(home):
    """A server started past `tilts serve`, open to everybody and without sign-in."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "app:server()", "--bind"]
    server = subprocess.Popen(
        [*command, f"{OPEN}:{port}", "--worker-class", "gthread"],
        env={**os.environ, "TILTS_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    )
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=PATIENCE)


def test_a_server_started_carelessly_is_open_to_nobody(opened):
    until, answer = time.monotonic() + PATIENCE, None
    while answer is None:
        assert time.monotonic() < until
        try:
            answer = requests.get(f"{opened}/dati/faili", timeout=PATIENCE)
        except requests.ConnectionError:
            time.sleep(0.2)
    named = requests.get(opened, headers={"Host": "tilts.test"}, timeout=PATIENCE)
    passed = requests.get(
        opened, headers={"X-Forwarded-For": "192.0.2.7"}, timeout=PATIENCE
    )
    codes = [one.status_code for one in (answer, named, passed)]
    # Not even to this machine, whose person knows no token.
    assert codes == [403, 403, 403]
    assert "keys/start-address" in answer.text
    assert "start-address" not in named.text + passed.text
