"""Starting the server where it cannot start."""

import os
import socket

import pytest

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
