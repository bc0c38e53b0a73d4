from datetime import date

from dashboard.editions.filters import days
from tests.conftest import BALVI, JELGAVA, RIGA, VENTSPILS, VILAKA
from tests.queries.conftest import SEASON, log_of


def test_the_two_months_of_the_red_cross_make_200_and_not_302(season):
    season.take(log_of(134, "2018-10"))
    season.take(log_of(168, "2018-11", first=33))
    total = season.ask("families_by_municipality", **SEASON)[-1]
    assert total["families"] == 200


def test_a_family_in_two_towns_counts_once_in_the_total(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | LV-7
        2019-02-07 | Ventspils  | lv-7
    """)
    assert season.column("families_by_municipality", "municipality", "families") == {
        JELGAVA: 1,
        VENTSPILS: 1,
        "total": 1,
    }


def test_the_same_code_in_two_towns_is_two_families(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | 7
        2019-02-07 | Ventspils  | 7
    """)
    assert season.ask("families_by_municipality")[-1]["families"] == 2


def test_a_row_without_a_family_never_raises_families(season):
    season.institution("1. skola")
    season.take("""
        Datums     | Pašvaldība | Ģimene | Iestāde
        2019-01-07 | Jelgava    | A      |
        2019-01-08 | Jelgava    |        | 1. skola
        2019-01-09 | Jelgava    |        |
    """)
    assert season.ask("families_by_municipality")[-1]["families"] == 1


def test_phases_are_counted_and_never_summed(world):
    for first, last in (("2017-10-01", "2018-05-31"), ("2018-10-01", "2019-06-30")):
        world.post(JELGAVA, date.fromisoformat(first), date.fromisoformat(last))
    world.post(JELGAVA, date(2019, 9, 1), date(2020, 5, 31))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2018-01-07 | Jelgava    | A
        2018-02-07 | Jelgava    | B
        2019-01-07 | Jelgava    | B
        2019-02-07 | Jelgava    | C
        2020-02-07 | Jelgava    | A
    """)
    totals = [
        world.ask("families_by_municipality", period=period)[-1]["families"]
        for period in ("phase:II", "phase:III", "phase:IV", "all")
    ]
    assert totals == [2, 2, 1, 3]


def test_families_are_new_continuing_or_returning(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2018-10-07 | Jelgava    | returning
        2018-12-07 | Jelgava    | continuing
        2019-01-07 | Jelgava    | returning
        2019-01-08 | Jelgava    | continuing
        2019-01-09 | Jelgava    | first
    """)
    (town, total) = season.ask("families_by_municipality", period="2019-01")
    for row in (town, total):
        assert (row["new"], row["continuing"], row["returning"]) == (1, 1, 1)


def test_a_family_that_moves_is_new_to_the_town_and_not_in_the_total(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2018-12-07 | Rīga       | LV-1
        2019-01-07 | Jelgava    | LV-1
    """)
    found = season.column(
        "families_by_municipality", "municipality", "new", period="2019-01"
    )
    assert found == {JELGAVA: 1, "total": 0}


def test_the_window_before_a_free_one_is_as_many_days_just_before_it(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-04 | Jelgava    | A
        2019-01-05 | Jelgava    | B
        2019-01-10 | Jelgava    | A
        2019-01-14 | Jelgava    | B
    """)
    window = days(date(2019, 1, 10), date(2019, 1, 14))
    total = season.ask("families_by_municipality", period=window)[-1]
    assert (total["continuing"], total["returning"]) == (1, 1)


def test_persons_are_the_largest_number_of_each_family(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Personas
        2019-01-07 | Jelgava    | A      | 3
        2019-01-08 | Jelgava    | A      | 5
        2019-01-09 | Jelgava    | B      | 2
        2019-01-10 | Jelgava    | C      |
    """)
    assert season.ask("families_by_municipality")[-1]["persons"] == 7


def test_persons_that_nobody_wrote_down_are_not_zero(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Personas
        2019-01-07 | Jelgava    | A      |
        2019-01-08 | Rīga       | B      | 0
    """)
    assert season.column("families_by_municipality", "municipality", "persons") == {
        JELGAVA: None,
        RIGA: 0,
        "total": 0,
    }


def test_vilakas_rows_stand_as_then_and_on_todays_map(world):
    world.post(VILAKA, date(2019, 9, 1), date(2020, 5, 31))
    world.take("""
        Datums     | Pašvaldība    | Ģimene
        2020-01-07 | Viļakas novads | A
        2020-01-08 | 0381600        | B
        2020-01-09 | Viļaka         | C
    """)
    for map_, code in (("then", VILAKA), ("today", BALVI)):
        assert world.column(
            "families_by_municipality", "municipality", "families", map=map_
        ) == {code: 3, "total": 3}


def test_the_code_of_jelgava_keeps_its_zeros_through_import_and_answer(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | 0003000    | A
        2019-01-07 | 3000       | B
        2019-01-07 | 0090000    | C
        2019-01-07 | JELGAVA    | D
    """)
    assert season.ask("families_by_municipality")[0]["municipality"] == "0003000"
    assert season.ask("families_by_municipality")[0]["families"] == 4
