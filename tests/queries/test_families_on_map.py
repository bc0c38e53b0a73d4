"""Families on the map of today: no post, no report and no family differ."""

from datetime import date

from tests.conftest import BALVI, JELGAVA, RIGA, VILAKA


def test_no_post_no_report_and_no_family_are_three_different_things(world):
    for town in (JELGAVA, RIGA):
        world.post(town, date(2019, 1, 1), date(2019, 6, 30))
    world.take("""
        Datums     | Pašvaldība | Veids
        2019-01-07 | Jelgava    | indirect
    """)
    found = world.column(
        "families_on_map", "municipality", "families", period="2019-01"
    )
    assert found == {JELGAVA: 0, RIGA: None, "total": 0}


def test_a_municipality_that_ended_stands_on_the_tile_of_todays(world):
    world.post(VILAKA, date(2019, 9, 1), date(2020, 5, 31))
    world.take("""
        Datums     | Pašvaldība     | Ģimene
        2020-01-07 | Viļakas novads | A
    """)
    found = world.column("families_on_map", "municipality", "families", map="then")
    assert found == {BALVI: 1, "total": 1}
