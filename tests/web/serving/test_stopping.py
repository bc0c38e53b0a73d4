"""Stopping: what was begun is answered."""

import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.web.identity.conftest import PATIENCE
from tests.web.serving.conftest import everything, get, running

MANY = 24


@pytest.mark.parametrize("when", ["half", "whole"])
def test_no_request_is_lost_when_the_server_is_told_to_stop(small, when, capfd):
    asked = get("/gimenes", close=True)
    with running(small) as server, ExitStack() as held:
        wires = [held.enter_context(server.connect()) for _each in range(MANY)]
        half = len(asked) // 2 if when == "half" else len(asked)
        for wire in wires:
            wire.sendall(asked[:half])
        server.process.send_signal(signal.SIGTERM)
        for wire in wires:
            wire.sendall(asked[half:])
        with ThreadPoolExecutor(MANY) as readers:
            answers = list(readers.map(everything, wires))
        assert [one[:12] for one in answers] == [b"HTTP/1.1 200"] * MANY
        assert server.process.wait(timeout=PATIENCE) == 0
    # Neither did a process crash when it ended.
    assert "SIG" not in capfd.readouterr().err
