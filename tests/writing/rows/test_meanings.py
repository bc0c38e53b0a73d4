"""What stands in many cells is read once, and means in each what it would alone."""

import pytest

from dashboard.writing.contracts.problems import CellError
from dashboard.writing.rows.meanings import Meanings
from tests.conftest import JELGAVA


def test_a_text_that_comes_again_is_read_once():
    read, meanings = [], Meanings()
    for _time in range(3):
        meanings.of("7", read.append, ("persons",))
    assert read == ["7"]


@pytest.mark.parametrize(
    ("one", "other"),
    [((1, "persons"), (1.0, "persons")), ((1, "persons"), (True, "persons"))],
)
def test_equal_values_of_other_types_are_read_apart(one, other):
    meanings = Meanings()
    found = [meanings.of(value, str, (by,)).value for value, by in (one, other)]
    assert found == [str(one[0]), str(other[0])]


def test_the_same_text_in_another_column_is_read_apart():
    meanings = Meanings()
    assert meanings.of("7", int, ("persons",)).value == 7
    assert meanings.of("7", str, ("family",)).value == "7"


def test_what_cannot_be_read_is_refused_each_time():
    def refuse(_value):
        raise CellError("number_unreadable")

    meanings = Meanings()
    codes = [meanings.of("many", refuse, ("persons",)).error.code for _ in range(2)]
    assert codes == ["number_unreadable"] * 2


def test_each_faulty_cell_of_one_text_is_named(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Ģimene | Personas
        2019-01-07 | Jelgava    | A      | many
        2019-01-08 | Jelgava    | B      | many
    """)
    cells = [one.cell for one in verdict.problems if one.code == "number_unreadable"]
    assert cells == ["D2", "D3"]


def test_a_list_of_which_nothing_can_be_read_is_empty_in_each_row(town):
    town.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | Jelgava    | A      | @@1
        2019-01-08 | Jelgava    | B      | @@1
        2019-01-09 | Jelgava    | C      | @@1
    """)
    with town.warehouse() as warehouse:
        rows = warehouse.rows("select domains from raw.log_rows order by date")
    assert [row["domains"] for row in rows] == [[], [], []]


def test_a_name_is_read_by_its_rows_own_day(town):
    """The name of a town of before means another municipality after the reform."""
    verdict = town.take("""
        Datums     | Pašvaldība      | Ģimene
        2019-01-07 | Viļakas novads  | A
        2022-01-10 | Viļakas novads  | B
    """)
    said = [one.cell for one in verdict.problems if one.code == "municipality_ended"]
    assert said == ["B3"]


def test_rows_of_one_text_do_not_share_a_list(town):
    town.take(f"""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | {JELGAVA}  | A      | education; health
        2019-01-08 | {JELGAVA}  | B      | education; health
    """)
    with town.warehouse() as warehouse:
        rows = warehouse.rows("select domains from raw.log_rows")
    assert [row["domains"] for row in rows] == [["education", "health"]] * 2
