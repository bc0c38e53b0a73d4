from datetime import date

from dashboard.editions.filters import days
from tests.conftest import JELGAVA, RIGA
from tests.queries.conftest import SEASON, log_of, totals


def provisional(rows):
    return {row["month"]: row["provisional"] for row in totals(rows)}


def test_each_month_of_the_red_cross_is_counted_on_its_own(season):
    season.take(log_of(134, "2018-10"))
    season.take(log_of(168, "2018-11", first=33))
    by_month = season.ask("families_by_month", **SEASON)
    assert [row["families"] for row in totals(by_month)] == [134, 168]


def test_a_family_met_often_in_a_month_counts_once_in_it(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-01 | Jelgava    | A
        2019-01-31 | Jelgava    | A
        2019-02-01 | Jelgava    | A
    """)
    found = season.column("families_by_month", "month", "families")
    assert found == {date(2019, 1, 1): 1, date(2019, 2, 1): 1}


def test_a_month_is_provisional_while_a_report_is_missing(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2018-11-07 | Jelgava    | A
        2018-11-07 | Rīga       | A
        2018-11-07 | Ventspils  | A
        2018-12-07 | Jelgava    | A
    """)
    found = provisional(season.ask("families_by_month"))
    assert found == {date(2018, 11, 1): False, date(2018, 12, 1): True}


def test_a_missing_report_makes_only_its_own_town_provisional(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2018-12-07 | Jelgava    | A
    """)
    found = season.column("families_by_month", "municipality", "provisional")
    assert found == {JELGAVA: False, "total": True}


def test_indirect_work_is_a_report_too(world):
    for town in (JELGAVA, RIGA):
        world.post(town, date(2018, 12, 1), date(2018, 12, 31))
    world.take("""
        Datums     | Pašvaldība | Ģimene | Veids
        2018-12-07 | Jelgava    | A      |
        2018-12-10 | Rīga       |        | indirect
    """)
    found = provisional(world.ask("families_by_month"))
    assert found == {date(2018, 12, 1): False}


def test_a_report_made_outside_the_window_but_in_the_month_is_no_missing_one(world):
    for town in (JELGAVA, RIGA):
        world.post(town, date(2018, 12, 1), date(2018, 12, 31))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2018-12-01 | Rīga       | A
        2018-12-15 | Jelgava    | A
    """)
    window = days(date(2018, 12, 10), date(2018, 12, 31))
    found = provisional(world.ask("families_by_month", period=window))
    assert found == {date(2018, 12, 1): False}


def test_a_reported_month_in_which_nobody_was_met_counts_nought(world):
    world.post(JELGAVA, date(2018, 11, 1), date(2018, 12, 31))
    world.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2018-11-07 | Jelgava    | A      | veselības aprūpe
        2018-12-07 | Jelgava    | A      | izglītība
    """)
    rows = world.ask("families_by_month", domain="health")
    found = {r["month"]: r["families"] for r in rows if r["municipality"] == "total"}
    assert found == {date(2018, 11, 1): 1, date(2018, 12, 1): 0}


def test_a_month_that_nobody_reported_is_no_nought(world):
    world.post(JELGAVA, date(2018, 11, 1), date(2018, 12, 31))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2018-11-07 | Jelgava    | A
    """)
    rows = world.ask("families_by_month")
    assert {row["month"] for row in rows} == {date(2018, 11, 1)}
