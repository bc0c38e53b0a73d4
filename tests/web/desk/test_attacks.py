"""What nobody does by mistake, and some do: each is answered in plain words."""

import pytest

from tests.conftest import JELGAVA
from tests.web.desk.conftest import CLEAN

ADVICE = "recommendation_id,municipality,status,as_of\nII-1,Jelgava,done,2020-05-01\n"


def test_recommendations_are_taken_in_like_any_file(desk):
    desk.take(ADVICE)
    text = desk.get("/dati/partijas?lang=en").text
    assert "Recommendations" in text
    assert desk.count("batches") == 1


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("gaida/iestade", "gaida"),
        ("atbildes/radit", "atbildes"),
        (f"darbs/{'0' * 32}/pienemt", f"darbs/{'0' * 32}"),
    ],
)
def test_looking_at_a_forms_address_leads_to_its_page(desk, path, page):
    response = desk.client.get(f"/dati/{path}?lang=en", follow_redirects=True)
    assert (response.status_code, response.request.path) == (200, f"/dati/{page}")


@pytest.mark.parametrize(
    "path",
    ["partijas/99999999999999999999/atsaukt", "izdevumi/9", "partijas/9/atsaukt"],
)
def test_what_is_not_there_is_said_on_a_page_of_the_desk(desk, path):
    response = desk.get(f"/dati/{path}?lang=en")
    assert response.status_code == 404
    assert "It is not here any more" in response.text


@pytest.mark.parametrize("number", ["", "'; drop table raw.batches", "9" * 50, "\0"])
def test_a_made_up_answer_cannot_be_decided(desk, number):
    response = desk.post("/dati/atbildes/radit", number=number)
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("first", "last"),
    [("0001-01-01", ""), ("2019-01-01", "9999-12-31"), ("2015-12-31", "")],
)
def test_a_post_keeps_within_the_days_the_form_offers(desk, first, last):
    before = desk.rows()
    response = desk.post(
        "/dati/gaida/amats?lang=en", municipality=JELGAVA, first=first, last=last
    )
    assert response.status_code == 422
    assert "Fill in every field" in response.text
    assert desk.rows() == before


def test_a_name_keeps_only_what_can_be_seen(desk):
    desk.post(
        "/dati/gaida/iestade",
        name="Skola\0\x1b[2J",
        kind="school",
        municipality=JELGAVA,
    )
    assert "Skola[2J" in {row["name"] for row in desk.rows()["institutions"]}


def test_a_form_that_is_too_large_is_refused_in_words(desk):
    response = desk.post("/dati/izdevumi?lang=en", label="x" * 300_000)
    assert response.status_code == 413
    assert "too big" in response.text


def test_a_body_of_another_kind_does_nothing(desk):
    desk.take(CLEAN)
    response = desk.client.post("/dati/izdevumi", json={"token": desk.token()})
    assert response.status_code == 403
    assert desk.world.shelf().manifests() == []


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"PK\x03\x04" + b"\0" * 100, "x.xlsx"), (b"\xd0\xcf\x11\xe0" * 9, "x.xls")],
)
def test_a_broken_file_is_refused_in_both_languages(desk, content, name):
    where = desk.hand_in(content, name).headers["Location"]
    assert "Fails nav pieņemts" in desk.done(where)
    assert "The file was not taken in" in desk.get(f"{where}?lang=en").text
