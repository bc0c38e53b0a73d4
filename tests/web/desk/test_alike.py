"""Codes that look alike, decided on the web, and the decision taken back."""

import re

import pytest

PAGE = "/dati/lidzigi"
ALIKE = """date,municipality,family
2019-03-04,Jelgava,A-07
2019-03-05,Jelgava,A-07
2019-03-06,Jelgava,A-7
"""


@pytest.fixture
def pair(desk):
    """A desk with a pair of codes that look alike; the mark of the pair."""
    desk.take(ALIKE)
    return re.search(r'name="mark" value="([0-9a-f]{8})"', desk.get(PAGE).text)[1]


def families(desk):
    with desk.world.warehouse() as warehouse:
        sql = "select count(distinct family) as n from staging.log_rows"
        return warehouse.rows(sql)[0]["n"]


def test_the_verdict_leads_to_the_pair(desk):
    where = desk.verdict(ALIKE)
    assert f'href="{PAGE}' in desk.get(where).text


def test_a_pair_is_joined_with_one_click_and_parted_again(desk, pair):
    before = families(desk)
    desk.post(f"{PAGE}/viena", mark=pair)
    joined = families(desk)
    desk.post(f"{PAGE}/vienotas", mark=pair)
    assert (before, joined, families(desk)) == (2, 1, 2)


def test_a_pair_said_to_differ_is_listed_no_more_until_that_is_taken_back(desk, pair):
    form = f"{PAGE}/viena"
    desk.post(f"{PAGE}/dazadas", mark=pair)
    apart = form in desk.get(PAGE).text
    desk.post(f"{PAGE}/skirtas", mark=pair)
    assert (apart, form in desk.get(PAGE).text) == (False, True)


def test_every_decision_is_in_the_audit_log(desk, pair):
    for path in ("viena", "vienotas", "dazadas", "skirtas"):
        desk.post(f"{PAGE}/{path}", mark=pair)
    words = desk.get("/dati/zurnals?lang=en").text
    said = (
        "made one family of two",
        "told two families apart",
        "said that families are different",
        "named families that look alike again",
    )
    assert [one for one in said if one not in words] == []


@pytest.mark.parametrize("path", ["viena", "vienotas", "dazadas", "skirtas"])
def test_a_mark_of_no_pair_is_said_and_changes_nothing(desk, pair, path):
    answer = desk.post(f"{PAGE}/{path}?lang=en", mark="")
    assert (answer.status_code, families(desk)) == (422, 2)
    assert "No families that look alike" in answer.text


@pytest.mark.parametrize(
    ("decide", "back"), [("viena", "vienotas"), ("dazadas", "skirtas")]
)
def test_a_button_pressed_twice_does_its_work_once(desk, pair, decide, back):
    for path in (decide, decide, back, back):
        answer = desk.post(f"{PAGE}/{path}?lang=en", mark=pair)
        assert answer.status_code == 303
        said = desk.get(answer.headers["Location"]).text
    assert "They are two families again" in said
    assert (families(desk), f"{PAGE}/viena" in said) == (2, True)
