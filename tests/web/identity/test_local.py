"""Without sign-in: the person at the machine, and nobody else from anywhere."""

import pytest

from tests.browser_payloads import URL, show

PATHS = (
    "/",
    "/dati/faili",
    "/download/families_by_month.csv",
    "/_dash-layout",
    "/_dash-dependencies",
    "/nekas",
)
STRANGERS = {
    "another machine": {"environ_overrides": {"REMOTE_ADDR": "192.0.2.7"}},
    "no address": {"environ_overrides": {"REMOTE_ADDR": ""}},
    "a foreign name": {"headers": {"Host": "tilts.evil.test"}},
    "a name like ours": {"headers": {"Host": "localhost.evil.test"}},
    "passed on": {"headers": {"X-Forwarded-For": "192.0.2.7"}},
    "passed on as ours": {"headers": {"X-Forwarded-Host": "localhost"}},
    "passed on, new style": {"headers": {"Forwarded": "for=127.0.0.1"}},
    "passed on by name": {"headers": {"Via": "1.1 proxy"}},
    "another site": {"headers": {"Origin": "https://evil.test"}},
    "a page of nowhere": {"headers": {"Origin": "null"}},
    "a strange site": {"headers": {"Origin": "http://["}},
    "both": {
        "environ_overrides": {"REMOTE_ADDR": "192.0.2.7"},
        "headers": {"Host": "127.0.0.1", "X-Forwarded-For": "127.0.0.1"},
    },
}


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.0.0.1:8050", "[::1]:8050"]
)
@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.0.0.9"])
def test_the_person_at_the_machine_is_the_coordinator(client, host, peer):
    here = {"environ_overrides": {"REMOTE_ADDR": peer}, "headers": {"Host": host}}
    assert client.get("/dati/faili", **here).status_code == 200


def test_the_page_says_who_that_is(client):
    text = client.get("/?lang=en").text
    assert "This computer" in text
    assert "Coordinator" in text
    assert "Sign out" not in text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_else_gets_anything(client, path, stranger):
    answer = client.get(path, **STRANGERS[stranger])
    assert answer.status_code in {401, 403}
    assert "Jelgava" not in answer.text


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nor_do_their_callbacks(client, stranger):
    answer = client.post(URL, json=show(), **STRANGERS[stranger])
    assert (answer.status_code, answer.get_json()) == (401, {"error": "signed out"})


def test_a_stranger_is_told_why(client):
    answer = client.get("/?lang=en", **STRANGERS["another machine"])
    assert "Tilts is open at its own machine only" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


def test_looks_are_for_everybody(client):
    with client.get("/assets/tokens.css", **STRANGERS["both"]) as answer:
        assert answer.status_code == 200
