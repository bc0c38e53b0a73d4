"""The address with a token: who has it is let in, and nobody through a proxy is."""

import json
from dataclasses import replace

import pytest

from app import create_app
from dashboard.editions.shelf import Shelf
from dashboard.ground.settings import SAMPLE, Settings
from dashboard.web.identity.local import Local
from tests.browser_payloads import URL, show
from tests.edition_fixture import put_edition

TOKEN = "a-token-of-many-letters"  # noqa: S105
PAGES = ("/", "/gimenes", "/pasvaldiba/0003000")
DESK = ("/dati/faili", "/dati/partijas", "/dati/izdevumi", "/dati/zurnals")
DOWNLOAD = "/download/families_by_month.csv?purpose=report"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def client(home):
    """A browser that has not been here, before a Tilts with real data."""
    shelf = put_edition(home / "editions", synthetic=False)
    way = Local(token=TOKEN, settings=Settings(home=home), shelf=shelf)
    return create_app(shelf, way=way).server.test_client()


@pytest.fixture
def sample(home, client):
    """The same where all that was published is the sample of `tilts demo`."""
    note(home, Shelf.at(home / "editions").manifests()[0].sha256)
    return client


def note(home, digest):
    (home / SAMPLE).write_text(json.dumps({"sha256": digest}))


@pytest.mark.parametrize("path", [*PAGES, *DESK, DOWNLOAD])
def test_without_the_token_nothing_is_given_but_the_way_to_it(client, path):
    answer = client.get(path)
    assert answer.status_code == 403
    assert "keys/start-address" in answer.text
    assert TOKEN not in answer.text


def test_nor_by_callbacks(client):
    assert client.post(URL, json=show()).status_code == 401


def test_the_start_address_lets_in_and_leaves_the_address_bar(client):
    come = client.get(f"/gimenes?lang=en&token={TOKEN}&period=2019")
    assert (come.status_code, come.location) == (303, "/gimenes?lang=en&period=2019")
    assert "no-store" in come.headers["Cache-Control"]
    cookie = come.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert TOKEN not in cookie
    assert client.get("/dati/faili").status_code == 200
    assert client.post(URL, json=show()).status_code == 200


@pytest.mark.parametrize("token", ["", "x", TOKEN[:-1], f"{TOKEN}x", "%00", "ā"])
def test_another_token_lets_nobody_in(client, token):
    assert client.get(f"/?token={token}").status_code == 403


def test_a_browser_that_was_let_in_is_known_after_a_new_start(home, client):
    client.get(f"/?token={TOKEN}")
    (cookie,) = client._cookies.values()
    shelf = put_edition(home / "again", synthetic=False)
    way = Local(token=TOKEN[::-1], settings=Settings(home=home), shelf=shelf)
    anew = create_app(shelf, way=way).server.test_client()
    anew.set_cookie(cookie.key, cookie.value)
    assert anew.get("/dati/faili").status_code == 200


def test_a_made_up_cookie_is_none(client):
    client.set_cookie("tilts-local-80", "0" * 64)
    assert client.get("/").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "192.0.2.7"},
        {"Host": "x.test"},
        {"Origin": "https://x.test"},
    ],
)
def test_the_token_is_good_at_the_machine_only(client, headers):
    answer = client.get(f"/?token={TOKEN}", headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert "start-address" not in answer.text


@pytest.mark.parametrize("path", [*PAGES, DOWNLOAD])
def test_the_sample_may_be_looked_at_by_the_plain_address(sample, path):
    assert sample.get(path).status_code == 200
    assert sample.post(URL, json=show()).status_code == 200


@pytest.mark.parametrize("path", DESK)
def test_but_its_desk_asks_for_the_start_address(sample, path):
    answer = sample.get(f"{path}?lang=en")
    assert answer.status_code == 403
    assert "Open Tilts by its start address" in answer.text
    assert sample.post(path).status_code == 403


def test_the_page_says_so_to_whoever_looks(sample):
    assert "Looking at the sample" in sample.get("/?lang=en").text


def test_what_is_published_after_the_sample_is_nobodys_to_look_at(home, sample):
    put_edition(home / "editions", number=2, synthetic=True)
    assert sample.get("/").status_code == 403


@pytest.mark.parametrize("digest", ["", "1" * 64, None, 7])
def test_another_sample_opens_nothing(home, client, digest):
    note(home, digest)
    assert client.get("/").status_code == 403


def test_a_tilts_without_editions_is_no_sample(home):
    note(home, "")
    settings = Settings(home=home)
    shelf = put_edition(home / "editions")
    way = replace(Local(token=TOKEN, settings=settings), shelf=None)
    client = create_app(shelf, way=way).server.test_client()
    assert client.get("/").status_code == 403
