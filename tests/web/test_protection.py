"""Every list that protects an address, against the addresses that there are."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from app import create_app
from dashboard.ground.access import Role, somebody
from dashboard.web import pace
from dashboard.web.desk import guard
from dashboard.web.identity.said import Said
from dashboard.web.identity.ways import AtTheMachine
from dashboard.web.presenting import CARD
from tests.browser_payloads import answer, show
from tests.conftest import RIGA
from tests.edition_fixture import put_edition

CALLBACKS = "/_dash-update-component"
SAMPLES = {"int": "1", "any": "radit", "path": "x"}
PLAIN = {
    "/",
    "/<path:path>",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
    "/_dash-dependencies",
    "/_dash-layout",
    "/_favicon.ico",
    "/_reload-hash",
    "/assets/<path:filename>",
    "/healthz",
    "/readyz",
    "/seminari",
    "/static/<path:filename>",
}
"""Addresses that give no data, as often as anybody likes."""
ODD = ("X x", "..", "\\evil.test", "\N{COLLISION SYMBOL}", "9" * 30, "\r\n", "\0")
NOT_WRITERS = [one for one in Role if one is not Role.COORDINATOR]
WITHOUT_A_FALL_BACK = {"base-uri", "form-action", "frame-ancestors"}
"""Directives that default-src does not stand in for."""


class Nobody(AtTheMachine):
    """A way by which nobody comes in."""

    def person(self, asked):
        del asked

    def refusal(self):
        return Said.sign_in("/ieiet")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return put_edition(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def server(shelf):
    return create_app(shelf).server


@pytest.fixture
def client(server):
    return server.test_client()


def path_of(rule, other="x"):
    """An address that a rule fits, made of its parts."""

    def sample(part):
        kind = part[1].partition(":")[0].partition("(")[0]
        return SAMPLES.get(kind, other)

    return re.sub(r"<([^>]*)>", sample, rule.rule)


def rules(server, method):
    return [one for one in server.url_map.iter_rules() if method in one.methods]


def of_the_desk(server, method):
    return [one for one in rules(server, method) if one.rule.startswith(guard.PREFIX)]


def as_(role, monkeypatch):
    town = f":{RIGA}" if role is Role.MUNICIPALITY else ""
    who = somebody(f"{role}{town}", "x")
    monkeypatch.setattr("dashboard.web.identity.ways.LOCAL", who)


def test_nothing_is_written_but_by_a_post(server):
    methods = {method for one in server.url_map.iter_rules() for method in one.methods}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}


def test_every_post_has_a_pace_and_is_a_callback_or_the_desks(server):
    posts = [one.rule for one in rules(server, "POST")]
    assert [one for one in posts if not pace.fits(one, "POST")] == []
    pictures = f"{CARD}/<name>/<any(png, svg):format_>"
    known = (CALLBACKS, guard.PREFIX, pictures)
    assert [one for one in posts if not one.startswith(known)] == []


def test_every_address_to_read_has_a_pace_or_a_guard_or_gives_no_data(server):
    reads = [one.rule for one in rules(server, "GET")]
    free = {one for one in reads if not pace.fits(one, "GET")}
    assert {one for one in free if not one.startswith(guard.PREFIX)} == PLAIN


@pytest.mark.parametrize("value", ODD)
def test_no_address_fails_whatever_stands_in_it(
    server, client, monkeypatch, tmp_path, value
):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    monkeypatch.setattr(pace, "fits", lambda *_asked: None)
    client.set_cookie("desk", "t", path="/dati")
    asked = [
        (method, path_of(rule, quote(value, safe="")))
        for method in ("GET", "POST")
        for rule in rules(server, method)
        if "<" in rule.rule
    ]
    failed = [
        (method, path)
        for method, path in asked
        if client.open(path, method=method, data={"token": "t"}).status_code >= 500
    ]
    assert failed == []


def test_no_address_makes_links_that_lead_to_another_site(shelf, client):
    refusing = create_app(shelf, way=Nobody()).server.test_client()
    for path in ("/\\evil.test", "/%5cevil.test"):
        assert leading(refusing.get(path).text) == {"/%5Cevil.test?lang=en"}
        assert {one[:13] for one in leading(client.get(path).text)} == {"/%5Cevil.test"}
    for path in ("//evil.test", "/\\evil.test"):
        frame = answer(client.post(CALLBACKS, json=show(path)))["frame"]
        assert {one[:2] for one in leading(frame)} <= {"/e", "/%"}


def leading(text):
    """Where links lead that name what the address named."""
    return {*re.findall(r'(?:href|action)="([^"]*evil\.test[^"]*)"', unescape(text))}


@pytest.mark.parametrize("role", NOT_WRITERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_of_the_desk_is_there_for_who_may_not_write(
    server, client, monkeypatch, role, method
):
    as_(role, monkeypatch)
    paths = [path_of(one) for one in of_the_desk(server, method)]
    found = {path: client.open(path, method=method).status_code for path in paths}
    assert found == dict.fromkeys(paths, 404)


def test_no_form_of_the_desk_is_taken_without_its_token(server, client):
    paths = [path_of(one) for one in of_the_desk(server, "POST")]
    found = {path: client.post(path).status_code for path in paths}
    assert found == dict.fromkeys(paths, 403)


def test_every_answer_carries_the_policy(server, client):
    paths = [*map(path_of, rules(server, "GET")), "/download/x.csv", "/nothing"]
    without = [
        path for path in paths if "default-src 'none'" not in policy(client.get(path))
    ]
    assert without == []


def test_the_policy_names_what_its_first_line_does_not_cover(client):
    directives = {one.split()[0] for one in policy(client.get("/")).split(";")}
    assert directives >= {"default-src", *WITHOUT_A_FALL_BACK}


def policy(response):
    return response.headers.get("Content-Security-Policy", "")
