"""Families brought into ESF measures, and persons as a measure apart."""

from datetime import date

from tests.conftest import JELGAVA, RIGA, made_once


@made_once
def towns(world):
    for town in (JELGAVA, RIGA):
        world.post(town, date(2019, 1, 1), date(2019, 12, 31))


def test_a_family_in_two_measures_counts_once_in_each_and_once_in_the_total(towns):
    towns.take("""
        date       | municipality | family | esf_measure
        2019-01-15 | Jelgava      | A      | pumpurs
        2019-01-16 | Jelgava      | A      | youth_guarantee
        2019-01-17 | Jelgava      | A      | pumpurs
        2019-01-18 | Jelgava      | B      |
    """)
    found = towns.ask("families_by_esf_measure")
    total = {r["measure"]: r["families"] for r in found if r["municipality"] == "total"}
    assert total == {"pumpurs": 1, "youth_guarantee": 1, "total": 1}


def test_where_no_family_was_brought_into_any_there_is_no_row(towns):
    towns.take("""
        date       | municipality | family | esf_measure
        2019-01-15 | Jelgava      | A      |
    """)
    assert towns.ask("families_by_esf_measure") == []


def test_persons_of_a_family_in_two_towns_count_once_in_the_total(towns):
    towns.take("""
        date       | municipality | family | persons
        2019-01-15 | Jelgava      | LV-1   | 3
        2019-01-16 | Rīga         | LV-1   | 5
        2019-01-17 | Rīga         | B      |
    """)
    found = towns.ask("persons_by_municipality")
    assert [(r["municipality"], r["persons"], r["noted"]) for r in found] == [
        (RIGA, 5, 1),
        (JELGAVA, 3, 1),
        ("total", 5, 1),
    ]


def test_persons_that_nobody_noted_are_not_zero(towns):
    towns.take("""
        date       | municipality | family
        2019-01-15 | Jelgava      | A
    """)
    assert towns.ask("persons_by_municipality")[-1]["persons"] is None
