"""Rows that add up others: passed over and said, however they are written."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

HEAD = ["Datums", "Pašvaldība", "Ģimene", "Personas", "Darbība", "Minūtes", "Piezīmes"]
WORK = [
    [datetime(2024, 10, 1), "Jelgava", "A-1", 4, "Mājas apmeklējums", 60, None],
    [datetime(2024, 10, 2), "Jelgava", "A-2", 3, "Pavadīšana", 20, None],
    [datetime(2024, 10, 3), "Jelgava", None, None, "Atskaite", 90, None],
    [datetime(2024, 10, 4), "Jelgava", "A-1", 4, "Tulkošana", 30, None],
]
MORE = [WORK[3], WORK[3]]
LAST = datetime(2024, 10, 31)


def take(world, tmp_path, rows, change=None):
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    if change:
        change(book.active)
    book.save(tmp_path / "log.xlsx")
    return world.take(tmp_path / "log.xlsx")


def said(verdict):
    return [f"{problem.cell} {problem.code}" for problem in verdict.problems]


def minutes(world):
    with world.warehouse() as warehouse:
        return sum(row["minutes"] for row in warehouse.rows("from staging.log_rows"))


SUMS = {
    "word under the days": ["Kopā:", None, None, 11, None, 200, None],
    "word under the places": [LAST, "PAVISAM", None, 11, None, 200, None],
    "word under the families": [None, None, "Kopā", 11, None, 200, None],
    "families counted": [None, "Kopā", "2 ģimenes", 7, None, 200, None],
    "number of families": [LAST, "Jelgava", 2, 7, None, 200, None],
    "word with others": ["Nedēļa kopā", None, None, None, None, 1, None],
    "word in notes": [LAST, "Jelgava", None, 11, None, 200, "KOPĀ:"],
    "no word": [LAST, "Jelgava", None, 11, None, 200, None],
    "mean": ["Vidēji", None, None, None, None, 50, None],
    "English": ["Total", None, None, None, None, 200, None],
    "Russian": ["Итого за месяц", None, None, None, None, 200, None],
}


@pytest.mark.parametrize("name", SUMS)
def test_a_row_that_adds_up_others_is_passed_over_and_said(town, tmp_path, name):
    verdict = take(town, tmp_path, [*WORK, SUMS[name]])
    place = next(n for n, cell in enumerate(SUMS[name]) if cell is not None)
    assert said(verdict) == [f"{'ABCDEFG'[place]}6 row_of_sums"]
    assert (verdict.accepted, verdict.rejected, minutes(town)) == (4, 0, 200)


def test_sums_of_parts_and_of_all_are_both_passed_over(town, tmp_path):
    part = [LAST, "Jelgava", None, None, None, 170, None]
    whole = [LAST, "Jelgava", None, None, None, 230, None]
    verdict = take(town, tmp_path, [*WORK[:3], part, *MORE, whole])
    assert said(verdict) == ["A5 row_of_sums", "A8 row_of_sums", "A7 row_repeated"]
    assert minutes(town) == 230


def test_a_formula_over_rows_is_a_sum_though_it_was_never_calculated(town, tmp_path):
    sums = [LAST, "Jelgava", None, "=SUM(D2:D5)", None, "=SUM(F2:F5)", None]
    verdict = take(town, tmp_path, [*WORK, sums])
    assert said(verdict) == ["A6 row_of_sums"]


NO_SUMS = {
    "indirect work": [LAST, "Jelgava", None, None, None, 45, None],
    "work of its own": [LAST, "Jelgava", None, None, "Apmācība", 200, None],
    "words of a sentence": [LAST, "Jelgava", None, None, None, 45, "Kopā ar skolu"],
    "a family": [LAST, "Jelgava", "A-3", 1, None, 200, None],
}


@pytest.mark.parametrize("name", NO_SUMS)
def test_work_that_only_looks_like_a_sum_counts(town, tmp_path, name):
    verdict = take(town, tmp_path, [*WORK, NO_SUMS[name]])
    assert verdict.accepted == 5
    assert "A6 row_of_sums" not in said(verdict)


def test_a_formula_along_a_row_is_no_sum_of_rows(town, tmp_path):
    along = [LAST, "Jelgava", "A-3", None, None, "=SUM(D6:E6)", None]
    assert "A6 row_of_sums" not in said(take(town, tmp_path, [*WORK, along]))


def test_columns_that_are_hidden_and_comments_are_said(town, tmp_path):
    def change(sheet):
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["G"].hidden = True
        sheet["D4"].comment = Comment("Paraudziņu ģimene", "Paraugs")
        sheet["C3"].comment = Comment("bija 3", "Paraugs")

    verdict = take(town, tmp_path, WORK, change)
    assert said(verdict) == ["C1 column_hidden", "C3 cells_noted"]
    assert "Paraudz" not in verdict.to_text() + str(verdict.to_dict())


def test_rows_under_joined_days_are_not_those_of_another_month(town, tmp_path):
    for month in (9, 10):
        rows = [
            [datetime(2024, month, 3) if code == "A" else None, "Jelgava", code]
            for code in "ABCD"
        ]
        verdict = take(town, tmp_path, rows, lambda one: one.merge_cells("A2:A5"))
        assert (verdict.accepted, verdict.replaced) == (4, 0)
    with town.warehouse() as warehouse:
        days = warehouse.rows("select date from staging.log_rows order by all")
    assert [row["date"] for row in days] == [date(2024, 9, 3)] * 4 + [
        date(2024, 10, 3)
    ] * 4


def test_rows_under_joined_days_handed_in_again_are_unchanged(town, tmp_path):
    rows = [[datetime(2024, 9, 3), "Jelgava", "A"], [None, "Jelgava", "B"]]
    for expected in ((2, 0), (0, 2)):
        verdict = take(town, tmp_path, rows, lambda one: one.merge_cells("A2:A3"))
        assert (verdict.accepted, verdict.unchanged) == expected
