import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime

from openpyxl import load_workbook

from dashboard.ground.i18n import language
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.exports.table import write_csv, write_json, write_text
from dashboard.reading.exports.workbook import write_xlsx
from tests.answers import MANIFEST, made, months
from tests.conftest import JELGAVA, RIGA

DAYS = date(2019, 1, 5), date(2019, 6, 6)


def institution(name):
    return name, "school", JELGAVA, 12345, 2, 3, 1, *DAYS


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def csv_of(query, *rows):
    with language("en"):
        return read(write_csv(made(query, *rows)))


def json_of(query, *rows, **how):
    with language("en"):
        return write_json(INDICATORS[query], made(query, *rows, **how))


def book_of(query, *rows, code="en"):
    with language(code):
        data = write_xlsx(INDICATORS[query], made(query, *rows))
    return load_workbook(io.BytesIO(data))


def text_of(query, *rows, **how):
    return write_text(INDICATORS[query], made(query, *rows, **how))


def test_csv_begins_with_a_byte_order_mark_for_spreadsheets():
    assert write_csv(made("families_by_month")).startswith(b"\xef\xbb\xbf")


def test_csv_keeps_the_zeros_of_a_municipality_code():
    (row,) = csv_of("families_by_domain", ("health", JELGAVA, 3))
    assert row["municipality"] == "0003000"


def test_csv_has_words_beside_each_code():
    (row,) = csv_of("families_by_domain", ("health", JELGAVA, 3))
    assert (row["domain_label"], row["municipality_label"]) == (
        "Health care",
        "Jelgava",
    )


def test_csv_writes_dates_as_iso_and_truth_in_words():
    (row,) = csv_of("families_by_month", *months(5))
    assert (row["month"], row["provisional"]) == ("2018-10-01", "false")


def test_csv_leaves_a_missing_value_empty():
    (row,) = csv_of("families_by_municipality", (RIGA, 5, 5, 0, 0, None))
    assert (row["persons"], row["blanks"]) == ("", "persons [x]")


def test_csv_has_no_column_of_blanks_where_nothing_is_missing():
    (row,) = csv_of("families_by_month", *months(5))
    assert "blanks" not in row


def test_csv_numbers_have_no_separators():
    (row,) = csv_of("cooperation_by_institution", institution("A"))
    assert row["times"] == "12345"


def test_csv_quotes_a_text_that_a_spreadsheet_would_compute():
    names = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "fine")
    rows = csv_of("cooperation_by_institution", *map(institution, names))
    begins = [row["institution"][0] for row in rows]
    assert begins == ["'"] * 6 + ["f"]


def test_a_workbook_never_holds_a_formula():
    sheet = book_of("cooperation_by_institution", institution("=1+1")).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


def test_a_workbook_holds_real_numbers_and_dates():
    sheet = book_of("cooperation_by_institution", institution("A")).worksheets[0]
    by_heading = {top.value: cell.value for top, cell in zip(*sheet, strict=True)}
    assert by_heading["Times"] == 12345
    assert by_heading["First time"] == datetime(2019, 1, 5)


def test_a_workbook_keeps_the_zeros_of_a_municipality_code():
    sheet = book_of("families_by_domain", ("health", JELGAVA, 3)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [
        "health",
        "Health care",
        "0003000",
        "Jelgava",
        3,
    ]


def test_a_workbook_has_headings_in_the_language_in_use():
    book = book_of("families_by_domain", ("health", JELGAVA, 3), code="lv")
    assert [cell.value for cell in book.worksheets[0][1]] == [
        "Joma, kods",
        "Joma",
        "Pašvaldība, kods",
        "Pašvaldība",
        "Ģimenes",
    ]


def test_a_workbook_freezes_its_heading():
    assert book_of("families_by_month", *months(5)).worksheets[0].freeze_panes == "A2"


def test_the_second_sheet_says_what_the_table_is():
    about = book_of("families_by_month", *months(5, provisional=(0,))).worksheets[1]
    said = {name.value: text.value for name, text in about.iter_rows()}
    assert said["Title"] == "Families by month"
    assert said["Window"] == "1 Oct 2017 – 31 May 2020"
    assert said["Edition"] == "12 May"
    assert said["[p]"] == "provisional"


def test_json_windows_are_inclusive():
    found = json_of("families_by_month", period="2019-03")
    assert found["window"] == {"from": "2019-03-01", "to": "2019-03-31"}


def test_json_rows_are_plain_values():
    found = json_of("families_by_month", *months(5, provisional=(0,)))
    assert json.loads(json.dumps(found["rows"])) == [
        {
            "month": "2018-10-01",
            "municipality": "total",
            "families": 5,
            "provisional": True,
        }
    ]


def test_json_has_null_for_a_missing_value():
    found = json_of("families_by_municipality", (RIGA, 5, 5, 0, 0, None))
    assert found["rows"][0]["persons"] is None


def test_json_names_every_column_with_its_type_and_meaning():
    (first, *_rest) = json_of("families_by_month")["columns"]
    assert first == {
        "name": "month",
        "type": "date",
        "meaning": "first day of the month",
    }


def test_json_says_which_edition_and_how_new_its_data_are():
    found = json_of("families_by_month")
    assert (found["edition"], found["data_up_to"]) == (12, "2020-05-31")


def test_notes_say_that_distinct_counts_do_not_add_up():
    (note,) = json_of("families_by_month", *months(5))["notes"]
    assert "does not add up" in note


def test_notes_say_that_the_data_are_synthetic():
    manifest = replace(MANIFEST, synthetic=True)
    found = json_of("families_by_month", manifest=manifest)
    assert "synthetic" in found["notes"][0]


def test_published_figures_are_never_called_synthetic():
    manifest = replace(MANIFEST, synthetic=True)
    found = json_of("published_figures", manifest=manifest)
    assert "synthetic" not in " ".join(found["notes"])


def test_plain_text_is_aligned_and_in_words():
    with language("en"):
        text = text_of("interactions_by_kind", ("family", JELGAVA, 3, 90))
    assert text.splitlines()[2:5] == [
        "Kind                Jelgava  Minutes",
        "------------------  -------  -------",
        "Work with a family        3       90",
    ]


def test_plain_text_says_its_window_and_edition():
    with language("lv"):
        text = text_of("families_by_month", *months(5), period="2018-10")
    line = "Laika posms: 01.10.2018. – 31.10.2018.; 12. izdevums; dati līdz 31.05.2020."
    assert line in text.splitlines()


def test_plain_text_says_that_there_is_nothing():
    with language("en"):
        text = text_of("families_by_month")
    assert "No entry of this choice is about a family." in text
