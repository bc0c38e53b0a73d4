"""Codes with a member behind them, hours for minutes, and columns called otherwise."""

import pytest
from openpyxl import Workbook


def said(verdict):
    return [f"{problem.cell} {problem.code}" for problem in verdict.problems]


def log(*codes):
    rows = [f"2024-10-{n:02} | Jelgava | {code}" for n, code in enumerate(codes, 1)]
    return "\n".join(["Datums | Pašvaldība | Ģimene", *rows])


@pytest.mark.parametrize(
    ("codes", "cells"),
    [
        (["A-1", "A-1/1", "A-2"], ["C3"]),
        (["A-1/1", "A-1/2", "A-2"], ["C2", "C3"]),
        (["12", "12a", "13"], ["C3"]),
        (["12.1", "12", "12.1"], ["C2"]),
        (["2024/1", "2024/2", "2024/3"], []),
        (["J2024/1", "J2024/2"], []),
        (["12/1", "12/2", "13/1"], []),
        (["A-1", "A-12", "A-2"], []),
        (["J-1/2", "J-2", "J-3"], ["C2"]),
        (["J-1/2", "J-3", "J-4"], []),
    ],
)
def test_a_code_that_is_anothers_with_more_behind_it_is_pointed_out(town, codes, cells):
    members = [s for s in said(town.take(log(*codes))) if "family_members" in s]
    assert members == [f"{cell} family_members" for cell in cells]


def test_a_code_of_an_earlier_file_with_more_behind_it_is_pointed_out(town):
    town.take(log("A-1", "A-2"))
    again = log("A-1/2", "A-2/1", "A-3/1").replace("2024-10", "2024-11")
    found = [s for s in said(town.take(again)) if "family_members" in s]
    assert found == ["C2 family_members", "C3 family_members"]


def minutes(*numbers):
    rows = [f"2024-10-{n:02} | Jelgava | A-{n} | {m}" for n, m in enumerate(numbers, 1)]
    return "\n".join(["Datums | Pašvaldība | Ģimene | Minūtes", *rows])


def hours(world, tmp_path, *numbers):
    book = Workbook()
    book.active.append(["date", "municipality", "family", "minutes"])
    for n, number in enumerate(numbers, 1):
        book.active.append([f"2024-10-{n:02}", "Jelgava", f"A-{n}", number])
    book.save(tmp_path / "log.xlsx")
    return said(world.take(tmp_path / "log.xlsx"))


def test_numbers_of_minutes_that_may_be_hours_are_pointed_out_once(town, tmp_path):
    assert hours(town, tmp_path, 1, 2, 1, 3, 2) == ["D2 minutes_few"]


def test_a_few_short_entries_among_long_ones_are_none(town, tmp_path):
    assert hours(town, tmp_path, 5, 2, 10, 30, 2) == []


def column(heading):
    return f"""
        Datums     | Pašvaldība | Ģimene | {heading}
        2024-10-01 | Jelgava    | A-1    | 2
    """


@pytest.mark.parametrize("heading", ["Stundas", "Laiks (st.)", "Hours worked"])
def test_a_column_of_hours_is_said_to_be_left_out_and_how_it_is_read(town, heading):
    assert said(town.take(column(heading))) == ["D1 hours_left_out"]


def test_hours_under_the_heading_that_was_advised_are_read(town):
    town.take(column("Minūtes (st.)"))
    with town.warehouse() as warehouse:
        assert warehouse.rows("select minutes from raw.log_rows")[0]["minutes"] == 120


@pytest.mark.parametrize("heading", ["Locekļu skaits", "Ģimenes locekļu skaits"])
def test_other_words_for_a_column_are_suggested(town, heading):
    (problem,) = town.take(column(heading)).problems
    assert (problem.code, problem.column) == ("column_left_out", "persons")


def test_russian_headings_are_read(town):
    verdict = town.take("""
        Дата       | Самоуправление | Семья | Люди | Минуты
        01.10.2024 | Jelgava        | A-1   | 3    | 45
    """)
    assert (verdict.accepted, verdict.dropped_columns) == (1, ())
