"""Headings in other words than the template's, and in two lines."""

from collections import Counter

import pytest
from openpyxl import Workbook

from dashboard.writing.contracts.contract import LOG
from dashboard.writing.files.dressed import words
from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import NOTHING_CONFIRMED

ENTRIES = (
    ("2024-10-01", "Jelgava", "A-1", 3, 45),
    ("2024-10-02", "Jelgava", "A-2", 2, 30),
)
READ = "select family is not null as family, persons, minutes from raw.log_rows"
"""What is read of the entries."""


def rows(warehouse):
    with warehouse() as opened:
        return [(*row.values(),) for row in opened.rows(f"{READ} order by batch, line")]


def under(*heads):
    lines = [heads, *ENTRIES]
    return "\n".join(" | ".join(map(str, line)) for line in lines)


@pytest.fixture
def book(tmp_path):
    """Save rows below headings of two lines; what stands over several is joined."""

    def save(*lines, joined=()):
        made = Workbook()
        for line in lines:
            made.active.append(line)
        for span in joined:
            made.active.merge_cells(span)
        made.save(tmp_path / "log.xlsx")
        return tmp_path / "log.xlsx"

    return save


@pytest.mark.parametrize(
    "heads",
    [
        ("Dat.", "Pašv.", "Ģim. kods", "Pers. sk.", "Min."),
        ("Datums un laiks", "Novads", "Ģimenes Nr.", "Cilvēku skaits", "Laiks, min"),
        ("Tikšanās datums", "Pilsēta / novads", "Ģimenes ID", "Cik personu?", "Min"),
        ("1. Datums", "2. Pašvaldība*", "3. Ģim.", "4. Cilvēki", "5. Ilgums (min)"),
        ("Date of visit", "City", "Family ID", "No. of people", "Duration (min)"),
        ("Дата и время", "Город", "№ семьи", "Кол-во человек", "Время (мин)"),
    ],
)
def test_everyday_headings_are_read_and_said(town, heads):
    verdict = town.take(under(*heads))
    assert verdict.dropped_columns == ()
    assert rows(town.warehouse) == [(True, 3, 45), (True, 2, 30)]
    said = [one.value for one in verdict.problems if one.code == "heading_meant"]
    assert {*heads} - {"1. Datums", "2. Pašvaldība*"} <= {*said}


def test_other_words_give_way_to_the_columns_own(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Pilsēta | Ģimene | Personas | Cilvēku skaits
        2024-10-01 | Jelgava    | Rīga    | A-1    | 3        | 99
    """)
    assert verdict.dropped_columns == ("Pilsēta", "Cilvēku skaits")
    assert rows(town.warehouse) == [(True, 3, None)]


def test_of_two_headings_that_mean_one_column_neither_is_read(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Ģimene | Cilvēki | Cik personu
        2024-10-01 | Jelgava    | A-1    | 3       | 2
    """)
    assert verdict.dropped_columns == ("Cilvēki", "Cik personu")


def test_families_in_the_plural_may_be_a_number_of_them_and_are_asked_about(town):
    with pytest.raises(RefusedError, match="C1=family"):
        town.take(
            under("Datums", "Pašvaldība", "Ģimenes", "Personas", "Minūtes"),
            confirmed=NOTHING_CONFIRMED,
        )


def test_a_file_read_before_other_words_were_known_is_known_again(town, monkeypatch):
    text = under("Datums", "Pašvaldība", "Ģimene", "Cilvēku skaits", "Laiks (min)")
    with monkeypatch.context() as then:
        for field in LOG.fields:
            then.setitem(field.__dict__, "alone", ())
        assert town.take(text).accepted == len(ENTRIES)
    again = town.take(text)
    assert (again.accepted, again.replaced) == (0, len(ENTRIES))
    assert rows(town.warehouse)[-2:] == [(True, 3, 45), (True, 2, 30)]


def test_no_other_words_mean_two_columns():
    own = {words(text) for field in LOG.fields for text in field.headings}
    other = Counter(words(text) for field in LOG.fields for text in field.alone)
    assert [text for text, times in other.items() if times > 1 or text in own] == []


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            ["Datums", "Pašvaldība", "Ģimene", None, "Minūtes"],
            [None, None, "Kods", "Personu skaits"],
        ),
        (
            ["Kad un kur", None, "Ģimene", None, "Darbs"],
            ["Datums", "Pašvaldība", "Kods", "Personu skaits", "Minūtes"],
        ),
        (
            ["Datums", "Pašvaldība", "Ģimenes", "Personu", "Laiks"],
            [None, None, "kods", "skaits", "minūtēs"],
        ),
    ],
)
def test_headings_in_two_lines_are_read_together(town, book, upper, lower):
    verdict = town.take(book(upper, lower, *ENTRIES, joined=["C1:D1"][: not upper[3]]))
    assert (verdict.accepted, verdict.rejected) == (2, 0)
    assert "rows_above_headings" not in {one.code for one in verdict.problems}
    assert rows(town.warehouse) == [(True, 3, 45), (True, 2, 30)]


def test_a_remark_below_the_headings_is_no_line_of_them(town, book):
    head = ["Datums", "Pašvaldība", "Ģimene", "Personas", "Minūtes", "Piezīmes"]
    remark = [None, None, None, None, None, "Rakstīt īsi"]
    verdict = town.take(book(head, remark, *ENTRIES))
    assert verdict.dropped_columns == ("Piezīmes",)
    assert verdict.accepted == len(ENTRIES)


def test_a_list_of_guests_beside_the_log_is_no_log(town, tmp_path):
    made = Workbook()
    made.active.append(["Datums", "Pašvaldība", "Ģimene", "Personas", "Minūtes"])
    for row in ENTRIES:
        made.active.append(row)
    guests = made.create_sheet("Pasākums")
    guests.append(["Datums", "Pilsēta", "Cilvēku skaits", "Rezultāti"])
    guests.append(["2024-10-05", "Jelgava", 35, "labi"])
    made.save(tmp_path / "log.xlsx")
    verdict = town.take(tmp_path / "log.xlsx")
    assert verdict.accepted == len(ENTRIES)
    assert [one.code for one in verdict.problems] == ["sheet_without_headings"]


def test_a_log_of_no_families_may_say_how_a_day_is_written(town):
    verdict = town.take("""
        Datums (dd.mm.gggg) | Pašvaldība | Darbība
        01.10.2024          | Jelgava    | atskaite
    """)
    assert verdict.accepted == 1
