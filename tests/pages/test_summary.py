"""A municipality in short: its last months, and what each card says."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.ground import html
from dashboard.ground.access import everything
from dashboard.ground.i18n import language
from dashboard.pages.parts.card import widths
from dashboard.pages.parts.summary import summary
from dashboard.reading.address import Address
from dashboard.reading.families.indicators import FAMILIES_BY_DOMAIN
from dashboard.reading.view import View
from tests.conftest import JELGAVA, made_once
from tests.written import read


@made_once
def spring(world):
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 6, 30))
    world.institution("1. skola")
    world.take("""
        date       | municipality | family | institution | role
        2019-01-07 | Jelgava      | A      | 1. skola    | director
        2019-03-07 | Jelgava      | A      |             |
        2019-03-08 | Jelgava      | B      |             |
        2019-04-08 | Jelgava      | B      | 1. skola    |
    """)
    world.publish()


@pytest.fixture
def told(spring):
    """The words of the months, and those of what is told, in English."""
    filters = Filters(period="2019-03", municipalities=(JELGAVA,))
    view = View(
        address=Address(),
        filters=filters,
        edition=spring.shelf().edition(),
        latest=1,
        scope=everything(),
        place=JELGAVA,
    )
    with language("en"):
        year, said = read(html.joined(summary(view))).inside[0].inside
    months = year.inside[0]
    return [one.words() for one in months.inside], [one.words() for one in said.inside]


def test_the_months_end_with_the_one_asked_for_and_name_those_between(told):
    months, _said = told
    assert [one.partition(":")[0] for one in months] == [
        "January 2019",
        "February 2019",
        "March 2019",
    ]
    assert "no entries" in months[1]
    assert "2 families" in months[2]


def test_each_topic_tells_its_statement_alone(told):
    _months, said = told
    assert said[0] == "Mediators worked with 2 families.Families by domain"
    assert said[-1].endswith("this month")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ([7, 5], [7, 5]),
        ([7], [12]),
        ([5, 12, 6], [12, 12, 12]),
        ([4, 5], [5, 7]),
        ([6, 6, 5, 7], [6, 6, 5, 7]),
    ],
)
def test_cards_fill_their_rows_whatever_is_left_out(asked, given):
    cards = [replace(FAMILIES_BY_DOMAIN, width=width) for width in asked]
    assert widths(cards) == given
