"""A proxy that signs people in is believed, and nobody who plays one."""

from dataclasses import replace
from ipaddress import ip_network

import pytest
from flask import Flask, request
from werkzeug.test import EnvironBuilder

from dashboard.ground.access import current
from dashboard.web.identity import entrance, origin
from dashboard.web.identity.configuration import Proxy

FROM_PROXY = {"REMOTE_ADDR": "192.0.2.1"}
ANNA = {"Remote-User": "anna", "Remote-Groups": "staff, tilts-coordinators"}
JURIS = {"Remote-User": "juris", "Remote-Groups": "tilts-jelgava"}


@pytest.fixture
def client(sign_in):
    proxy = Proxy(
        network=ip_network("192.0.2.1"),
        user_header="Remote-User",
        groups_header="Remote-Groups",
    )
    address = "https://tilts.test"
    made = Flask(__name__)
    entrance.register(
        made, replace(sign_in, provider=None, proxy=proxy, address=address)
    )
    made.get("/who")(lambda: {"role": current().role, "subject": current().subject})
    made.get("/url", endpoint="url")(lambda: request.url)
    made.get("/client", endpoint="client")(lambda: origin.client(request.environ))
    return made.test_client()


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.7, 192.0.2.1", "203.0.113.7"),
        ("203.0.113.7:4711", "203.0.113.7"),
        ("[2001:db8::7]:4711", "2001:db8::7"),
        ("2001:db8::7", "2001:db8::7"),
        ("203.0.113.7, somebody", "192.0.2.1"),
        ("", "192.0.2.1"),
    ],
)
def test_who_stands_behind_the_proxy_is_read_from_its_end(client, said, address):
    found = ask(client, {**ANNA, "X-Forwarded-For": said}, path="/client")
    assert found.text == address


def test_nobody_else_says_from_where_they_come(client):
    given = {"X-Forwarded-For": "203.0.113.7", "Host": "tilts.test"}
    environ = EnvironBuilder(headers=given).get_environ()
    environ["REMOTE_ADDR"] = "192.0.2.9"
    assert origin.client(environ) == "192.0.2.9"


FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "tilts.test"}


def ask(client, headers, peer="192.0.2.1", path="/who"):
    given = {**FORWARDED, **headers}
    return client.get(path, headers=given, environ_overrides={"REMOTE_ADDR": peer})


@pytest.mark.parametrize(
    ("headers", "role"), [(ANNA, "coordinator"), (JURIS, "municipality")]
)
def test_whom_the_proxy_names_is_believed(client, headers, role):
    assert ask(client, headers).get_json()["role"] == role


@pytest.mark.parametrize("peer", ["127.0.0.1", "192.0.2.2", "::1", "", "192.0.2.1.x"])
def test_nobody_else_names_anybody(client, peer):
    answer = ask(client, {**ANNA, "Host": "tilts.test"}, peer)
    assert (answer.status_code, answer.mimetype) == (403, "text/html")


def test_being_passed_on_by_the_proxy_is_not_being_it(client):
    headers = {**ANNA, "X-Forwarded-For": "192.0.2.1", "Host": "tilts.test"}
    assert ask(client, headers, "192.0.2.9").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Remote-User": ""},
        {"Remote-User": " "},
        {"Remote-Groups": "tilts-coordinators"},
        {"Remote-User": "anna,vija", "Remote-Groups": "tilts-coordinators"},
        {"Remote-User": "zane", "Remote-Groups": "tilts-coordinators"},
        {"Remote-User": "anna", "Remote-Groups": ""},
        {"Remote-User": "anna"},
        {"Remote-User": "a" * 300, "Remote-Groups": "tilts-coordinators"},
        {"Remote_User": "anna", "Remote-Groups": "tilts-coordinatorsx"},
        {"X-Forwarded-User": "anna", "X-Forwarded-Groups": "tilts-coordinators"},
    ],
)
def test_half_a_name_is_none(client, headers):
    answer = ask(client, headers)
    assert (answer.status_code, answer.mimetype) == (403, "text/html")


def test_two_names_are_none(client):
    twice = [*FORWARDED.items(), *ANNA.items(), ("Remote-User", "vija")]
    answer = client.get("/who", headers=twice, environ_overrides=FROM_PROXY)
    assert answer.status_code == 403


def test_the_proxy_says_by_which_address_one_came(client):
    assert ask(client, ANNA, path="/url").text == "https://tilts.test/url"


@pytest.mark.parametrize(
    "forwarded",
    [{"X-Forwarded-Host": "evil.test"}, {"X-Forwarded-Host": "tilts.test,evil.test"}],
)
def test_another_address_opens_nothing(client, forwarded):
    assert ask(client, {**ANNA, **forwarded}).status_code == 400


def test_a_stranger_does_not_say_by_which_address_they_came(client):
    assert ask(client, ANNA, "192.0.2.9", "/url").status_code == 400
