"""The registers of institutions and posts: what can be entered, and what not."""

from datetime import date

import pytest

from dashboard.writing.warehouse import registers
from dashboard.writing.warehouse.registers import NewPost, RegisterError
from tests.conftest import BALVI, JELGAVA, RIGA, VILAKA


@pytest.fixture
def register(world):
    """The registers of an empty Tilts."""
    with world.warehouse() as warehouse:
        yield warehouse


def named(register, name):
    found = registers.institutions(register)
    return [row for row in found if row["name"] == name]


def periods(register, municipality):
    return [
        (row["post"], row["from_date"], row["to_date"])
        for row in registers.posts(register)
        if row["municipality"] == municipality
    ]


def add(register, municipality, first, last=None):
    new = NewPost(municipality=municipality, first=first, last=last, hours_per_week=12)
    return registers.add_post(register, new)


def test_the_register_begins_with_the_national_bodies(register):
    assert named(register, "Nodarbinātības valsts aģentūra")[0]["aliases"] == ["NVA"]


def test_an_institution_is_added_once(register):
    added = [
        registers.add_institution(register, "1. skola", "school", JELGAVA)
        for _ in range(2)
    ]
    assert (added, len(named(register, "1. skola"))) == ([True, False], 1)


def test_an_institution_of_the_same_name_elsewhere_is_another(register):
    for place in (JELGAVA, RIGA):
        registers.add_institution(register, "1. skola", "school", place)
    assert len(named(register, "1. skola")) == 2


def test_a_name_of_another_kind_in_the_same_town_is_taken(register):
    registers.add_institution(register, "Saulīte", "preschool", JELGAVA)
    with pytest.raises(RegisterError):
        registers.add_institution(register, "SAULĪTE", "ngo", JELGAVA)


@pytest.mark.parametrize("name", ["", "  ", "“”"])
def test_an_institution_needs_a_name(register, name):
    with pytest.raises(RegisterError):
        registers.add_institution(register, name, "school", JELGAVA)


def test_an_alias_is_kept_once(register):
    for alias in ("Aģentūra", "aģentūra "):
        registers.add_alias(register, "NVA", alias)
    agency = named(register, "Nodarbinātības valsts aģentūra")[0]
    assert agency["aliases"] == ["Aģentūra", "NVA"]


def test_an_alias_that_is_anothers_name_is_refused(register):
    with pytest.raises(RegisterError):
        registers.add_alias(register, "NVA", "Valsts policija")


def test_an_empty_alias_is_refused(register):
    with pytest.raises(RegisterError):
        registers.add_alias(register, "NVA", " ")


def test_an_alias_of_nothing_known_is_refused(register):
    with pytest.raises(RegisterError):
        registers.add_alias(register, "Nav tādas", "NT")


def test_a_name_of_two_towns_must_be_given_by_number(register):
    for place in (JELGAVA, RIGA):
        registers.add_institution(register, "1. skola", "school", place)
    with pytest.raises(RegisterError):
        registers.add_alias(register, "1. skola", "Pirmā")


def test_a_merged_institution_leaves_the_list_and_leaves_its_name(register):
    registers.merge(register, "VPD", "Valsts policija")
    assert named(register, "Valsts probācijas dienests") == []
    assert named(register, "Valsts policija")[0]["aliases"] == ["VP", "VPD"]


def test_institutions_merged_one_after_the_other_are_the_last(register):
    registers.merge(register, "VPD", "VP")
    registers.merge(register, "VP", "NVA")
    with pytest.raises(RegisterError, match=r"."):
        registers.merge(register, "VPD", "NVA")


def test_an_institution_is_not_merged_into_itself(register):
    with pytest.raises(RegisterError):
        registers.merge(register, "NVA", "Nodarbinātības valsts aģentūra")


def test_a_post_gets_the_first_number_of_its_municipality(register):
    assert add(register, JELGAVA, date(2022, 1, 1)) == "0003000-1"


def test_a_post_beside_another_gets_the_next_number(register):
    add(register, JELGAVA, date(2022, 1, 1))
    assert add(register, JELGAVA, date(2023, 1, 1)) == "0003000-2"


def test_a_time_after_another_continues_the_post(register):
    add(register, JELGAVA, date(2022, 1, 1), date(2022, 12, 31))
    assert add(register, JELGAVA, date(2023, 1, 1)) == "0003000-1"


def test_what_is_publicly_known_gives_way_to_the_coordinator(register):
    add(register, JELGAVA, date(2018, 9, 1), date(2019, 6, 30))
    starts = [first for _post, first, _last in periods(register, JELGAVA)]
    assert (date(2018, 9, 1) in starts, date(2018, 10, 1) in starts) == (True, False)


def test_public_knowledge_of_other_times_stays(register):
    add(register, JELGAVA, date(2018, 9, 1), date(2019, 6, 30))
    starts = [first for _post, first, _last in periods(register, JELGAVA)]
    assert date(2017, 10, 1) in starts


def test_public_knowledge_gives_way_over_the_reform_too(register):
    add(register, BALVI, date(2021, 1, 1), date(2021, 12, 31))
    ends = [last for _post, _first, last in periods(register, VILAKA)]
    assert date(2021, 6, 30) not in ends


def test_a_post_does_not_end_before_it_begins(register):
    with pytest.raises(RegisterError):
        add(register, JELGAVA, date(2022, 1, 2), date(2022, 1, 1))
