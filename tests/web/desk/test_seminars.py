import re
from html import unescape
from urllib.parse import urlencode

import pytest

from dashboard.editions.filters import Filters
from dashboard.takeaways.seminars import seminar as seminars
from tests.conftest import JELGAVA
from tests.edition_fixture import put_edition

PATH = "/dati/seminari"


@pytest.fixture
def closing(desk):
    """A seminar that was begun on the web, over a small edition."""
    put_edition(desk.world.settings.editions)
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
    sent = desk.post(f"{PATH}/closing/vieta", place=0, to=len(kinds) - 1)
    assert sent.location.endswith(f"/closing#slide-{len(kinds) - 1}")
    assert [one.kind for one in closing().slides] == [*kinds[2:], kinds[1]]
    desk.post(f"{PATH}/closing/vieta", place=len(kinds) - 2, to=1)
    claim = f"families_by_municipality 2018-11 {JELGAVA} > 100"
    written = {"headline": "Ours", "lines": "one\n\ntwo\n", "notes": "Speak up."}
    desk.post(f"{PATH}/closing/rakstit", place=0, claims=claim, **written)
    first = closing().slides[0]
    assert (first.headline, first.lines) == ("Ours", ("one", "two"))
    assert first.notes == "Speak up."
    said = unescape(desk.get(f"{PATH}/closing?lang=en").text)
    assert f"1. {claim}: false (" in said
    head = {"title": "A hall", "place": "Jelgava", "day": "2019-05-30", "edition": 1}
    desk.post(f"{PATH}/closing/galva", **head)
    told = closing()
    assert (told.title, told.place, str(told.day)) == ("A hall", "Jelgava", head["day"])


def test_a_removed_slide_is_put_back_and_every_change_taken_back(desk, closing):
    before = closing()
    page = f"{PATH}/closing?lang=en"
    assert "Put back" not in desk.get(page).text
    desk.post(f"{PATH}/closing/dzest", place=2)
    assert "Put back the slide “" in unescape(desk.get(page).text)
    without = closing()
    desk.post(f"{PATH}/closing/rakstit", place=0, headline="Ours")
    assert "Undo the last change" in desk.get(page).text
    for expected in (without, before):
        desk.post(f"{PATH}/closing/atpakal")
        assert closing() == expected
    assert (
        "There is nothing to take back."
        in desk.post(f"{PATH}/closing/atpakal?lang=en").text
    )
    assert "Redo what was undone" in desk.get(page).text
    desk.post(f"{PATH}/closing/atkal")
    assert closing() == without


def test_a_file_that_cannot_be_read_any_more_is_taken_back_too(desk, closing):
    before = closing()
    desk.post(f"{PATH}/closing/dzest", place=0)
    file = seminars.path(desk.world.settings.home, "closing")
    file.write_bytes(b"title = \xff")
    assert "Undo the last change" in desk.get(f"{PATH}/closing?lang=en").text
    desk.post(f"{PATH}/closing/atpakal")
    assert closing() == before


def test_a_card_is_added_and_its_statement_taken_over(desk, closing):
    added = {"card": "turnover", "period": "2018-11", "municipality": JELGAVA}
    chosen = f"{PATH}/pievienot?card=turnover&asked=period%3D2018-11&lang=en"
    assert "New, continuing and returning families" in desk.get(chosen).text
    desk.post(f"{PATH}/closing/pievienot", **added)
    last = closing().slides[-1]
    assert (last.shows, last.period, last.municipality) == tuple(added.values())
    desk.post(f"{PATH}/closing/parnemt", place=len(closing().slides) - 1)
    own = closing().slides[-1]
    (claim,) = own.claims
    assert claim.startswith("families_by_municipality.families 2018-11 ")
    assert own.headline.split()[-2] == claim.split()[-1]
    assert f"{claim}: true (" in desk.get(f"{PATH}/closing?lang=en").text


def test_a_card_is_added_as_it_is_seen_or_is_said_to_differ(desk, closing):
    def said(asked):
        where = {"card": "turnover", "lang": "en", "asked": asked}
        return unescape(desk.get(f"{PATH}/pievienot?{urlencode(where)}").text)

    narrow = f"period=2018-11&municipality={JELGAVA}&domain=education"
    page = said(narrow)
    assert f"{closing().title} (closing)" in page
    assert "will be others" not in page
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    put = desk.post(f"{PATH}/closing/pievienot?lang=en", **fields)
    last = len(closing().slides)
    assert put.location.endswith(f"closing?lang=en#slide-{last}")
    assert closing().slides[-1].filters == Filters.from_query(narrow)
    for wider in (f"{narrow}&municipality=0001000", "from=2018-11-02&to=2018-11-20"):
        assert "will be others than those of the card" in said(wider)


def test_what_cannot_be_done_changes_nothing(desk, closing):
    before = closing()
    for deed, given in (
        ("dzest", {"place": "99"}),
        ("dzest", {"place": "-1"}),
        ("rakstit", {"place": "many"}),
        ("parnemt", {"place": "0"}),
        ("pievienot", {"card": "nothing"}),
        ("pievienot", {"card": "turnover", "municipality": "Atlantis"}),
        ("galva", {"title": "A", "edition": "7"}),
        ("galva", {"title": "A", "edition": "1", "day": "soon"}),
    ):
        answer = desk.post(f"{PATH}/closing/{deed}", **given)
        assert answer.status_code == 200, (deed, given)
        assert closing() == before
    answer = desk.post(f"{PATH}?lang=en", name="../keys", phase="III")
    assert "is no name of a seminar" in answer.text
    again = desk.post(f"{PATH}?lang=en", name="closing", phase="III")
    assert "There is a seminar" in again.text


def pressed(desk, deed, **fields):
    """Send the first form of a deed as it stands on the page, twice."""
    page = desk.get(f"{PATH}/closing").text
    (form, *_others) = re.findall(rf'action="[^"]*/{deed}[^>]*>(.*?)</form>', page)
    seen = re.search(r'name="seen" value="([^"]+)"', form)[1]
    return [
        desk.post(f"{PATH}/closing/{deed}?lang=en", seen=seen, **fields)
        for _ in range(2)
    ]


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("dzest", {"place": 1}),
        ("zemak", {"place": 0}),
        ("augstak", {"place": 2}),
        ("pievienot", {"card": "section"}),
        ("atpakal", {}),
    ],
)
def test_a_button_pressed_twice_does_its_work_once(desk, closing, deed, fields):
    for place in (3, 4):
        desk.post(f"{PATH}/closing/zemak", place=place)
    stands = closing()
    desk.post(f"{PATH}/closing/{deed}?lang=en", **fields)
    once = closing()
    desk.post(f"{PATH}/closing/{'atkal' if deed == 'atpakal' else 'atpakal'}")
    assert closing() == stands
    answers = pressed(desk, deed, **fields)
    assert closing() == once
    said = desk.get(answers[1].headers["Location"]).text
    assert "this is how it stands now" in said


def test_a_seminar_begun_twice_with_the_same_words_is_one(desk, closing):
    given = {"name": "closing", "phase": "III", "audience": "leadership"}
    answer = desk.post(f"{PATH}?lang=en", **given)
    assert answer.headers["Location"].startswith(f"{PATH}/closing")
    other = desk.post(f"{PATH}?lang=en", **{**given, "audience": "outside"})
    assert "There is a seminar “closing” already." in other.text


def test_words_are_not_kept_for_a_slide_that_is_another_one_by_now(desk, closing):
    page = desk.get(f"{PATH}/closing").text
    mark = re.search(r'name="slide" value="([^"]+)"', page)[1]
    words = {"place": 0, "headline": "Ours", "slide": mark}
    for _ in range(2):
        assert desk.post(f"{PATH}/closing/rakstit", **words).status_code == 303
    kept = closing()
    assert kept.slides[0].headline == "Ours"
    answer = desk.post(f"{PATH}/closing/rakstit?lang=en", **{**words, "headline": "x"})
    assert "Nothing was kept" in answer.text
    assert closing() == kept
