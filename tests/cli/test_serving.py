"""Starting the server where it cannot start."""

import os
import re
import socket

import pytest

from dashboard.cli import main
from dashboard.web.identity.local import VARIABLE
from tests.edition_fixture import put_edition
from tests.loaded import command


@pytest.fixture
def serve(tmp_path):
    """Start the server on a Tilts with one edition; return what it said and its end."""
    put_edition(tmp_path / "editions")
    environment = {**os.environ, "TILTS_HOME": str(tmp_path)}

    def run(port):
        words = ("--lang", "en", "serve", "--port", port)
        return command.run(*words, environment=environment)

    return run


def test_a_token_that_is_set_and_empty_is_none(monkeypatch, tmp_path, capsys):
    put_edition(tmp_path / "editions")
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr("os.execv", lambda *_command: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SystemExit):
        main(["serve", "--port", str(port)])
    assert re.search(r"\?token=[\w-]{20,}", capsys.readouterr().out)


def test_a_taken_port_is_refused_in_one_sentence(serve):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = serve(port)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"It is not possible to listen at 127.0.0.1:{port}: it is taken or not"
        " allowed. Choose another port with --port."
    ]
