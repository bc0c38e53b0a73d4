"""Times of cooperation are protected like families: one time is one family at most."""

from collections import defaultdict
from datetime import date

import pytest

from dashboard.editions.outside import OutsideFile
from tests.conftest import JELGAVA, RIGA, World

VENTSPILS = "0007000"
TOWNS = {JELGAVA: "Jelgava", RIGA: "Rīga", VENTSPILS: "Ventspils"}
TIMES = {
    "1. skola": {JELGAVA: 9, RIGA: 12, VENTSPILS: 3},
    "Valsts policija": {JELGAVA: 14, RIGA: 11, VENTSPILS: 8},
    "2. bērnudārzs": {JELGAVA: 7, RIGA: 6, VENTSPILS: 8},
}
KINDS = {"1. skola": "school", "2. bērnudārzs": "preschool"}


@pytest.fixture(scope="module")
def asked(once):
    """What a file tells of cooperation: by indicator and period, the rows."""
    world = World(once.made("times", _publish))
    found = {}
    for name, question, table in OutsideFile.open(
        world.shelf().outside_path(1)
    ).answers():
        if name.startswith("cooperation") and question.place is None:
            found[name, question.period] = table.records()
    return found


def _publish(folder):
    world = World(folder)
    world.settings.home.mkdir()
    for town in TOWNS:
        world.post(town, date(2018, 10, 1))
    for name, kind in KINDS.items():
        world.institution(name, kind)
    lines = ["Datums | Pašvaldība | Ģimene | Iestāde"]
    for name, of_towns in TIMES.items():
        for town, times in of_towns.items():
            lines += [
                f"{day(n)} | {TOWNS[town]} | {town}-{n} | {name}" for n in range(times)
            ]
    world.take("\n".join(lines))
    world.publish(outside=True)


def day(number):
    """In phase III, before and after New Year."""
    year, month = (2018, 11) if number % 2 else (2019, 6)
    return date(year, month, 1 + number)


def by_kind(asked, period):
    found = defaultdict(dict)
    for row in asked["cooperation_by_kind", period]:
        found[row["kind"]][row["municipality"]] = row["times"]
    return found


def test_few_times_are_hidden_and_do_not_follow_from_the_rest(asked):
    schools = by_kind(asked, "all")["school"]
    assert schools[VENTSPILS] is None
    assert list(schools.values()).count(None) > 1


def test_what_is_large_enough_everywhere_is_shown(asked):
    preschools = by_kind(asked, "all")["preschool"]
    assert preschools == {JELGAVA: 7, RIGA: 6, VENTSPILS: 8, "total": 21}


def test_nothing_of_the_police_is_told_of_less_than_a_year(asked):
    assert {*by_kind(asked, "phase:III")["state_police"].values()} == {None}


def test_nor_of_all_the_data_where_they_are_less_than_a_year(asked):
    assert {*by_kind(asked, "all")["state_police"].values()} == {None}


def test_institutions_are_hidden_with_the_times_they_tell_of(asked):
    for (name, _period), rows in asked.items():
        if name == "cooperation_by_kind":
            for row in rows:
                assert (row["institutions"] is None) == (row["times"] is None)


def test_how_often_one_institution_was_worked_with_is_not_told(asked):
    rows = asked["cooperation_by_institution", "all"]
    assert {row["institution"] for row in rows} >= {*KINDS}
    assert {row["times"] for row in rows} == {row["roles"] for row in rows} == {None}
