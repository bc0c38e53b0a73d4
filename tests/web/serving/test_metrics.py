import re
import urllib.error
import urllib.request

import pytest

from tests.web.identity.conftest import free_port
from tests.web.serving.conftest import get, running


@pytest.fixture(scope="module")
def measured(small):
    port = free_port()
    with running(small, "--metrics-port", str(port)) as server:
        yield server, port


def read(port, path="/metrics"):
    address = f"http://127.0.0.1:{port}{path}"
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def test_requests_of_all_processes_are_counted(measured):
    server, port = measured
    for _each in range(20):
        server.ask(get("/gimenes", close=True))
    pages = r'^tilts_answers_total{kind="page",method="GET",status="200"} (.+)$'
    found = re.search(pages, read(port), re.MULTILINE)
    assert float(found[1]) >= 20


def test_how_things_stand_is_told(measured):
    _server, port = measured
    text = read(port)
    assert 'tilts_ready{check="edition"} 1.0' in text
    assert "tilts_data_age_days" in text
    assert "tilts_disk_free_bytes" in text


def test_metrics_are_at_their_port_only_and_nothing_else_is(measured):
    server, port = measured
    assert server.ask(get("/metrics", close=True)).startswith(b"HTTP/1.1 404")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        read(port, "/gimenes")
