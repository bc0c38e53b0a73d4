"""Kept answers: what is given from memory is what would have been made anew."""

import gzip
import itertools
import json
import re

import brotli
import pytest

from app import create_app
from dashboard.ground.access import NOBODY, Identity, Role, somebody
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import flush
from dashboard.ground.settings import Settings
from dashboard.web.auditing import Viewed
from dashboard.web.identity.said import Said
from dashboard.web.kept import MOST, Answers, Kept
from tests.browser_payloads import URL, show
from tests.conftest import JELGAVA, RIGA, World
from tests.edition_fixture import put_edition

WHO = "X-Who"
PEOPLE = {
    "anna": Identity(
        subject="anna", role=Role.COORDINATOR, name="Anna", may_leave=True
    ),
    "vija": somebody("leadership", "vija"),
    "juris": somebody(f"municipality:{JELGAVA}", "juris"),
    "rita": somebody(f"municipality:{RIGA}", "rita"),
    "olga": somebody("outside", "olga"),
    "nobody": NOBODY,
}
LOOKS = [
    ("", "light", None),
    ("", "dark", JELGAVA),
    ("?lang=en", "light", JELGAVA),
    ("?lang=en", "dark", None),
]
"""Language, theme, own municipality: each beside each other's, both ways."""
PATHS = ("/gimenes", "/dati", "/pasvaldibas")


class ByHeader:
    """A way in for tests: a header says who somebody is."""

    doors = frozenset()

    def register(self, server):
        self.server = server

    def person(self, asked):
        return PEOPLE[asked.headers[WHO]]

    def refusal(self):
        return Said.no_access("")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Two municipalities whose families are few here and enough there."""
    world = World(tmp_path_factory.mktemp("kept"))
    world.settings.home.mkdir()
    rows = [f"2019-01-{day:02} | Rīga | R{day % 9}" for day in range(7, 28)]
    rows = ["Datums | Pašvaldība | Ģimene", *rows, "2019-01-08 | Jelgava | J1"]
    world.take("\n".join(rows))
    world.publish(outside=True)
    return world.shelf()


def ask(server, who, payload, look):
    _language, theme, mine = look
    client = server.test_client()
    client.set_cookie("theme", theme)
    if mine:
        client.set_cookie("mine", mine)
    answer = client.post(URL, json=payload, headers={WHO: who})
    assert answer.status_code == 200
    return answer.data


@pytest.fixture(scope="module")
def keeping(shelf):
    return create_app(shelf, way=ByHeader()).server


@pytest.fixture(scope="module")
def forgetting(shelf):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MOST, "0")
        return create_app(shelf, way=ByHeader()).server


def test_every_reader_is_given_what_would_be_made_for_them_alone(keeping, forgetting):
    asked = [*itertools.product(PEOPLE, PATHS, LOOKS)]
    fresh = {
        (who, path, look): ask(forgetting, who, show(path, look[0]), look)
        for who, path, look in asked
    }
    # Two see everything and differ by the desk, two nothing; the rest is all different.
    assert len({*fresh.values()}) > len(PATHS) * len(LOOKS) * 2
    # Made, given as it was kept, and given again before Flask begins.
    for _round in range(3):
        for who, path, look in asked:
            given = ask(keeping, who, show(path, look[0]), look)
            assert given == fresh[who, path, look], (who, path, look)


def test_a_document_carries_the_answer_that_is_kept(keeping):
    def opened(query):
        return keeping.test_client().get(f"/par{query}", headers={WHO: "vija"}).text

    assert 'id="answered"' not in opened("?lang=en&period=2019-01")
    made = ask(keeping, "vija", show("/par", "?lang=en&period=2019-01"), LOOKS[0])
    carried = re.search(
        r'<script id="answered"[^>]*>(.*?)</script>',
        opened("?period=2019-01&lang=en"),
    )
    assert json.loads(carried[1]) == json.loads(made)


def test_a_document_shows_the_frame_of_its_page_and_no_number(keeping):
    text = keeping.test_client().get("/gimenes", headers={WHO: "vija"}).text
    page = text[text.index('id="page"') : text.index("react-entry-point")]
    for there in ("<h1>Ģimenes</h1>", "tl-filters", "title-turnover", "tl-nav"):
        assert there in page
    assert 'id="turnover-sentence" class="tl-sentence" data-slot></p>' in page


def test_nothing_that_is_kept_names_a_person(keeping):
    text = ask(keeping, "anna", show("/par"), LOOKS[0]).decode()
    assert "Anna" not in text
    assert "tl-person" not in text
    document = keeping.test_client().get("/par", headers={WHO: "anna"}).text
    assert "Anna" in document


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    return tmp_path


def test_each_view_is_written_down_with_whose_it_was(home, keeping):
    for who in ("anna", "vija", "vija"):
        ask(keeping, who, show("/gimenes", "?period=2019-01"), LOOKS[0])
    flush()
    views = [*Log.at(Settings.from_environment()).entries()]
    assert [one["subject"] for one in views] == ["anna", "vija", "vija"]
    assert {(one["what"], one["query"]) for one in views} == {
        ("/gimenes", "period=2019-01")
    }
    assert {(one["edition"], one["rows"]) for one in views} == {(1, views[0]["rows"])}
    assert views[0]["rows"] > 0


def test_a_new_edition_is_shown_at_once(home):
    client = create_app(put_edition(home / "editions")).server.test_client()

    def shown():
        return client.post(URL, json=show(query="?lang=en")).text

    assert "Edition 1" in [shown(), shown()][1]
    put_edition(home / "editions", number=2)
    assert "Edition 2" in shown()
    older = client.post(URL, json=show(query="?lang=en&edition=1")).text
    assert "the latest is edition 2" in older


@pytest.mark.parametrize(
    ("taken", "unpack"),
    [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)],
)
def test_what_is_packed_is_the_same_answer(home, taken, unpack):
    client = create_app(put_edition(home / "editions")).server.test_client()
    plain = client.post(URL, json=show()).data
    for _round in range(2):
        answer = client.post(URL, json=show(), headers={"Accept-Encoding": taken})
        assert answer.headers.get("Content-Encoding", "") == taken
        assert unpack(answer.data) == plain


def test_what_nobody_asks_for_any_more_is_dropped():
    def made(size):
        return Kept(packed=b"x" * size, viewed=Viewed(edition=1, rows=0))

    answers = Answers(most=10)
    answers.keep("a", made(4))
    answers.keep("b", made(4))
    answers.find("a")
    answers.keep("c", made(4))
    assert [bool(answers.find(key)) for key in "abc"] == [True, False, True]
    answers.keep("a", made(6))
    answers.keep("huge", made(11))
    assert answers.size <= 10
