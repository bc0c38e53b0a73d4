"""Codes that a workbook shows with letters or zeros of a number's format."""

from datetime import date

import openpyxl
import pytest

from dashboard.writing.files import shown


@pytest.mark.parametrize(
    ("text", "value", "seen"),
    [
        ("000000", 7, "000007"),
        ('"F-"0000', 17, "F-0017"),
        (r"\F\-000", 1234, "F-1234"),
        ("00-00", 123, "01-23"),
        ('[Red]"Ģ "00;-0', 5, "Ģ 05"),
        ('0" g."', 8, "8 g."),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(text, value, seen):
    assert shown.adds(text)
    assert shown.as_shown(value, text) == seen


@pytest.mark.parametrize("text", ["General", "0", "#,##0", "0.00", "dd.mm.yyyy", "0%"])
def test_other_formats_add_nothing(text):
    assert not shown.adds(text)


def months(world, code, form):
    """Take a month in whose family's column stands a number of a format."""
    book = openpyxl.Workbook()
    book.active.append(["Datums", "Pašvaldība", "Ģimene", "Minūtes"])
    for day in range(1, 5):
        book.active.append([date(2019, 10, day), "Jelgava", code + day, 30])
        book.active.cell(day + 1, 3).number_format = form
        book.active.cell(day + 1, 4).number_format = "000"
    path = world.home / f"{form.strip('0')}{code}.xlsx"
    book.save(path)
    return world.take(path)


def test_the_code_is_what_the_cell_shows(town):
    verdict = months(town, 0, '"F-"0000')
    assert [(p.code, p.cell) for p in verdict.problems] == [("family_shown", "C2")]
    town.take("Datums | Pašvaldība | Ģimene\n07.11.2019. | Jelgava | F-0001")
    with town.warehouse() as warehouse:
        (row,) = warehouse.rows(
            "select count(distinct family) as n, sum(minutes) as m from raw.log_rows"
        )
    assert (row["n"], row["m"]) == (4, 120)


def test_the_same_workbook_again_is_unchanged(town):
    months(town, 0, "000")
    assert months(town, 0, "000").unchanged == 4
