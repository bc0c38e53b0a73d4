"""One person cannot ask faster than a reader would."""

import pytest
from flask import Flask

from dashboard.ground.access import LOCAL, recognise
from dashboard.web import pace
from dashboard.web.pace import Pace

SLOW = (Pace(prefix="/download/", methods=frozenset({"GET"}), a_minute=3),)


@pytest.fixture
def client():
    server = Flask("paced")
    pace.register(server, SLOW)
    server.add_url_rule("/download/<name>", "download", lambda name: name)
    server.add_url_rule("/page", "page", lambda: "page")
    return server.test_client()


def statuses(client, path, times, **given):
    return [client.get(path, **given).status_code for _ in range(times)]


def test_what_comes_too_fast_is_refused_in_words(client):
    assert statuses(client, "/download/a", 3) == [200] * 3
    refused = client.get("/download/a?lang=en")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    assert "Wait a minute" in refused.text


def test_another_address_does_not_help(client):
    statuses(client, "/download/a", 3)
    assert statuses(client, "/download/b", 1) == [429]


def test_others_are_not_slowed(client):
    statuses(client, "/download/a", 4)
    other = {"REMOTE_ADDR": "192.0.2.9"}
    assert statuses(client, "/download/a", 1, environ_overrides=other) == [200]


def test_a_person_is_counted_wherever_they_come_from():
    server = Flask("paced")
    server.before_request(lambda: recognise(LOCAL))
    pace.register(server, SLOW)
    server.add_url_rule("/download/<name>", "download", lambda name: name)
    client = server.test_client()
    for last in range(3):
        client.get("/download/a", environ_overrides={"REMOTE_ADDR": f"192.0.2.{last}"})
    assert statuses(client, "/download/a", 1) == [429]


def test_pages_are_not_counted(client):
    assert set(statuses(client, "/page", 20)) == {200}
