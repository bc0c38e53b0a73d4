"""The whole app behind a sign-in: nothing for nobody, and who sees what."""

import pytest

from app import create_app
from tests.browser_payloads import URL, show
from tests.edition_fixture import put_edition
from tests.web.identity.conftest import Person

PATHS = (
    "/",
    "/gimenes",
    "/nekas",
    "/dati/faili",
    "/download/families_by_municipality.csv",
    "/download/families_by_municipality.xlsx",
    "/_dash-layout",
    "/_dash-dependencies",
    "/_reload-hash",
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return put_edition(tmp_path_factory.mktemp("editions"))


@pytest.fixture
def nobody(app):
    return Person(app)


@pytest.fixture
def enter(app):
    def signed_in(user):
        person = Person(app)
        person.enter(user)
        return person

    return signed_in


def test_nobody_gets_no_page_and_no_number(nobody):
    for path in PATHS:
        answer = nobody.get(path)
        assert (path, answer.status_code) == (path, 401)
        assert "Jelgava" not in answer.text


def test_a_callback_of_nobody_is_refused_so_that_the_page_asks_again(nobody):
    for payload in (show(), show("/gimenes", "?period=2019-01")):
        answer = nobody.post(URL, json=payload)
        assert (answer.status_code, answer.get_json()) == (
            401,
            {"error": "signed out"},
        )


def test_the_page_that_asks_to_sign_in_leads_back(nobody):
    text = nobody.get("/gimenes?lang=en&period=2019-01").text
    assert "to=%2Fgimenes%3Fperiod%3D2019-01%26lang%3Den" in text


def test_an_account_without_a_role_sees_nothing_either(enter):
    person = enter("niks")
    codes = {path: person.get(path).status_code for path in PATHS}
    assert set(codes.values()) == {401, 403}
    assert person.post(URL, json=show()).status_code == 401


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ("anna", "Coordinator"),
        ("vija", "Leadership"),
        ("juris", "Jelgava"),
        ("olga", "Public data only"),
    ],
)
def test_the_page_says_who_is_looking_and_as_what(enter, user, role):
    text = enter(user).get("/par?lang=en").text
    assert f">{user.title()}</span>" in text
    assert f">{role}</span>" in text
    assert "Sign out" in text


def test_only_the_coordinator_is_offered_the_desk(enter):
    for user, open_ in (("anna", True), ("vija", False)):
        person = enter(user)
        page = person.post(URL, json=show("/dati", "?lang=en")).text
        desk = person.get("/dati/faili").status_code
        assert ("Hand in a file" in page, desk) == (open_, 200 if open_ else 404)


def test_what_is_not_there_is_said_in_words(enter):
    answer = enter("vija").get("/dati/faili?lang=en")
    assert "what your role does not open" in answer.text


def test_a_municipality_gets_its_own_rows_only(enter):
    text = (
        enter("juris")
        .get("/download/interactions_by_kind.csv?period=all&purpose=check")
        .text
    )
    assert "0003000" in text
    assert "0001000" not in text


def test_the_app_needs_a_groups_file(shelf, sign_in):
    sign_in.groups_file.unlink()
    with pytest.raises(Exception, match=r"groups\.toml"):
        create_app(shelf, sign_in)
