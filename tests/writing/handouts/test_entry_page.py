"""The page for a telephone as a file: its lists, its weight, and what it lets out."""

import json
import re

import pytest

from dashboard.writing.handouts.entry import page
from tests.conftest import JELGAVA, RIGA


def form(world, *chosen):
    with world.warehouse() as warehouse:
        made = page.page(warehouse, chosen).decode()
    return json.loads(re.search(r'id="form">(.*?)</script>', made)[1]), made


def test_it_reaches_nothing_outside_itself(world):
    _lists, made = form(world)
    assert "default-src &#39;none&#39;" in made
    assert not re.search(r"\b(src|href)=|https?://|@import|url\(", made)


def test_a_name_that_looks_like_the_end_of_a_script_stays_a_name(world):
    world.institution("</script><b>Skola")
    lists, _made = form(world, JELGAVA)
    assert ["</script><b>Skola", JELGAVA] in lists["institutions"]["list"]


def test_chosen_places_and_what_is_national_are_all_it_holds(world):
    world.institution("Jelgavas skola")
    world.institution("Rīgas skola", municipality=RIGA)
    lists, _made = form(world, JELGAVA)
    assert [place["code"] for place in lists["places"]] == [JELGAVA]
    places = {place for _name, place in lists["institutions"]["list"]}
    assert places == {JELGAVA, None}


def test_a_page_that_would_be_too_heavy_is_not_made(world, monkeypatch):
    _lists, made = form(world)
    monkeypatch.setattr(page, "HEAVIEST", len(made.encode()) - 1)
    with pytest.raises(page.TooHeavyError):
        form(world)
    assert form(world, JELGAVA)


def test_it_names_no_forgotten_family_and_says_what_is_to_be_done(world):
    lists, _made = form(world, JELGAVA)
    assert "forgotten" in lists["words"]["en"]["holds_until"]
    assert "dzēsti pēc to lūguma" in lists["words"]["lv"]["holds_until"]
