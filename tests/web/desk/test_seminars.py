from datetime import date

import pytest

from dashboard.takeaways.seminars import seminar as seminars
from tests.conftest import JELGAVA

PATH = "/dati/seminari"


@pytest.fixture
def closing(desk):
    """A seminar that was begun on the web."""
    desk.world.post(JELGAVA, date(2018, 10, 1))
    desk.take("date,municipality,family\n2018-11-05,Jelgava,A-1\n")
    desk.publish()
    given = {"name": "closing", "phase": "III", "audience": "leadership"}
    assert desk.post(f"{PATH}?lang=en", **given).status_code == 303
    return lambda: seminars.read(desk.world.settings.home, "closing")


def test_a_seminar_is_begun_put_in_order_and_written_to(desk, closing):
    kinds = [slide.kind for slide in closing().slides]
    page = desk.get(f"{PATH}/closing?lang=en").text
    empty = page.count("This audience is shown nothing.")
    assert page.count('viewBox="0 0 1280 720"') + empty == len(kinds)
    desk.post(f"{PATH}/closing/zemak", place=0)
    assert [slide.kind for slide in closing().slides][:2] == [kinds[1], kinds[0]]
    desk.post(f"{PATH}/closing/augstak", place=1)
    assert [slide.kind for slide in closing().slides] == kinds
    desk.post(f"{PATH}/closing/dzest", place=0)
    assert [slide.kind for slide in closing().slides] == kinds[1:]
    claim = f"families_by_municipality 2018-11 {JELGAVA} = 2"
    desk.post(
        f"{PATH}/closing/rakstit",
        place=0,
        headline="Ours",
        lines="one\n\ntwo\n",
        claims=claim,
        notes="Speak up.",
    )
    first = closing().slides[0]
    assert (first.headline, first.lines) == ("Ours", ("one", "two"))
    assert first.notes == "Speak up."
    said = desk.get(f"{PATH}/closing?lang=en").text
    assert f"1. {claim}: false (1 : 2)" in said


def test_a_card_is_added_with_its_period_and_place(desk, closing):
    added = {"card": "families_by_month", "period": "2018-11", "municipality": JELGAVA}
    assert (
        "Families by month"
        in desk.get(
            f"{PATH}/pievienot?card=families_by_month&asked=period%3D2018-11&lang=en"
        ).text
    )
    desk.post(f"{PATH}/closing/pievienot", **added)
    last = closing().slides[-1]
    assert (last.shows, last.period, last.municipality) == tuple(added.values())


def test_a_statement_is_taken_over_with_the_claims_it_rests_on(desk, closing):
    cards = [slide.shows for slide in closing().slides]
    desk.post(f"{PATH}/closing/parnemt", place=cards.index("turnover"))
    own = closing().slides[cards.index("turnover")]
    assert own.headline.endswith("1 family")
    claim = "families_by_municipality.families phase:III total = 1"
    assert own.claims == (claim,)
    assert f"{claim}: true (1 : 1)" in desk.get(f"{PATH}/closing?lang=en").text


@pytest.mark.parametrize(
    ("deed", "given"),
    [
        ("dzest", {"place": "99"}),
        ("dzest", {"place": "-1"}),
        ("rakstit", {"place": "many"}),
        ("pievienot", {"card": "nothing"}),
        ("pievienot", {"card": "turnover", "municipality": "Atlantis"}),
    ],
)
def test_what_cannot_be_done_changes_nothing(desk, closing, deed, given):
    before = closing()
    assert desk.post(f"{PATH}/closing/{deed}", **given).status_code == 200
    assert closing() == before


def test_a_name_that_is_none_begins_nothing(desk, closing):
    answer = desk.post(f"{PATH}?lang=en", name="../keys", phase="III")
    assert "is no name of a seminar" in answer.text
    again = desk.post(f"{PATH}?lang=en", name="closing", phase="III")
    assert "There is a seminar" in again.text
