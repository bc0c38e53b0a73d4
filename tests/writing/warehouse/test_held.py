"""Rows that wait for a register, and what lets them in."""

from datetime import date

import pytest

from dashboard.ground import i18n
from dashboard.writing.warehouse import registers
from tests.conftest import BALVI, JELGAVA, RIGA

FIRST = date(2018, 10, 1)

AT_SCHOOL = """
    Datums     | Pašvaldība | Ģimene | Iestāde
    2019-01-07 | Jelgava    | A      | Jelgavas 2. vidusskla
"""
IN_LUDZA = """
    Datums     | Pašvaldība | Ģimene
    2019-01-07 | Ludza      | A
"""
LUDZA = "0680200"


@pytest.fixture
def town(town):
    for number in (1, 2, 3, 4):
        town.institution(f"Jelgavas {number}. vidusskola")
    return town


def accepted(world):
    """Count the rows that the measures see."""
    with world.warehouse() as warehouse:
        (found,) = warehouse.rows("select count(*) as n from staging.interactions")
    return found["n"]


def change(world, entry, *given):
    with world.warehouse() as warehouse:
        entry(warehouse, *given)


def test_a_row_with_an_unknown_institution_is_held(town):
    verdict = town.take(AT_SCHOOL)
    assert (verdict.accepted, verdict.held, verdict.rejected) == (0, 1, 0)


def test_a_held_row_is_not_counted(town):
    town.take(AT_SCHOOL)
    assert accepted(town) == 0


def test_the_cell_of_the_unknown_institution_is_named(town):
    (problem,) = town.take(AT_SCHOOL).problems
    assert (problem.code, problem.cell, problem.column, problem.value) == (
        "institution_unknown",
        "D2",
        "institution",
        "Jelgavas 2. vidusskla",
    )


def test_the_nearest_name_is_offered_first(town):
    (problem,) = town.take(AT_SCHOOL).problems
    assert problem.suggestions[0] == "Jelgavas 2. vidusskola"


@pytest.mark.parametrize("strange", ["☃", "Nezināma iestāde"])
def test_nothing_is_offered_for_a_name_that_is_like_no_other(town, strange):
    (problem,) = town.take(AT_SCHOOL.replace("Jelgavas 2. vidusskla", strange)).problems
    assert problem.suggestions == ()


def test_the_numbers_of_the_form_are_not_offered_as_names(town):
    (problem,) = town.take(AT_SCHOOL.replace("Jelgavas 2. vidusskla", "NV")).problems
    assert problem.suggestions[0] == "Nodarbinātības valsts aģentūra"


def test_a_held_row_is_accepted_once_its_institution_is_added(town):
    town.take(AT_SCHOOL)
    town.institution("Jelgavas 2. vidusskla")
    assert accepted(town) == 1


def test_a_held_row_is_accepted_once_its_name_is_an_alias(town):
    town.take(AT_SCHOOL)
    known = "Jelgavas 2. vidusskola"
    change(town, registers.add_alias, known, "Jelgavas 2. vidusskla")
    assert accepted(town) == 1


def test_a_name_of_two_towns_is_held_until_they_are_merged(town):
    town.institution("Mūzikas skola", municipality=RIGA)
    town.institution("Mūzikas skola", municipality=BALVI)
    town.take(AT_SCHOOL.replace("Jelgavas 2. vidusskla", "Mūzikas skola"))
    waiting = accepted(town)
    with town.warehouse() as warehouse:
        numbers = [
            str(row["institution"])
            for row in registers.institutions(warehouse)
            if row["name"] == "Mūzikas skola"
        ]
        registers.merge(warehouse, *numbers)
    assert (waiting, accepted(town)) == (0, 1)


def test_a_row_of_an_added_and_merged_institution_counts_for_the_other(town):
    town.take(AT_SCHOOL)
    town.institution("Jelgavas 2. vidusskla")
    change(town, registers.merge, "Jelgavas 2. vidusskla", "Jelgavas 2. vidusskola")
    (school,) = town.ask("cooperation_by_institution")
    assert school["institution"] == "Jelgavas 2. vidusskola"


def test_an_institution_of_the_rows_town_goes_before_one_elsewhere(town):
    town.institution("Bērnudārzs", "preschool", RIGA)
    town.institution("Bērnudārzs", "preschool", JELGAVA)
    town.take(AT_SCHOOL.replace("Jelgavas 2. vidusskla", "bērnudārzs"))
    assert town.ask("cooperation_by_institution")[0]["municipality"] == JELGAVA


def test_a_row_without_a_post_on_its_day_is_held(town):
    verdict = town.take(IN_LUDZA)
    assert (verdict.held, [p.code for p in verdict.problems]) == (1, ["no_post"])


def test_the_cell_of_the_town_without_a_post_is_named(town):
    (problem,) = town.take(IN_LUDZA).problems
    assert (problem.cell, problem.value) == ("B2", "Ludza")


def test_a_row_without_a_post_is_accepted_once_the_post_is_added(town):
    town.take(IN_LUDZA)
    town.post(LUDZA, FIRST, date(2019, 6, 30))
    assert accepted(town) == 1


def test_a_post_on_other_days_lets_nothing_in(town):
    town.take(IN_LUDZA)
    town.post(LUDZA, date(2019, 1, 8))
    assert accepted(town) == 0


def test_a_post_of_another_number_is_waited_for(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Amats     | Ģimene
        2019-01-07 | Jelgava    | 0003000-2 | A
    """)
    (problem,) = verdict.problems
    assert (problem.code, problem.cell, verdict.held) == ("post_unknown", "C2", 1)


def test_a_row_may_wait_for_two_things(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Ģimene | Iestāde
        2019-01-07 | Ludza      | A      | Nezināma iestāde
    """)
    assert [p.code for p in verdict.problems] == ["institution_unknown", "no_post"]
    assert verdict.held == 1


def test_a_held_row_imported_again_is_held_again_and_no_batch(town):
    path = town.file(AT_SCHOOL)
    town.take(path)
    again = town.take(path)
    assert (again.held, again.batch) == (1, None)


def test_a_row_let_in_since_is_unchanged_when_it_is_imported_again(town):
    path = town.file(AT_SCHOOL)
    town.take(path)
    town.institution("Jelgavas 2. vidusskla")
    again = town.take(path)
    assert (again.held, again.unchanged) == (0, 1)


def test_an_undone_batch_waits_for_nothing(town):
    batch = town.take(AT_SCHOOL).batch
    town.undo(batch)
    town.institution("Jelgavas 2. vidusskla")
    assert accepted(town) == 0


def test_the_held_row_is_told_in_both_languages(town):
    (problem,) = town.take(AT_SCHOOL).problems
    with i18n.language("lv"):
        latvian = problem.message
    with i18n.language("en"):
        assert (latvian.startswith("Iestāde"), problem.message[:15]) == (
            True,
            "The institution",
        )


@pytest.mark.parametrize(
    "post",
    [
        *("", "Jelgava", "jelgava ", "Romu mediators", "romu mediatora amats Jelgavā"),
        *("mediatora amats, Jelgava", "Mediatora amats – Jelgava"),
        *("1", "0003000-1", "0003000–1", "0003000", "3000"),
    ],
)
def test_the_one_post_of_a_town_is_known_by_any_of_its_names(town, post):
    verdict = town.take(f"""
        Datums     | Pašvaldība | Amats  | Ģimene
        2019-01-07 | Jelgava    | {post} | A
    """)
    assert (verdict.accepted, [p.code for p in verdict.problems]) == (1, [])


@pytest.mark.parametrize("post", ["Rīga", "mediatora amats, Rīga", "šoferis", "1/2"])
def test_what_is_no_post_of_the_town_is_rejected(town, post):
    verdict = town.take(f"""
        Datums     | Pašvaldība | Amats  | Ģimene
        2019-01-07 | Jelgava    | {post} | A
    """)
    assert [(p.code, p.cell) for p in verdict.problems] == [("post_unreadable", "C2")]


def test_of_two_posts_the_row_must_name_one(town):
    town.post(JELGAVA, FIRST)
    (problem,) = town.take("""
        Ģimene | Datums     | Pašvaldība
        A-77   | 2019-01-07 | Jelgava
    """).problems
    assert (problem.code, problem.suggestions) == (
        "post_ambiguous",
        ("0003000-1", "0003000-2"),
    )


def test_a_column_that_is_not_there_shows_no_other_cell(town):
    town.post(JELGAVA, FIRST)
    (problem,) = town.take("""
        Ģimene | Datums     | Pašvaldība
        A-77   | 2019-01-07 | Jelgava
    """).problems
    assert problem.value == ""


def test_of_two_posts_a_number_is_enough(town):
    town.post(JELGAVA, FIRST)
    verdict = town.take("""
        Datums     | Pašvaldība | Ģimene | Amats
        2019-01-07 | Jelgava    | A      | 2
    """)
    assert verdict.accepted == 1
