"""Institutions mended: what counts before, after, after undoing, and published."""

from collections import Counter
from datetime import date

import pytest

from dashboard.ground import i18n
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse.registers import change as changing
from dashboard.writing.warehouse.registers import effects, institution, names
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from tests.conftest import JELGAVA, made_once
from tests.writing.warehouse.mending import change, expected, undo

SCHOOL, POLICE = "Jelgavas 4. vidusskola", "Valsts policija"
LOG = """
    Datums     | Pašvaldība | Iestāde
    2019-01-07 | Jelgava    | Jelgavas 4. vidusskola
    2019-01-08 | Jelgava    | Jelgavas 4. vidusskola
    2019-01-09 | Jelgava    | Valsts policija
"""


@pytest.fixture(autouse=True)
def in_english():
    with i18n.language("en"):
        yield


@made_once
def mistaken(world):
    """A school that was taken for the State Police by one click."""
    world.post(JELGAVA, date(2018, 10, 1))
    world.take(LOG)
    change(world, names.aliased, POLICE, SCHOOL)


def times(world, what="name"):
    """Times of cooperation by institution, or by kind, as an edition would have it."""
    with world.warehouse() as opened:
        rows = opened.rows(
            "select i.name, i.kind from staging.interactions as r"
            " inner join staging.institutions as i on r.institution = i.institution"
        )
    return Counter(row[what] for row in rows)


def test_a_school_taken_for_the_police_is_counted_as_the_police(mistaken):
    assert times(mistaken) == {POLICE: 3}


def test_a_name_taken_away_lets_its_rows_wait(mistaken):
    _number, told = change(mistaken, names.unaliased, SCHOOL)
    assert told[0].startswith(f"2 rows of “{POLICE}” will wait")
    assert times(mistaken) == {POLICE: 1}


def test_an_edition_counts_as_the_registers_stood_when_it_was_made(mistaken):
    split = {"kind": "school", "municipality": JELGAVA}
    mistaken.publish()
    change(mistaken, names.split, SCHOOL, **split)
    mistaken.publish()
    found = [
        {
            row["institution"]: row["times"]
            for row in mistaken.ask("cooperation_by_institution", edition=number)
        }
        for number in (1, 2)
    ]
    assert found == [{POLICE: 3}, {SCHOOL: 2, POLICE: 1}]


def test_a_name_split_off_takes_its_rows_along(mistaken):
    split = {"kind": "school", "municipality": JELGAVA}
    number, _told = change(mistaken, names.split, SCHOOL, **split)
    assert times(mistaken) == {SCHOOL: 2, POLICE: 1}
    assert times(mistaken, "kind") == {"school": 2, "state_police": 1}
    undo(mistaken, number)
    assert times(mistaken) == {POLICE: 3}


def test_what_it_moves_is_said_before_and_nothing_is_moved(mistaken):
    split = {"kind": "school", "municipality": JELGAVA}
    told = expected(mistaken, names.split, SCHOOL, **split)
    assert told[0] == f"2 rows move from “{POLICE}” to “{SCHOOL}”."
    assert times(mistaken) == {POLICE: 3}


def test_a_name_is_given_to_the_institution_that_it_belongs_to(mistaken):
    mistaken.institution("Ceturtā skola")
    number, told = change(mistaken, names.realiased, SCHOOL, "Ceturtā skola")
    assert told[0] == f"2 rows move from “{POLICE}” to “Ceturtā skola”."
    assert times(mistaken) == {"Ceturtā skola": 2, POLICE: 1}
    undo(mistaken, number)
    assert times(mistaken) == {POLICE: 3}


def test_the_wrong_click_itself_is_undone(mistaken):
    with mistaken.warehouse() as opened:
        (number,) = [
            row["change"] for row in changing.changes(opened) if row["deed"] == "alias"
        ]
        back = changing.undoing(opened, number)
        told = effects.sentences(effects.expected(opened, back))
    assert told[0].startswith(f"2 rows of “{POLICE}” will wait")
    undo(mistaken, number)
    assert times(mistaken) == {POLICE: 1}


def test_a_renamed_institution_keeps_its_rows_and_knows_its_old_name(town):
    town.institution(SCHOOL)
    town.take(LOG)
    number, _told = change(town, institution.renamed, SCHOOL, "Jelgavas Valdekas skola")
    town.take("""
        Datums     | Pašvaldība | Iestāde
        2019-02-07 | Jelgava    | Jelgavas 4. vidusskola
        2019-02-08 | Jelgava    | Jelgavas Valdekas skola
    """)
    assert times(town) == {"Jelgavas Valdekas skola": 4, POLICE: 1}
    undo(town, number)
    assert times(town) == {SCHOOL: 3, POLICE: 1}


def test_an_institution_of_another_kind_counts_as_it(town):
    town.institution(SCHOOL, kind="ngo")
    town.take(LOG)
    number, told = change(town, institution.of_kind, SCHOOL, "school")
    assert told == ["2 rows count as school instead of association."]
    assert times(town, "kind") == {"school": 2, "state_police": 1}
    undo(town, number)
    assert times(town, "kind") == {"ngo": 2, "state_police": 1}


def test_merged_institutions_are_split_again(town):
    town.institution(SCHOOL)
    town.institution("Ceturtā skola")
    town.take(LOG.replace(POLICE, "Ceturtā skola"))
    _number, told = change(town, names.merged, SCHOOL, "Ceturtā skola")
    assert told == [f"2 rows move from “{SCHOOL}” to “Ceturtā skola”."]
    assert times(town) == {"Ceturtā skola": 3}
    change(town, names.split, SCHOOL)
    assert times(town) == {SCHOOL: 2, "Ceturtā skola": 1}


def test_a_merge_of_a_merge_is_undone_to_where_each_was(town):
    for name in (SCHOOL, "Otrā", "Trešā"):
        town.institution(name)
    town.take(LOG)
    first, _told = change(town, names.merged, SCHOOL, "Otrā")
    second, _told = change(town, names.merged, "Otrā", "Trešā")
    assert times(town) == {"Trešā": 2, POLICE: 1}
    undo(town, second)
    assert times(town) == {"Otrā": 2, POLICE: 1}
    undo(town, first)
    assert times(town) == {SCHOOL: 2, POLICE: 1}


def test_what_was_changed_again_since_is_undone_in_turn(town):
    town.institution(SCHOOL)
    first, _told = change(town, institution.renamed, SCHOOL, "Otrā")
    change(town, institution.of_kind, "Otrā", "ngo")
    with pytest.raises(RegisterError):
        undo(town, first)


def test_an_institution_that_has_other_names_is_not_taken_out(town):
    number, _told = change(town, institution.added, SCHOOL, "school", JELGAVA)
    change(town, names.aliased, SCHOOL, "4. vsk.")
    with pytest.raises(RegisterError):
        undo(town, number)


def test_a_change_is_undone_once(town):
    number, _told = change(town, institution.added, SCHOOL, "school", JELGAVA)
    undo(town, number)
    with pytest.raises(RegisteredAlreadyError):
        undo(town, number)


def test_the_number_of_an_institution_taken_out_is_not_given_again(town):
    number, _told = change(town, institution.added, SCHOOL, "school", JELGAVA)
    undo(town, number)
    change(town, institution.added, "Otrā", "school", JELGAVA)
    with town.warehouse() as opened:
        keys = opened.rows(
            "select key from raw.register_edits where register = 'institutions'"
        )
    assert len({row["key"] for row in keys}) == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Jelgavas 4. vsk.", "school"),
        ("PII „Zvaniņš”", "preschool"),
        ("Jelgavas poliklīnika", "health_care"),
        ("Rīgas bāriņtiesa", "orphans_court"),
        ("Zemgales rajona tiesa", "court"),
        ("Biedrība „Tilts”", "ngo"),
        ("SIA Ziemeļi", None),
    ],
)
def test_a_kind_is_guessed_from_words_of_the_name(name, kind):
    assert institution.suggested_kind(name) == kind


def test_a_name_is_not_split_off_beside_another_of_the_same_name(mistaken):
    with mistaken.warehouse() as opened:
        entry = {"institution": 99, "name": SCHOOL, "folded": fold(SCHOOL)}
        entry |= {"kind": "school", "municipality": JELGAVA, "merged_into": None}
        opened.append("raw.institutions", [entry])
    with pytest.raises(RegisterError):
        change(mistaken, names.split, SCHOOL, kind="school", municipality=JELGAVA)
