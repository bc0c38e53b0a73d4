"""Families by period: three rows, and numbers anybody can count."""

from datetime import date

import pytest

from dashboard.editions.filters import days
from tests.conftest import JELGAVA, RIGA, made_once


@made_once
def season(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))


LOG = """
    Datums     | Pašvaldība | Ģimene
    2018-12-31 | Jelgava    | A
    2019-01-01 | Jelgava    | A
    2019-04-01 | Jelgava    | B
"""


def totals(world, **asked):
    return {
        row["period"]: row["families"]
        for row in world.ask("families_by_period", **asked)
        if row["municipality"] == "total"
    }


@pytest.mark.parametrize(
    ("grain", "found"),
    [
        ("month", {"2018-12": 1, "2019-01": 1, "2019-04": 1}),
        ("quarter", {"2018-Q4": 1, "2019-Q1": 1, "2019-Q2": 1}),
        ("half", {"2018-H2": 1, "2019-H1": 2}),
        ("year", {"2018": 1, "2019": 2}),
        ("phase", {"phase:III": 2}),
    ],
)
def test_a_family_counts_once_in_each_period(season, grain, found):
    season.take(LOG)
    assert totals(season, period="phase:III", grain=grain) == found


def test_a_period_that_the_window_cuts_says_which_days_are_counted(season):
    season.take(LOG)
    (row, _total) = season.ask(
        "families_by_period",
        grain="year",
        period=days(date(2019, 2, 1), date(2019, 4, 15)),
    )
    assert (row["from"], row["to"]) == (date(2019, 2, 1), date(2019, 4, 15))
    assert row["families"] == 1


def test_a_quarter_is_provisional_while_one_of_its_months_is_not_reported(season):
    season.take(LOG)
    found = season.ask("families_by_period", grain="quarter", period="phase:III")
    assert {row["provisional"] for row in found} == {True}


def test_a_quarter_of_which_every_month_is_reported_is_final(season):
    season.take(LOG)
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-02-01 | Jelgava    | A
        2019-03-01 | Jelgava    | C
    """)
    found = season.ask("families_by_period", grain="quarter", period="2019-Q1")
    assert [(row["families"], row["provisional"]) for row in found] == [
        (2, False),
        (2, False),
    ]


def test_a_report_missing_elsewhere_leaves_a_municipality_final(season):
    season.post(RIGA, date(2019, 4, 1), date(2019, 4, 30))
    season.take(LOG)
    found = season.column(
        "families_by_period", "municipality", "provisional", period="2019-04"
    )
    assert found == {JELGAVA: False, "total": True}


def test_days_outside_the_windows_month_still_report_it(season):
    season.take(LOG + "    2019-01-20 | Jelgava    | B\n")
    found = season.ask(
        "families_by_month", period=days(date(2019, 1, 15), date(2019, 1, 31))
    )
    assert {row["provisional"] for row in found} == {False}
