"""Clients that take their time: each costs a connection, and never a thread."""

import time
from contextlib import ExitStack

import pytest

from dashboard.web.serving import worker
from tests.web.serving.conftest import SIGN_IN, everything, get, running

MANY = 64
POST = (
    b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
)
LARGE = "/assets/vendor/plotly.min.js"
AT_ONCE = worker.HEAD_SECONDS / 2
"""Seconds in which an ordinary client has its answer, also where others use the
machine: whoever waits for a slow client waits for all of its seconds."""


@pytest.fixture(scope="module", params=["serve", "outside", "sign-in"])
def any_server(request, small):
    """Each way to run it: for the person at the machine, for all, with sign-in."""
    options, given = (), {}
    if request.param == "outside":
        made = request.getfixturevalue("outside_file")
        options = ("--outside", str(made))
    if request.param == "sign-in":
        given = SIGN_IN
    with running(small, *options, **given) as server:
        yield server


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nX: ", POST, POST + b"{", get()],
    ids=["nothing", "a line", "a head", "no body", "half a body", "kept alive"],
)
def test_many_that_wait_keep_nobody_waiting(any_server, sent):
    with ExitStack() as held:
        for _each in range(MANY):
            held.enter_context(any_server.connect()).sendall(sent)
        assert max(any_server.seconds() for _each in range(4)) < AT_ONCE


def test_many_that_do_not_read_keep_nobody_waiting(any_server):
    with ExitStack() as held:
        for _each in range(MANY):
            wire = held.enter_context(any_server.connect_narrowly())
            wire.sendall(get(LARGE))
        any_server.seconds()
        assert max(any_server.seconds() for _each in range(4)) < AT_ONCE


def test_a_head_has_one_deadline_however_it_drips(served):
    with served.connect() as wire:
        wire.sendall(b"GET / HTTP/1.1\r\nX: ")
        start, answer = time.monotonic(), b""
        wire.settimeout(0.5)
        while not answer and time.monotonic() - start < 2 * worker.HEAD_SECONDS:
            wire.sendall(b"x")
            try:
                answer = wire.recv(100)
            except TimeoutError:
                continue
    assert answer.startswith(b"HTTP/1.1 408 ")


def test_a_request_in_pieces_is_one_request(served):
    with served.connect() as wire:
        for byte in get(close=True):
            wire.sendall(bytes([byte]))
        assert everything(wire).startswith(b"HTTP/1.1 200 OK")


def test_requests_sent_at_once_are_answered_in_their_order(served):
    answer = served.ask(get("/assets/tokens.css") + get("/nekas", close=True))
    assert answer.index(b"HTTP/1.1 200") < answer.index(b"HTTP/1.1 404")


def test_what_is_large_arrives_whole(served):
    head, _end, body = served.ask(get(LARGE, close=True)).partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head


def test_a_malformed_request_is_refused_and_the_connection_closed(served):
    assert served.ask(b"GET\r\n\r\n").startswith(b"HTTP/1.1 400 ")


def test_a_body_of_unsaid_length_is_refused(served):
    sent = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert served.ask(sent).startswith(b"HTTP/1.1 411 ")
