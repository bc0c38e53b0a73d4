"""What is given again before Flask begins: never to whom it would not be given."""

from contextlib import contextmanager

import pytest
from flask import request_started

from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import flush
from dashboard.ground.settings import Settings
from dashboard.web import repeated
from dashboard.web.auditing import AHEAD
from tests.browser_payloads import URL, show
from tests.conftest import JELGAVA
from tests.edition_fixture import put_edition
from tests.web.identity.conftest import GROUPS, Person

IN_ENGLISH = show("/gimenes", "?lang=en")
ENOUGH = 3
"""Made, given as it was kept, and from then on given again."""


@pytest.fixture(autouse=True)
def home(sign_in, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(sign_in.home))


@pytest.fixture
def anna(app):
    """Somebody who has asked so often that she is given it again."""
    person = Person(app)
    person.enter("anna")
    for _time in range(ENOUGH):
        given = numbers(person)
    with unasked():
        assert numbers(person).data == given.data
    return person


def numbers(person, **given):
    return person.post(URL, json=IN_ENGLISH, **given)


@contextmanager
def unasked(times=0):
    """See that Flask had so many requests to answer meanwhile."""
    began = []

    def note(*_of, **_what):
        began.append(1)

    with request_started.connected_to(note):
        yield
    assert len(began) == times


def test_a_session_that_ended_is_given_nothing_again(anna, app):
    copy = Person(app)
    copy.keep(anna.cookie.value)
    with unasked():
        assert numbers(copy).status_code == 200
    anna.post("/iziet")
    assert numbers(copy).status_code == 401


def test_a_forged_session_is_given_nothing_again(anna, app):
    forger = Person(app)
    value = anna.cookie.value
    # Not the last letter: some of its bits are in no byte, and it would be no forgery.
    head, letter, tail = value[:-5], value[-5], value[-4:]
    forger.keep(head + ("A" if letter != "A" else "B") + tail)
    assert numbers(forger).status_code == 401
    assert numbers(Person(app)).status_code == 401


def test_another_role_is_shown_its_own_at_once(anna, sign_in):
    lower = GROUPS.replace('"coordinator"', '"municipality:0003000"')
    before = numbers(anna).data
    sign_in.groups_file.write_text(lower, encoding="utf-8")
    # The smaller scope has no outside edition here, so nothing of the other is left.
    for _time in range(ENOUGH):
        assert numbers(anna).data != before
    sign_in.groups_file.write_text("[groups", encoding="utf-8")
    assert numbers(anna).status_code in {401, 403}


def test_another_edition_is_shown_at_once_and_a_withdrawn_one_never_again(anna, shelf):
    put_edition(shelf.folder, number=2)
    for _time in range(ENOUGH):
        assert "Edition 2" in numbers(anna).text
    shelf.showing.withdraw(2, "a mistake")
    for _time in range(ENOUGH):
        assert "Edition 2" not in numbers(anna).text


def test_what_differs_in_one_thing_is_not_the_same(anna):
    before = numbers(anna).data
    for differs, status in (
        ({"headers": {"Accept-Encoding": "br"}}, 200),
        ({"query_string": {"x": "1"}}, 400),
        ({"content_type": "text/plain"}, 415),
        ({"headers": {"Host": "other.test"}}, 400),
    ):
        for _time in range(ENOUGH):
            answer = numbers(anna, **differs)
            assert (answer.status_code, answer.data == before) == (status, False)
    assert numbers(anna).data == before
    for cookie, value in (("theme", "dark"), ("theme-wish", "dark"), ("mine", JELGAVA)):
        anna.client.set_cookie(cookie, value, domain="127.0.0.1")
        for _time in range(ENOUGH):
            assert numbers(anna).data != before
        anna.client.delete_cookie(cookie, domain="127.0.0.1")


def test_each_time_is_written_down_with_whose_it_was(anna, app):
    vija = Person(app)
    vija.enter("vija")
    for _time in range(ENOUGH + 1):
        numbers(vija, headers={AHEAD: "1"})
    flush()
    entries = [*Log.at(Settings.from_environment()).entries()]
    looks = [(one["subject"], one["action"]) for one in entries if one["what"]]
    assert looks == [("anna", "view")] * (ENOUGH + 1) + [("vija", "ahead")] * 4
    assert {one["query"] for one in entries if one["what"]} == {"lang=en"}


def test_a_document_is_given_again_with_the_name_of_whoever_asks(anna, app):
    vija = Person(app)
    vija.enter("vija")
    numbers(vija)
    for person, name in ((anna, "Anna"), (vija, "Vija"), (anna, "Anna")):
        for _time in range(ENOUGH):
            text = person.get("/gimenes?lang=en").text
            assert [name in text, 'id="answered"' in text] == [True, True]
        with unasked():
            assert person.get("/gimenes?lang=en").text == text


def test_what_was_given_is_asked_for_anew_after_a_while(anna, app, monkeypatch):
    monkeypatch.setattr(repeated, "_SECONDS", 0)
    numbers(anna, headers={"Accept-Encoding": "gzip"})
    with unasked(times=2):
        numbers(anna, headers={"Accept-Encoding": "gzip"})
        numbers(anna, headers={"Accept-Encoding": "gzip"})


@pytest.mark.parametrize("length", ["", "x", "-1", "\u00b2", "99999999"])
def test_a_body_of_no_or_any_length_is_refused_in_words(app, length):
    asked = Person(app)
    answer = asked.post(URL, environ_overrides={"CONTENT_LENGTH": length})
    assert answer.status_code in {400, 401, 413, 415}


def test_what_is_remembered_is_bounded(anna, app, monkeypatch):
    monkeypatch.setattr(repeated, "_MOST_BYTES", 200_000)
    for period in ("2019-01", "2019-02", "2019-03"):
        for _time in range(ENOUGH):
            anna.get(f"/gimenes?period={period}")
            anna.post(URL, json=show("/gimenes", f"?period={period}"))
    held = app.wsgi_app
    while not isinstance(held, repeated.Repeated):
        held = held._app
    bodies = [one.body for of_all in held._given.values() for one in of_all.values()]
    assert 0 < sum(map(len, bodies)) <= 200_000
