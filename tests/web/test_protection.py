"""Every list that protects an address, against the addresses that there are."""

import re

import pytest

from app import create_app
from dashboard.ground.access import Role, somebody
from dashboard.web import pace
from dashboard.web.desk import guard
from dashboard.web.presenting import CARD
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
    "/static/<path:filename>",
}
"""Addresses that give no data, as often as anybody likes."""
NOT_WRITERS = [one for one in Role if one is not Role.COORDINATOR]
WITHOUT_A_FALL_BACK = {"base-uri", "form-action", "frame-ancestors"}
"""Directives that default-src does not stand in for."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return create_app(put_edition(tmp_path_factory.mktemp("editions"))).server


@pytest.fixture
def client(server):
    return server.test_client()


def path_of(rule):
    """An address that a rule fits, made of its parts."""

    def sample(part):
        kind = part[1].partition(":")[0].partition("(")[0]
        return SAMPLES.get(kind, "x")

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
