"""A verdict of hundreds of problems is told by kind, and none of them is lost."""

from datetime import date

import pytest

from dashboard.ground import i18n
from dashboard.writing.rows.groups import grouped
from tests.conftest import JELGAVA


@pytest.fixture
def verdict(world):
    """Twelve rows of a school nobody knows, three without a day, one wrong minute."""
    world.post(JELGAVA, date(2018, 10, 1))
    schools = [
        f"2019-01-{day:02} | Jelgava | A | 6. skola | 30" for day in range(1, 13)
    ]
    dates = ["Kopā | Jelgava | A | | 30"] * 3
    rows = [*dates, *schools, "2019-02-01 | Jelgava | B | | daudz"]
    heading = "Datums | Pašvaldība | Ģimene | Iestāde | Minūtes"
    return world.take("\n".join([heading, *rows]), dry_run=True)


def test_what_rows_wait_for_comes_first_then_what_is_most_frequent(verdict):
    groups = grouped(verdict.to_dict()["problems"])
    told = [(group.column, len(group.problems)) for group in groups]
    assert told == [("institution", 12), ("date", 3), ("minutes", 1)]


def test_every_problem_is_in_one_group_with_its_cell(verdict):
    problems = verdict.to_dict()["problems"]
    groups = grouped(problems)
    cells = [cell for group in groups for own in group.cells.values() for cell in own]
    assert sorted(cells) == sorted(problem["cell"] for problem in problems)


def test_the_command_line_says_each_sentence_once(verdict):
    with i18n.language("en"):
        lines = verdict.to_text().splitlines()
    assert [line.strip() for line in lines if line.startswith("  12 cells")] == [
        "12 cells: The institution is not in the register. The row waits until it is"
        " added, or until this name is added as another name of one that is there."
    ]
    assert any("«6. skola»: D5, D6" in line and line.endswith("+2") for line in lines)


def alike(world, *codes):
    """The groups of a log whose families have these codes, one a day."""
    rows = [f"2019-01-{n:02} | Jelgava | {code}" for n, code in enumerate(codes, 1)]
    log = "\n".join(["Datums | Pašvaldība | Ģimene", *rows])
    with i18n.language("en"):
        return grouped(world.take(log, dry_run=True).to_dict()["problems"])


def test_codes_that_look_alike_are_told_of_once_with_the_cell_of_each(world):
    world.post(JELGAVA, date(2018, 10, 1))
    (group,) = alike(world, "007", "7", "008", "8", "009", "9")
    assert group.message.startswith("These codes differ from others only in zeros")
    assert [*group.cells.values()] == [["C3", "C5", "C7"]]


def test_one_code_that_looks_like_another_is_told_with_that(world):
    world.post(JELGAVA, date(2018, 10, 1))
    (group,) = alike(world, "007", "7", "12")
    assert "(C2)" in group.message


READ = """
    Datums     | Pašvaldība | Ģimene | Minūtes
    2019-01-07 | Jelgava    | A-1    | 1:30
    2019-01-08 | Jelgava    | A-1    | 45 min
    2019-01-09 | Jelgava    | A-1    | 1:30
"""


def test_what_cells_were_read_as_is_said_once_with_each_of_them(town):
    (group,) = grouped(town.take(READ).to_dict()["problems"])
    assert group.cells == {"1:30 → 90": ["D2", "D4"], "45 min → 45": ["D3"]}
    assert "90" not in group.message


def test_columns_are_named_in_the_language_of_the_reader(town):
    verdict = town.take("Datums | Pašvaldība | Ģimene | Darbība\n7.1.2019 | | | x y")
    with i18n.language("en"):
        messages = " ".join(one.message for one in verdict.problems)
    assert "Municipality" in messages
    assert "Pašvaldība" not in messages
