"""Files as people make them: read right, or refused with what would be right."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.ground import i18n
from dashboard.writing.contracts.contract import LOG, survey
from dashboard.writing.files.files import Limits, RefusedError, Table, read
from dashboard.writing.files.refusals import SENTENCES

HEADINGS = ["Datums", "Pašvaldība", "Ģimene", "Jomas"]
ROW = [datetime(2019, 3, 4), "Rīga", "R-12", "izglītība"]


def table(path: Path, **limits: int) -> Table:
    return read(path, [LOG, survey()], Limits(**limits))


def code(path: Path, **limits: int) -> str:
    with pytest.raises(RefusedError) as refused:
        table(path, **limits)
    with i18n.language("en"):
        assert "{" not in refused.value.message
    return refused.value.code


def values(found: Table) -> list[list[object]]:
    return [[cell.value for cell in row] for row in found.rows]


@pytest.fixture
def workbook(tmp_path):
    """Save sheets, each a title and its rows."""

    def save(*sheets, name="log.xlsx", epoch=None):
        book = Workbook()
        book.remove(book.active)
        if epoch:
            book.epoch = epoch
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return save


@pytest.fixture
def text(tmp_path):
    """Save a text file in an encoding."""

    def save(content, encoding="utf-8"):
        path = tmp_path / "log.csv"
        path.write_bytes(content.encode(encoding))
        return path

    return save


def test_a_workbook_is_read_from_the_contracts_sheet_wherever_it_stands(workbook):
    path = workbook(("Norādes", [["x"]]), ("UZSKAITE", [HEADINGS, ROW]))
    assert (table(path).sheet, values(table(path))) == ("UZSKAITE", [ROW])


def test_without_the_contracts_sheet_the_first_one_is_read(workbook):
    path = workbook(("Marts", [HEADINGS, ROW]), ("Cits", [["x"]]))
    assert table(path).sheet == "Marts"


def test_sheets_of_different_kinds_are_refused(workbook):
    answers = [["date", "municipality", "communication", "needs"], [*ROW[:2], "Jā"]]
    path = workbook(("Uzskaite", [HEADINGS, ROW]), ("Aptauja", answers))
    assert code(path) == "several_sheets"


def test_an_empty_contract_sheet_does_not_stand_in_the_way(workbook):
    path = workbook(("Uzskaite", [HEADINGS]), ("Aptauja", [HEADINGS, ROW]))
    assert table(path).sheet == "Aptauja"


def test_cells_keep_their_addresses_across_empty_rows_and_columns(workbook):
    gap = [[], [None, "  "], []]
    rows = [[None, *HEADINGS], *gap, [None, *ROW]]
    found = table(workbook(("Uzskaite", rows)))
    assert [cell.address for cell in found.rows[0]] == ["A5", "B5", "C5", "D5", "E5"]


def test_texts_are_stripped_and_composed_and_whole_numbers_are_whole(workbook):
    row = [ROW[0], "\u00a0Ri\u0304ga ", 3.0, 2.5, True, "#N/A"]
    path = workbook(("Uzskaite", [[*HEADINGS, "a", "b"], row]))
    assert values(table(path))[0][1:] == ["Rīga", 3, 2.5, True, "#N/A"]


def test_leading_zeros_of_a_text_stay(workbook):
    path = workbook(("Uzskaite", [HEADINGS, [ROW[0], "0003000", *ROW[2:]]]))
    assert values(table(path))[0][1] == "0003000"


def test_dates_counted_from_1904_are_the_same_dates(workbook):
    path = workbook(("Uzskaite", [HEADINGS, ROW]), epoch=CALENDAR_MAC_1904)
    assert values(table(path)) == [ROW]


def test_survey_answers_are_told_from_a_log(workbook):
    headings = ["date", "municipality", "communication", "Kādi ir komentāri"]
    path = workbook(("x", [headings, [*ROW[:2], "Jā", "nav"]]))
    assert table(path).contract.name == "survey"


def test_headings_of_kobotoolbox_are_known_by_their_last_parts(text):
    found = table(
        text(
            "log/date,log/municipality,log/domains,log/domains/education,"
            "log/domains/health,formhub/uuid,_uuid\n2019-03-04,Rīga,education,1,0,f,u\n"
        )
    )
    assert found.contract.name == "log"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_files_of_every_separator_and_line_end_are_read(text, separator, end):
    rows = [HEADINGS, ["4.3.2019", "Rīga", '"a, b; c"', "x"]]
    path = text(end.join(separator.join(row) for row in rows) + end)
    assert values(table(path)) == [["4.3.2019", "Rīga", "a, b; c", "x"]]


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "cp1257", "cp775", "mac_latin2", "iso8859_4"),
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    ],
)
def test_text_files_of_every_encoding_are_read(text, encoding):
    path = text("Datums;Pašvaldība;Ģimene\n4.3.2019;Rīga;Ģ-1\n", encoding)
    assert values(table(path)) == [["4.3.2019", "Rīga", "Ģ-1"]]


def test_lines_that_are_quoted_whole_are_read(text):
    path = text('"Datums;Pašvaldība;Ģimene"\n"4.3.2019;Rīga;""Ģ-1"""\n')
    assert values(table(path)) == [["4.3.2019", "Rīga", "Ģ-1"]]


@pytest.mark.parametrize(
    ("begins", "reason"),
    [
        ("%PDF-1.4\n1 0 obj", "paper"),
        ("{\\rtf1 x}", "paper"),
        ('[{"Datums": 1}]', "not_a_workbook"),
        ("<html><body><table><tr><td>Datums</td></tr></table>", "web_page"),
        ('<?xml version="1.0"?>\n<?mso-application?>\n<Workbook>', "web_page"),
    ],
)
def test_papers_and_data_of_programs_are_no_table(text, begins, reason):
    assert code(text(begins)) == reason


def test_a_line_that_declares_the_separator_is_no_row(text):
    found = table(text("sep=;\r\nDatums;Pašvaldība;Jomas\r\n\r\n4.3.2019;Rīga;a,b\r\n"))
    assert found.rows[0][2].address == "C3"


def test_line_breaks_inside_quotes_do_not_count_as_rows(text):
    found = table(text('Datums,Pašvaldība,Jomas\n1,Rīga,"a\nb"\n2,Rīga,c\n'))
    assert [row[2].address for row in found.rows] == ["C2", "C3"]


def test_quotes_that_are_not_closed_swallow_no_rows(text):
    assert code(text('Datums,Pašvaldība,Jomas\n1,Rīga,"a\n2,Rīga,b\n')) == (
        "broken_quotes"
    )


def test_a_quotation_mark_closed_rows_later_swallows_none(text):
    lines = 'Datums;Pašvaldība;Jomas\n1;Rīga;"a\n2;Rīga;b\n3;Rīga;c"\n'
    assert code(text(lines)) == "broken_quotes"


def test_a_line_with_another_separator_is_a_row_like_the_others(text):
    found = table(text("Datums;Pašvaldība;Ģimene\n1,Rīga,A\n2;Rīga;B\n"))
    assert values(found) == [["1", "Rīga", "A"], ["2", "Rīga", "B"]]


def test_a_heading_goes_on_where_its_word_was_broken(text):
    found = table(text('"Da-\ntums";Pašvaldība;Ģimene\n1;Rīga;A\n'))
    assert values(found) == [["1", "Rīga", "A"]]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["Pašvaldība", "Jomas"], ["Rīga", "x"]], "no_date_column"),
        ([["Datums", "Jomas"], ["x", "x"]], "no_municipality_column"),
        ([["Datums", "Pašvaldība", "Cits"], ["x"]], "unknown_contract"),
        ([[*HEADINGS, "wave", "needs"], ROW], "unknown_contract"),
        ([[*HEADINGS, "Joma"], ROW], "duplicate_column"),
        ([HEADINGS, ["date", "municipality", "family"], ROW], "two_heading_rows"),
        ([HEADINGS], "no_rows"),
        ([], "empty_file"),
        ([HEADINGS, ["=TODAY()", *ROW[1:]]], "formulas_without_values"),
        ([[*map(str, range(10_000))]], "too_many_columns"),
    ],
)
def test_a_sheet_that_is_no_contract_is_refused(workbook, rows, reason):
    assert code(workbook(("Uzskaite", rows))) == reason


def test_the_refusal_says_what_the_row_reads(workbook):
    path = workbook(("Uzskaite", [["Diena", "Pašvaldība", "Jomas"], ROW]))
    with pytest.raises(RefusedError, match="Diena; Pašvaldība; Jomas"):
        table(path)


def test_the_refusal_shows_no_row_that_may_hold_a_familys_code(workbook):
    path = workbook(("Uzskaite", [ROW, ROW]))
    with pytest.raises(RefusedError) as refused:
        table(path)
    assert "R-12" not in refused.value.message


def test_a_stray_column_of_the_other_contract_does_not_confuse(workbook):
    path = workbook(("Uzskaite", [[*HEADINGS, "Iestāde", "Posms"], ROW]))
    assert table(path).contract.name == "log"


def test_codes_that_are_also_headings_make_no_second_heading_row(workbook):
    headings = ["Datums", "Pašvaldība", "Veids", "Ģimene"]
    path = workbook(("Uzskaite", [headings, ["4.3.2019", "Rīga", "family", "role"]]))
    assert len(table(path).rows) == 1


def test_single_formulas_without_values_are_named(workbook):
    path = workbook(("Uzskaite", [HEADINGS, ROW, ["=A2", *ROW[1:]]]))
    assert table(path).formulas_without_value == {"A3"}


def test_rows_are_counted_against_the_limit(workbook):
    path = workbook(("Uzskaite", [HEADINGS, ROW, ROW]))
    assert (len(table(path, rows=2).rows), code(path, rows=1)) == (2, "too_many_rows")


def test_a_long_cell_is_named(workbook):
    path = workbook(("Uzskaite", [HEADINGS, [*ROW[:3], "x" * 5001]]))
    with pytest.raises(RefusedError, match="D2"):
        table(path)


def test_a_long_cell_of_a_text_file_is_named(text):
    path = text("Datums,Pašvaldība,Jomas\n1,Rīga," + "x" * 200_000)
    with pytest.raises(RefusedError, match="C2"):
        table(path)


def test_every_refusal_is_one_sentence():
    assert [s for s in SENTENCES.values() if s.count(". ") or s[-1] != "."] == []
