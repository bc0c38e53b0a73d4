import tomllib
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from dashboard.editions.filters import Filters
from dashboard.ground.i18n import language
from dashboard.ground.settings import Settings
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import arc
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.claims import (
    State,
    held_to,
    numbers_of,
    said,
)
from dashboard.takeaways.seminars.grounds import of_title
from dashboard.takeaways.seminars.headlines import untold
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError, Slide
from dashboard.takeaways.taken import Wanted, take
from dashboard.upkeep.sources import sources_of
from tests.conftest import JELGAVA, RIGA

FAMILIES = "families_by_municipality"


def claims_of(who):
    """Twenty claims that hold: seven of what the later edition has more of."""
    moving = [
        f"{FAMILIES} 2018-11 {JELGAVA} = {{}}",
        f"{FAMILIES} 2018-Q4 {JELGAVA} = {{}}",
        f"{FAMILIES} 2018-Q4 total = {{}}",
        f"{FAMILIES} all {JELGAVA} = {{}}",
        f"families_by_domain all {JELGAVA} domain=education = {{}}",
        f"interactions_by_kind 2018-11 {JELGAVA} kind=mediated = {{}}",
        f"cooperation_by_kind.times 2018-11 {JELGAVA} kind=school = {{}}",
    ]
    still = [
        f"{FAMILIES} 2019-0{month} {place} = {{}}"
        for month in range(1, 6)
        for place in (JELGAVA, RIGA)
    ]
    still += [
        f"{FAMILIES} 2019-Q1 {JELGAVA} >= 2019-05",
        f"interactions_by_kind 2018-11 {RIGA} kind=mediated = {{}}",
        "survey_by_question all total question=needs choice=yes = {}",
    ]
    return [_holding(claim, who) for claim in (*moving, *still)], moving


def _holding(claim, who):
    if "{}" not in claim:
        return claim
    found = held_to(claim.format("100000"), who)
    return claim.format(f"{found.left:g}")


def test_of_twenty_claims_the_seven_that_became_false_are_named(home, shelf, tilts):
    claims, moving = claims_of(reader(shelf, 1, "coordinator", "en"))
    assert (len(claims), len(moving)) == (20, 7)
    slide = Slide(kind="text", headline="Claims", claims=tuple(claims))
    written = Seminar(
        name="claims", title="C", edition=1, audience="coordinator", slides=(slide,)
    )
    seminars.write(home, written)
    code, said = tilts("seminar", "check", "claims")
    assert (code, said.count(": true (")) == (0, 20)
    code, said = tilts("seminar", "check", "claims", "--edition", 2)
    false = [line for line in said.splitlines() if ": false (" in line]
    assert code == 1
    assert [line.split(". ", 1)[1].split(": ")[0] for line in false] == claims[:7]


def test_what_an_audience_is_not_shown_is_no_false_claim(public_shelf):
    small = f"{FAMILIES} 2018-11 {RIGA} > 3"
    who = reader(public_shelf, None, "outside", "en")
    withheld = (small, "roles_contacted all total > 0")
    assert {held_to(claim, who).state for claim in withheld} == {State.WITHHELD}
    inside = reader(public_shelf, None, "coordinator", "en")
    assert held_to(small, inside).state is State.FALSE


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("", "A claim is an indicator, a period,"),
        (f"{FAMILIES} all 3000 > 1", "A claim is an indicator, a period,"),
        ("nothing all total > 1", "There is no indicator “nothing”."),
        ("turnover all total > 1", f"Meant: {FAMILIES}?"),
        ("families_by_domains all total > 1", "Meant: families_by_domain?"),
        (f"{FAMILIES} someday total > 1", "“someday” is neither a number nor"),
        (f"{FAMILIES} all total > many", "“many” is neither a number nor"),
        (f"{FAMILIES} 2016 total < 5", "There are no data of “2016”."),
        (f"{FAMILIES} all 9999999 = 0", "There is no municipality “9999999”."),
        (f"{FAMILIES} all total colour=red > 1", "is “colour=red”"),
        ("families_by_domain all total domain=eduction < 5", "is “domain=eduction”"),
        (f"{FAMILIES}.height all total > 1", "counts no “height”, but: families, new"),
        ("families_by_month 2018 total > 1", "Say which, such as month=2018-1"),
    ],
)
def test_a_claim_that_names_what_there_is_not_says_what(claim, why, shelf):
    with language("en"):
        found = held_to(claim, reader(shelf, 1, "coordinator", "en"))
        assert found.state is State.UNREADABLE
        assert why in said(found)


def test_a_year_is_a_number_but_beside_a_year(shelf):
    who = reader(shelf, 1, "coordinator", "en")
    right = {
        period: held_to(f"{FAMILIES} {period} total {sign} 2019", who).right
        for period, sign in (("2018-Q4", "<"), ("2018", "="), ("2018", "<"))
    }
    of_2019 = held_to(f"{FAMILIES} 2019 total > 0", who).left
    assert right["2018-Q4"] == 2019
    assert right["2018"] == of_2019
    assert held_to(f"{FAMILIES} 2018 total = 2019", who).right == 2019


def test_claims_are_taken_over_from_the_title_of_every_card(shelf):
    """They hold, and each is of a number that the title tells, not of one like it."""
    who = reader(shelf, 1, "coordinator", "lv")
    taken_over = {}
    for card in CARDS:
        with who.reading():
            taken = take(Wanted(card=card, filters=Filters(period="2018-Q4")), who)
        taken_over[card] = of_title(taken, who)
        told = numbers_of(taken.title)
        assert {int(one.rsplit(" ", 1)[1]) for one in taken_over[card]} <= {*told}
    claims = [claim for each in taken_over.values() for claim in each]
    assert {held_to(one, who).state for one in claims} == {State.TRUE}
    later = reader(shelf, 2, "coordinator", "lv")
    moved = taken_over["families_by_domain"]
    assert State.FALSE in {held_to(one, later).state for one in moved}


def test_a_claim_of_a_place_is_what_its_own_slide_says(shelf):
    who = reader(shelf, 1, "coordinator", "lv")
    filters = Filters(period="2018-Q4", municipalities=(JELGAVA,))
    with who.reading():
        taken = take(Wanted(card="turnover", filters=filters), who)
    (claim,) = of_title(taken, who)
    assert claim.startswith(f"{FAMILIES}.families 2018-Q4 {JELGAVA} = ")


def test_a_backup_holds_the_seminars(tmp_path):
    seminars.write(tmp_path, Seminar(name="kept", title="Kept", edition=1))
    names = dict(sources_of(Settings(home=tmp_path), with_keys=False))
    assert "home/seminars/kept.toml" in names


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(words, words, st.lists(words, max_size=3), words)
def test_a_seminar_is_read_as_it_was_written(title, headline, lines, notes):
    slide = Slide(kind="text", headline=headline, lines=tuple(lines), notes=notes)
    written = Seminar(
        name="any",
        title=title,
        edition=3,
        day=date(2019, 5, 30),
        slides=(slide, Slide(kind="thanks")),
    )
    values = tomllib.loads(seminars.to_toml(written))
    assert seminars.of("any", values) == written.but(title=title or "any")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("edition = 1\n[[slides]]\nkind = 'film'", "There is no slide of the kind"),
        ("edition = 1\n[[slides]]\nkind = 'text'\nwhen = 'now'", "has no “when”"),
        ("edition = 1\n[[slides]]\nkind = 'text'\nlines = 'one'", "“lines” cannot"),
        ("title = 'A'", "does not name its edition"),
        ("edition = 1\nlanguage = 'de'", "There is no language “de”"),
        ("edition = ", "cannot be read"),
    ],
)
def test_a_seminar_that_cannot_be_read_says_why(text, why, tmp_path):
    file = seminars.path(tmp_path, "bad")
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    with language("en"), pytest.raises(SeminarError, match=why):
        seminars.read(tmp_path, "bad")


def test_a_name_that_leads_out_of_the_folder_is_none(tmp_path):
    with pytest.raises(SeminarError):
        seminars.path(tmp_path, "../keys/family")


PHASES = ("III", "II")


def test_a_closing_seminar_goes_from_the_tasks_to_the_thanks(home, tilts, tmp_path):
    who = ("--as", "coordinator", "--edition", 1)
    assert tilts("seminar", "new", "closing", "--phase", "III", *who)[0] == 0
    out = tmp_path / "closing.pptx"
    code, said = tilts("slides", "closing", out)
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(out).slides]
    assert titles[0] == "Closing seminar, phase III"
    assert titles[-1] == "Thank you"
    order = ("What mediators are asked to do", "The ethics code in short", "Jelgava")
    assert [titles.index(title) for title in order] == sorted(map(titles.index, order))
    assert "Jelgava" in titles
    assert code == (1 if "is left out" in said else 0)
    assert "closing: Closing seminar, phase III" in tilts("seminar", "list")[1]
    again = [tilts("seminar", "new", "closing", "--phase", of, *who) for of in PHASES]
    assert [code for code, _said in again] == [0, 2]


def test_a_headline_of_ones_own_tells_nothing_that_its_audience_is_not_shown(
    public, public_shelf, tilts, tmp_path, monkeypatch
):
    """Two families of Rīga are withheld; a claim that holds frees a number."""
    monkeypatch.setenv("TILTS_HOME", str(public))
    card = {"kind": "indicator", "card": "turnover", "period": "2018-11"}
    slides = (
        Slide(**card, headline="In Rīga mediators met 2 families"),
        Slide(**card, headline="In 30 days, much was done"),
    )
    seminar = Seminar(name="own", title="Own", edition=1, language="en", slides=slides)
    seminars.write(public, seminar)
    code, said = tilts("seminar", "check", "own")
    assert code == 1
    assert said.count("not shown to this audience") == 1
    assert "1. In Rīga mediators met 2 families (2)" in said
    deck = tmp_path / "own.pptx"
    assert "Slide 1: its headline states" in tilts("slides", "own", deck)[1]
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(deck).slides]
    assert "2 families" not in " ".join(titles)
    assert titles[1:] == [slides[1].headline]
    inside = reader(public_shelf, 1, "coordinator", "en")
    assert untold(seminar, inside, public_shelf) == []


def test_a_slide_with_no_number_that_may_be_shown_is_left_out(
    public, tilts, tmp_path, monkeypatch
):
    monkeypatch.setenv("TILTS_HOME", str(public))
    shown = Slide(kind="indicator", card="turnover", period="2018-11")
    hidden = Seminar(
        name="hidden", title="H", edition=1, language="en", slides=(shown,)
    )
    seminars.write(public, hidden)
    deck = tmp_path / "hidden.pptx"
    code, said = tilts("slides", "hidden", deck)
    assert (code, "Every number here is protected [c]." in said) == (1, True)
    assert len(Presentation(deck).slides) == 1


def test_the_title_of_a_slide_names_its_municipality(shelf):
    who = reader(shelf, 1, "coordinator", "en")
    filters = Filters(period="phase:III", municipalities=(JELGAVA,))
    with who.reading():
        one, others = (
            take(Wanted(card=name, filters=filters), who)
            for name in ("families_by_domain", "workload_against_others")
        )
        assert one.own_title == f"Jelgava. {one.title}"
        # Its statement begins with the name.
        assert others.own_title == others.title


def test_a_closing_seminar_has_no_slide_and_no_section_of_nothing(shelf):
    """Nobody was asked in a phase without rows, and nobody met."""
    told = {}
    for phase in ("III", "IV"):
        who = reader(shelf, 1, "coordinator", "en")
        slides = arc.closing("closing", phase, who).slides
        kinds = [slide.kind for slide in slides]
        assert ("section", "section") not in [*pairwise(kinds)]
        told[phase] = {slide.headline for slide in slides if slide.kind == "section"}
    assert told["III"] - told["IV"] == {
        "Municipality by municipality",
        "What the staff of municipalities say",
    }


def test_of_many_municipalities_each_has_one_slide(shelf, monkeypatch):
    """With forty, four each would be a hundred and sixty."""

    def of_places():
        who = reader(shelf, 1, "coordinator", "en")
        slides = arc.closing("closing", "III", who).slides
        return [slide.kind for slide in slides if slide.municipality]

    assert of_places().count("indicator") > 2
    monkeypatch.setattr(arc, "_FEW", 1)
    assert of_places() == ["municipality", "municipality"]
