"""What numbers are compared with is chosen, and said where they stand."""

import pytest

from dashboard.ground import html
from dashboard.ground.access import everything
from dashboard.ground.i18n import language
from dashboard.pages.parts import filter_line
from dashboard.pages.parts.numbers import numbers
from dashboard.pages.render import Reader, open_page
from dashboard.reading.address import Address
from tests.edition_fixture import put_edition
from tests.laid import parts_of
from tests.written import read


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return put_edition(tmp_path_factory.mktemp("editions"))


def opened(shelf, query, path="/", scope=None):
    address = Address.read(path, f"?lang=en&{query}")
    reader = Reader(address=address, scope=everything() if scope is None else scope)
    _page, view = open_page(reader, shelf)
    return view


def part(view, name):
    with language("en"):
        return parts_of(lambda: filter_line.filter_line(view))[name]


def test_the_badge_says_what_is_compared_with_and_its_cross_takes_it_off(shelf):
    badges = part(opened(shelf, "period=2019-03&compare=year-before"), "badges")
    said = "the same a year before, 1 Mar 2018 – 31 Mar 2018"
    assert f"<span>Compared with</span> {said}" in badges
    assert 'href="/?period=2019-03&amp;lang=en"' in badges


def test_what_nobody_chose_is_said_too_and_cannot_be_taken_off(shelf):
    badges = part(opened(shelf, "period=2019-03"), "badges")
    assert "the period before, 1 Feb 2019 – 28 Feb 2019" in badges
    assert "Remove filter: Compared with" not in badges


def test_the_headline_numbers_are_told_against_what_was_chosen(shelf):
    view = opened(shelf, "period=2019-03&compare=phase:III")
    with language("en"):
        said = read(html.joined(numbers(view))).words()
    assert "11 in phase\N{NO-BREAK SPACE}III" in said


@pytest.mark.parametrize("path", ["/gimenes", "/aptauja"])
def test_a_page_that_compares_nothing_does_not_offer_it(shelf, path):
    view = opened(shelf, "period=2019-03", path)
    assert "Compared with" not in part(view, "badges") + part(view, "period")


def test_whoever_does_not_see_every_row_is_not_offered_it(shelf):
    view = opened(shelf, "period=2019-03", scope=frozenset({"0001000"}))
    assert "Compared with" not in part(view, "badges") + part(view, "period")
