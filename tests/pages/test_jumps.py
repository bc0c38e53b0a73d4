"""What the palette can find: more than titles, in both languages."""

import pytest

from dashboard.ground.access import everything
from dashboard.ground.i18n import language
from dashboard.pages.jumps import jumps
from dashboard.pages.render import Reader, open_page
from dashboard.reading.address import Address
from tests.edition_fixture import put_edition


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return put_edition(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def offered(shelf):
    """Every place to go to from the overview, in Latvian."""
    address = Address(path="/")
    _page, view = open_page(Reader(address=address, scope=everything()), shelf)
    with language("lv"):
        return [jump for group in jumps(address, view) for jump in group.jumps]


def found(offered, word):
    return {
        jump.label
        for jump in offered
        if word in f"{jump.label} {jump.words}".casefold()
    }


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("1. skola", "1. skola"),
        ("nva", "NVA"),
        ("iii posm", "III posms"),
        ("2019", "2019. gads"),
        ("school", "1. skola"),
        ("housing", "Mājoklis"),
        ("families by month", "Ģimenes pa mēnešiem"),
        ("overview", "Pārskats"),
    ],
)
def test_a_reader_finds_it_by_any_of_its_names(offered, word, label):
    assert label in found(offered, word)


def test_a_period_without_entries_is_not_offered(offered):
    assert not found(offered, "iv posms")


def test_a_card_that_each_municipality_has_can_be_joined_with_its_name(offered):
    cards = {jump.label: jump.card for jump in offered}
    assert cards["Ģimenes pa mēnešiem"] == "#title-families_by_month"
    assert cards["Kur ir mediatora amats"] == ""
