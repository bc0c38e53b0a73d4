"""A municipality in short: its last months, and what each card says."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.ground import html
from dashboard.ground.access import everything
from dashboard.ground.i18n import language
from dashboard.pages import ledes
from dashboard.pages.parts import ids
from dashboard.pages.parts.card import widths
from dashboard.pages.parts.filter_line import filter_line as filters_of
from dashboard.pages.parts.slot import laying
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


def view_of(spring, period):
    return View(
        address=Address(),
        filters=Filters(period=period, municipalities=(JELGAVA,)),
        edition=spring.shelf().edition(),
        latest=1,
        scope=everything(),
        place=JELGAVA,
    )


@pytest.fixture
def told(spring):
    """The words of the months, and those of what is told, in English."""
    with language("en"):
        made = html.joined(summary(view_of(spring, "2019-03")))
        year, said = read(made).inside[0].inside
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


@pytest.mark.parametrize(
    ("period", "last"), [("2019-03", "31 Mar 2019"), ("2019", "30 Apr 2019")]
)
def test_a_period_that_is_not_over_is_told_as_far_as_the_data_reach(
    spring, period, last
):
    view = view_of(spring, period)
    with language("en"), laying() as slots:
        assert f"to {last} mediators worked with" in ledes.served_and_new(view)
        filters_of(view)
        badges = html.joined(slots.parts[ids.part("badges")]())
    assert ("data up to 8 Apr 2019" in badges) == (period == "2019")
