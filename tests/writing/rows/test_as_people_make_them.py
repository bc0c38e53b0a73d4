"""Logs as people, form tools and spreadsheets make them: each right, or said."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.ground import i18n
from dashboard.writing.files.spellings import Spellings
from dashboard.writing.files.table import RefusedError

HEAD = ["Datums", "Pašvaldība", "Ģimene"]
SCHOOL = "Jelgavas 4. sākumskola"
UUID = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b0"


def day(number, month=10):
    return datetime(2024, month, number)


def month(number, codes):
    return [HEAD] + [[day(3 + i, number), "Jelgava", c] for i, c in enumerate(codes)]


@pytest.fixture
def book(tmp_path):
    """Save sheets, each a title and its rows, and whether it is hidden."""

    def save(*sheets, change=None, epoch=None):
        made = Workbook()
        made.remove(made.active)
        if epoch:
            made.epoch = epoch
        for title, rows, *hidden in sheets:
            sheet = made.create_sheet(title)
            sheet.sheet_state = "hidden" if hidden else "visible"
            for row in rows:
                sheet.append(row)
        if change:
            change(made)
        made.save(tmp_path / "log.xlsx")
        return tmp_path / "log.xlsx"

    return save


@pytest.fixture
def text(tmp_path):
    def save(content):
        (tmp_path / "log.csv").write_text(content, encoding="utf-8")
        return tmp_path / "log.csv"

    return save


def rows(world):
    with world.warehouse() as warehouse:
        return warehouse.rows("from raw.log_rows order by batch, line")


def families(world, month=None):
    return len({r["family"] for r in rows(world) if month in (None, r["date"].month)})


def dates(world):
    return [row["date"] for row in rows(world)]


def said(verdict):
    return [f"{problem.cell} {problem.code}" for problem in verdict.problems]


# Sheets


MONTHS = (
    ("Augusts", month(8, "AB")),
    ("Septembris", month(9, "ACD")),
    ("Oktobris", month(10, "E")),
)


def test_every_sheet_that_is_a_log_is_read(town, book):
    verdict = town.take(book(*MONTHS))
    assert [families(town, number) for number in (8, 9, 10, None)] == [2, 3, 1, 5]
    assert (verdict.sheet, said(verdict)) == ("Augusts, Septembris, Oktobris", [])


def test_a_file_of_several_sheets_taken_in_again_is_unchanged(town, book):
    town.take(book(*MONTHS))
    assert town.take(book(*reversed(MONTHS))).unchanged == 6


def test_a_month_taken_in_alone_is_known_again_in_the_years_file(town, book):
    town.take(book(MONTHS[0]))
    verdict = town.take(book(*MONTHS))
    assert (verdict.unchanged, verdict.accepted) == (2, 4)


def test_problems_name_their_sheet_and_columns_may_stand_in_any_order(town, book):
    turned = [HEAD[::-1], ["B", "Jelgva", day(5)], ["C", "Jelgava", day(6)]]
    verdict = town.take(book(("Rudens", month(9, "A")), ("Ziema", turned)))
    assert (said(verdict), families(town)) == (["Ziema!B2 municipality_unknown"], 2)


def test_a_column_of_one_sheet_only_is_read_there(town, book):
    more = [[*HEAD, "Minūtes"], [day(1), "Jelgava", "B", 40]]
    town.take(book(("a", month(9, "A")), ("b", more)))
    assert [row["minutes"] for row in rows(town)] == [None, 40]


def test_a_title_sheet_before_the_log_is_named_and_passed_over(town, book):
    title = [["Romu mediatora darba uzskaite"], ["2024"]]
    verdict = town.take(book(("Titullapa", title), ("Darbi", month(10, "ABC"))))
    assert (verdict.sheet, families(town)) == ("Darbi", 3)
    assert said(verdict) == ["Titullapa!A1 sheet_without_headings"]


def test_a_month_without_its_headings_is_named(town, book):
    bare = month(11, "XY")[1:]
    verdict = town.take(book(("Oktobris", month(10, "A")), ("Novembris", bare)))
    with i18n.language("en"):
        assert "“Novembris” was not read" in verdict.to_text()


def test_an_empty_sheet_is_not_worth_a_word(town, book):
    assert said(town.take(book(("Sheet1", []), ("Darbi", month(10, "A"))))) == []


def test_a_hidden_log_beside_a_visible_one_is_named_and_not_read(town, book):
    path = book(("Vecā", month(9, "XYZ"), True), ("Darbi", month(10, "A")))
    assert said(town.take(path)) == ["Vecā!A1 sheet_hidden"]
    assert families(town) == 1


def test_a_sheet_that_repeats_the_others_is_not_counted_twice(town, book):
    whole = [HEAD, *(row for _name, rows in MONTHS for row in rows[1:])]
    verdict = town.take(book(*MONTHS, ("Visi", whole)))
    assert (verdict.accepted, said(verdict)) == (6, ["Visi!A1 sheet_repeated"])


def test_title_rows_above_the_headings_are_passed_over_and_said(town, book):
    above = [["Atskaite par oktobri"], ["Mediators:", "Jelgava"], []]
    verdict = town.take(book(("Darbi", [*above, *month(10, "AB")])))
    assert (families(town), said(verdict)) == (2, ["A1 rows_above_headings"])


@pytest.mark.parametrize(
    "head",
    [
        "Datums*;Pašvaldība *;Ģimene:",
        "1. Datums;2. Pašvaldība;3) Ģimene",
        "[Datums];«Pašvaldība»;* Ģimene",
        "Datums / Date;Pašvaldība / Municipality;Ģimenes kods / Family code",
        "Datums;PaÅ¡valdÄ«ba;Ä¢imene",
        "date;munici\u00adpality;\u200efamily",
    ],
)
def test_marks_in_headings_do_not_matter(town, text, head):
    verdict = town.take(text(f"{head}\n01.10.2024.;Jelgava;A\n"))
    assert (families(town), said(verdict)) == (1, [])


def test_a_heading_without_its_bracket_is_said(town, text):
    head = "Datums (dd.mm.gggg.);Pašvaldība;Ģimene"
    verdict = town.take(text(f"{head}\n01.10.2024.;Jelgava;A\n"))
    assert (verdict.accepted, said(verdict)) == (1, ["A1 heading_meant"])


def test_rows_taken_in_before_marks_were_known_are_the_same_rows(
    town, text, monkeypatch
):
    """Under the headings of those days “Ģimene*” was no column."""
    path = text("Datums;Pašvaldība;Ģimene*;Jomas\n01.10.2024.;Jelgava;A;izglītība\n")
    today = Spellings.of
    with monkeypatch.context() as patch:
        patch.setattr(Spellings, "of", lambda kind: replace(today(kind), exact=True))
        assert town.take(path).dropped_columns == ("Ģimene*",)
    verdict = town.take(path)
    assert (verdict.accepted, verdict.replaced, families(town)) == (0, 1, 2)


def test_strict_workbooks_are_read(town, book, tmp_path):
    path = tmp_path / "strict.xlsx"
    path.write_bytes(strict(book(("Uzskaite", month(10, "AB"))).read_bytes()))
    town.take(path)
    assert (families(town), dates(town)[0]) == (2, date(2024, 10, 3))


def strict(data):
    """Save a workbook as Excel does as Strict Open XML."""
    given, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in given.namelist():
            part = re.sub(
                rb"http://schemas.openxmlformats.org/"
                rb"(spreadsheetml|officeDocument)/2006/",
                rb"http://purl.oclc.org/ooxml/\1/",
                given.read(name),
            )
            archive.writestr(name, part)
    return made.getvalue()


# Form tools

FORM = ("date", "municipality", "kind", "family", "persons")
FORM += ("domains", "activity", "minutes")
ADDED = "SubmissionDate,{},meta-instanceID,KEY,SubmitterName,ReviewState"


def export(joint, group="log"):
    """Write our own form as a form tool exports it."""
    head = ADDED.format(",".join(f"{group}{joint}{name}" for name in FORM))
    return f"{head}\n" + "".join(
        f"2024-10-0{n}T09:00:00.000Z,2024-10-0{n},0003000,family,J-{n},2,"
        f"education health,home_visit,45,uuid:{UUID}{n},uuid:{UUID}{n},Telefons,\n"
        for n in (1, 2)
    )


@pytest.mark.parametrize("joint", ["-", "/", ":", ".", "_"])
def test_our_form_is_read_however_group_and_question_are_joined(town, text, joint):
    verdict = town.take(text(export(joint)))
    assert (families(town), said(verdict)) == (2, [])
    assert rows(town)[0]["domains"] == ["education", "health"]
    assert rows(town)[0]["submitted"] == date(2024, 10, 1)


def test_a_groups_name_may_hold_the_joint_too(town, text):
    town.take(text(export("-", group="form-part_1")))
    assert families(town) == 2


def test_the_key_of_a_record_is_its_number(town, text):
    town.take(text(export("-")))
    verdict = town.take(text(export("/").replace("J-2", "J-1")))
    assert (verdict.replaced, verdict.unchanged) == (1, 1)


def test_choices_in_columns_of_their_own_are_ticked(town, text):
    head = "log-date,log-municipality,log-family,log-domains/health,log-domains/social"
    verdict = town.take(text(f"{head}\n2024-10-01,0003000,A,1,0\n"))
    assert (rows(town)[0]["domains"], verdict.dropped_columns) == (["health"], ())


def test_a_day_of_something_else_is_no_day_of_the_work(town, text):
    head = "date,municipality,family,created_date,birth-date"
    verdict = town.take(text(f"{head}\n2024-10-01,Jelgava,A,2024-11-01,1990-01-01\n"))
    assert dates(town) == [date(2024, 10, 1)]
    assert verdict.dropped_columns == ("created_date", "birth-date")


# Days


def test_a_midnight_missed_by_seconds_is_the_day_that_was_meant(town, book):
    late = datetime(2024, 9, 30, 23, 59, 26)
    verdict = town.take(book(("Uzskaite", [HEAD, [late, "Jelgava", "A"]])))
    assert dates(town) == [date(2024, 10, 1)]
    assert said(verdict) == ["A2 day_just_before_midnight"]


def test_numbers_of_days_follow_the_workbooks_own_calendar(town, book):
    def lose_format(made):
        made["Uzskaite"]["A2"].value = 44104

    rows = [HEAD, [0, "Jelgava", "A"]]
    path = book(("Uzskaite", rows), change=lose_format, epoch=CALENDAR_MAC_1904)
    town.take(path)
    assert dates(town) == [date(2024, 10, 1)]


SWAPPED = [[day(10, n), "Jelgava", f"J-{n}"] for n in (1, 5, 9)]
LEFT_AS_TEXT = [[f"{n}.10.2024", "Jelgava", f"J-{n}"] for n in (13, 19, 26)]


def test_swapped_days_are_rejected_with_the_day_that_may_be_meant(town, book):
    verdict = town.take(book(("Uzskaite", [HEAD, *SWAPPED, *LEFT_AS_TEXT])))
    assert {when.month for when in dates(town)} == {10}
    assert (verdict.accepted, verdict.rejected) == (3, 3)
    assert verdict.problems[0].suggestions == ("01.10.2024",)


def test_one_swapped_day_among_texts_of_its_month_is_noticed(town, book):
    verdict = town.take(book(("Uzskaite", [HEAD, SWAPPED[1], *LEFT_AS_TEXT])))
    assert said(verdict) == ["A2 day_and_month_swapped"]


def test_days_and_texts_of_any_day_are_not_suspected(town, book):
    right = [[day(25), "Jelgava", "A"], ["3.10.2024", "Jelgava", "B"]]
    verdict = town.take(book(("Uzskaite", [HEAD, *SWAPPED, *LEFT_AS_TEXT, *right])))
    assert (verdict.accepted, said(verdict)) == (8, [])


def test_a_day_early_in_the_month_beside_a_late_one_as_text_is_right(town, book):
    rows = [HEAD, [day(3), "Jelgava", "A"], ["25.10.2024", "Jelgava", "B"]]
    assert town.take(book(("Uzskaite", rows))).accepted == 2


# Cells


def test_marks_that_cannot_be_seen_do_not_matter(town, text):
    verdict = town.take(
        text(
            "Datums;Pašvaldība;Ģimene\n"
            "\u200e01.10.2024.;Jelgava;A\n"
            "\u202a02.10.2024.\u202c;Jelgava;B\n"
            "03.10.2024.;Jel\u00adgava;C\n"
            "04.\u00a010.\u00a02024.;\ufeffJel\u200dgava\u00a0;D\n"
        )
    )
    assert (families(town), said(verdict)) == (4, [])


def test_rows_filled_in_beforehand_are_passed_over_and_counted_once(town, book):
    empty = [[day(n), "Jelgava", None] for n in range(5, 32)]
    verdict = town.take(book(("Uzskaite", [*month(10, "AB"), *empty])))
    assert (verdict.accepted, said(verdict)) == (2, ["A4 rows_without_work"])
    assert verdict.problems[0].words == {"rows": 27}


def test_numbers_and_days_of_the_week_are_filled_in_beforehand_too(town, text):
    verdict = town.take(
        text(
            "Ieraksts;Datums;Diena;Pašvaldība;Ģimene;Minūtes\n"
            "1;01.10.2024.;otrdiena;Jelgava;A;\n"
            "2;02.10.2024.;trešdiena;Jelgava;;\n"
            "3;03.10.2024.;ceturtdiena;Jelgava;;20\n"
        )
    )
    assert (verdict.accepted, said(verdict)) == (2, ["A3 rows_without_work"])


def test_a_row_with_a_note_of_the_senders_own_says_something(town, text):
    verdict = town.take(
        text(
            "Datums;Pašvaldība;Ģimene;Piezīmes\n"
            "01.10.2024.;Jelgava;;atskaite domē\n"
            "02.10.2024.;Jelgava;;\n"
        )
    )
    assert (verdict.accepted, said(verdict)) == (1, ["A3 rows_without_work"])


def test_time_spent_costs_no_row(town, book):
    spent = [time(0, 45), timedelta(hours=1, minutes=30), "45 min", "1,5 st.", 30, "?"]
    rows_ = [[day(n), "Jelgava", f"J-{n}", one] for n, one in enumerate(spent, 1)]
    verdict = town.take(book(("Uzskaite", [[*HEAD, "Minūtes"], *rows_])))
    assert [row["minutes"] for row in rows(town)] == [45, 90, 45, 90, 30, None]
    assert [line.split()[0] for line in said(verdict)] == ["D2", "D3", "D4", "D5", "D7"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(("Personas", "2+3"), ("Jomas", "sports"), ("Darbība", "pastaiga")),
        *(("Rezultāts", "labi"), ("Minūtes", "2000"), ("Iesniegts", "vakar")),
        *(("ESF pasākums", "x" * 300), ("Kontaktpersonas amats", "#N/A")),
    ],
)
def test_a_side_cell_is_left_out_and_said(town, text, column, cell):
    head = f"Datums;Pašvaldība;Ģimene;{column}"
    verdict = town.take(text(f"{head}\n01.10.2024.;Jelgava;A;{cell}\n"))
    assert (verdict.accepted, verdict.clean) == (1, True)
    assert [problem.cell for problem in verdict.problems] == ["D2"]


def test_known_domains_stay_beside_an_unknown_one(town, text):
    town.take(text("Datums;Pašvaldība;Jomas\n01.10.2024.;Jelgava;izglītība, futbols\n"))
    assert rows(town)[0]["domains"] == ["education"]


def test_roles_outside_the_list_are_never_kept(town, text):
    town.institution(SCHOOL)
    roles = ["Paraudziņa", "PARAUDZIŅA", "anna paraudziņa", "sociālais pedagogs"]
    lines = [f"0{n}.10.2024.;Jelgava;A;{SCHOOL};{r}" for n, r in enumerate(roles, 1)]
    verdict = town.take(
        text("\n".join(["Date;Municipality;Family;Institution;Role", *lines]))
    )
    kept = [row["role"] for row in rows(town)]
    assert (kept, verdict.accepted) == ([None] * 3 + ["social_pedagogue"], 4)
    assert b"paraudzi" not in town.settings.warehouse.read_bytes().lower()


def test_damaged_letters_are_mended_where_that_is_exact(town, text):
    word = "sociālais pedagogs"
    roles = [word, word.encode().decode("latin-1"), word.replace("ā", "?")]
    lines = [f"0{n}.10.2024.;Jelgava;A;{role}" for n, role in enumerate(roles, 1)]
    verdict = town.take(text("\n".join(["Date;Municipality;Family;Role", *lines])))
    kept = [row["role"] for row in rows(town)]
    assert kept == ["social_pedagogue", "social_pedagogue", None]
    assert said(verdict) == ["D3 letters_mended", "D4 letters_damaged"]


def test_a_damaged_place_and_family_are_mended_too(town, text):
    line = "01.10.2024.;Jelgava;Ģ-1"
    head = "Datums;Pašvaldība;Ģimene"
    damaged = f"{head}\n{line}\n02.10.2024.;Jelgava;Ģ-1\n".split("\n")
    damaged[2] = damaged[2].encode().decode("latin-1")
    verdict = town.take(text("\n".join(damaged)))
    assert (families(town), said(verdict)) == (1, ["C3 letters_mended"])
    assert verdict.problems[0].value == "•••"


# Lines through rows, rows that are hidden, and copies


def struck(*cells):
    def change(made):
        for address in cells:
            made["Uzskaite"][address].font = Font(strike=True)

    return change


def test_a_row_that_is_struck_through_is_left_out_and_said(town, book):
    sheet = ("Uzskaite", month(10, "AB"))
    verdict = town.take(book(sheet, change=struck("A3", "B3", "C3")))
    assert (families(town), verdict.rejected) == (1, 1)
    assert said(verdict) == ["A3 row_struck"]


def test_a_row_of_which_a_cell_is_struck_through_is_read_and_said(town, book):
    verdict = town.take(book(("Uzskaite", month(10, "AB")), change=struck("C3")))
    assert (families(town), said(verdict)) == (2, ["C3 cell_struck"])


def test_hidden_rows_are_read_and_counted_once(town, book):
    def hide(made):
        for row in (2, 4):
            made["Uzskaite"].row_dimensions[row].hidden = True

    verdict = town.take(book(("Uzskaite", month(10, "ABC")), change=hide))
    assert (families(town), said(verdict)) == (3, ["A2 rows_hidden"])
    assert verdict.problems[0].words == {"rows": 2}


def test_a_row_that_says_the_same_as_one_above_is_pointed_out_and_counted(town, text):
    line = "3.10.2024;Jelgava;A\n"
    verdict = town.take(
        text(f"Datums;Pašvaldība;Ģimene\n{2 * line}4.10.2024;Jelgava;A")
    )
    assert (verdict.accepted, said(verdict)) == (3, ["A3 row_repeated"])


# Codes that a spreadsheet counted on when a cell was drawn down


def drawn(*rows, heads="Datums;Pašvaldība;Ģimene;Darbība;Minūtes;Ieraksts"):
    lines = (f"{row};mājas apmeklējums;15;{n}" for n, row in enumerate(rows, 1))
    return "\n".join([heads, *lines])


def test_codes_drawn_down_are_said_but_for_the_first(town, text):
    rows = (f"3.10.2024;Jelgava;R-{n:03}" for n in (1, 2, 3, 4))
    verdict = town.take(text(drawn(*rows)))
    assert verdict.accepted == 4
    assert said(verdict) == [f"C{n} family_drawn_down" for n in (3, 4, 5)]


def test_a_bare_list_is_said_only_where_it_is_long(town, text):
    heads = "Datums;Pašvaldība;Ģimene"
    rows = [f"3.10.2024;Jelgava;R-{n}" for n in range(1, 6)]
    assert said(town.take(text("\n".join([heads, *rows[:4]])))) == []
    assert len(said(town.take(text("\n".join([heads, *rows]))))) == 4


@pytest.mark.parametrize(
    "rows",
    [
        ("3.10.2024;Jelgava;R-1", "3.10.2024;Jelgava;R-2"),
        [f"{day}.10.2024;Jelgava;R-{n}" for n, day in enumerate((3, 7, 8), 1)],
        [f"3.10.2024;Jelgava;R-{n}" for n in (1, 2, 4)],
        [f"3.10.2024;{place};R-{n}" for n, place in enumerate(("Jelgava", "0003000"))],
    ],
    ids=["two", "other days", "a gap", "other words"],
)
def test_families_that_only_stand_in_order_are_not_called_drawn_down(town, text, rows):
    assert said(town.take(text(drawn(*rows)))) == []


# What is no family's code, and codes that are left out


def one_family(code):
    return f"Datums;Pašvaldība;Ģimene;Minūtes\n3.10.2024;Jelgava;{code};15"


@pytest.mark.parametrize(
    "words", ["3 ģimenes", "visas", "Dažādas ģimenes", "vairākas romu ģimenes"]
)
def test_words_for_many_families_are_no_code_of_one(town, text, words):
    assert said(town.take(text(one_family(words)))) == ["C2 family_several"]


@pytest.mark.parametrize(
    "code", ["010180-12345", "29123456", "+371 29 123 456", "kads@pasts.lv"]
)
def test_what_tells_who_a_person_is_is_said_and_counted(town, text, code):
    verdict = town.take(text(one_family(code)))
    assert (verdict.accepted, said(verdict)) == (1, ["C2 family_personal"])


@pytest.mark.parametrize("code", ["1. ģimene", "20240001", "6-12345", "2912345"])
def test_codes_that_only_look_so_are_codes(town, text, code):
    assert said(town.take(text(one_family(code)))) in ([], ["C2 family_mended"])


def test_a_second_column_of_families_is_not_left_out_in_silence(town, text):
    heads = "Datums;Pašvaldība;Ģimene;2. ģimene;Ģimenes vajadzības"
    verdict = town.take(text(f"{heads}\n3.10.2024;Jelgava;A-1;B-1;pavadīt"))
    assert said(verdict) == ["D1 families_left_out"]


# Days with slashes, and days out of their order


def slashed(*days):
    return "Datums;Pašvaldība;Ģimene\n" + "".join(f"{d};Jelgava;A\n" for d in days)


def test_slashes_are_read_as_their_column_tells(town, text):
    verdict = town.take(text(slashed("10/3/24", "10/25/24", "10/14/2024 0:00")))
    assert dates(town) == [date(2024, 10, n) for n in (3, 25, 14)]
    assert said(verdict) == ["A2 month_first"]


def test_slashes_with_the_day_first_are_read_so(town, text):
    verdict = town.take(text(slashed("3/10/2024", "25/10/2024", "14/10/2024")))
    assert dates(town) == [date(2024, 10, n) for n in (3, 25, 14)]
    assert said(verdict) == ["A2 day_first"]


def test_slashes_that_nothing_tells_apart_are_rejected_with_both_days(town, text):
    verdict = town.take(text(slashed("1/3/19", "2/3/19")))
    assert said(verdict) == ["A2 date_unreadable", "A3 date_unreadable"]
    assert verdict.problems[0].suggestions == ("01.03.2019", "03.01.2019")


def test_days_with_dashes_are_read_as_their_column_tells(town, text):
    verdict = town.take(text(slashed("10-03-2024", "10-25-2024", "10–14–2024")))
    assert dates(town) == [date(2024, 10, n) for n in (3, 25, 14)]
    assert said(verdict) == ["A2 month_first"]


def test_a_day_that_can_mean_only_one_is_read_whatever_its_column_tells(town, text):
    verdict = town.take(text(slashed("3/3/2024", "25/3/2024", "1/3/2024")))
    assert dates(town) == [date(2024, 3, 3), date(2024, 3, 25)]
    assert said(verdict) == ["A4 date_unreadable"]


def test_cells_below_no_heading_are_said(town, text):
    lines = "Datums,Pašvaldība,Ģimene,Minūtes\n3.10.2024,Jelgava,A-1,1,5\n"
    assert said(town.take(text(lines))) == ["E2 cells_without_heading"]


def test_minutes_headed_as_hours_are_hours(town, text):
    lines = "Datums;Pašvaldība;Ģimene;Minūtes (st.)\n3.10.2024;Jelgava;A-1;1,5\n"
    verdict = town.take(text(lines))
    assert rows(town)[0]["minutes"] == 90
    assert said(verdict) == ["D1 heading_meant", "D2 minutes_meant"]


def test_swapped_days_are_noticed_though_a_few_were_mended_since(town, book):
    made = [[day(10, n), "Jelgava", f"J-{n}"] for n in range(1, 10)]
    left = [[f"{n}.10.2024", "Jelgava", f"J-{n}"] for n in range(13, 25)]
    rows = [HEAD, *made, [day(30), "Jelgava", "J-30"], *left]
    verdict = town.take(book(("Uzskaite", rows)))
    assert said(verdict) == [f"A{n} day_and_month_swapped" for n in range(2, 11)]
    assert verdict.accepted == 13


def test_a_day_far_from_those_around_it_is_counted_and_pointed_out(town, text):
    days = [f"{n}.01.2024" for n in range(8, 20)]
    days[5] = "13.01.2023"
    rows = "".join(f"{d};Jelgava;{n}\n" for n, d in enumerate(days, 1))
    verdict = town.take(text(f"Datums;Pašvaldība;Ģimene\n{rows}"))
    assert (verdict.accepted, said(verdict)) == (12, ["A7 day_far"])
    assert verdict.problems[0].suggestions == ("13.01.2024",)


def test_days_in_no_order_are_not_suspected(town, text):
    days = [f"{n % 28 + 1}.{n * 5 % 12 + 1}.2023" for n in range(14)]
    rows = "".join(f"{d};Jelgava;{n}\n" for n, d in enumerate(days, 1))
    assert said(town.take(text(f"Datums;Pašvaldība;Ģimene\n{rows}"))) == []


# Text files of other alphabets


@pytest.mark.parametrize("encoding", ["cp1257", "cp775", "mac_latin2", "utf-16"])
def test_a_text_file_is_read_in_the_alphabet_of_its_headings(town, tmp_path, encoding):
    path = tmp_path / "log.csv"
    path.write_text(
        "Datums;Pašvaldība;Ģimene;Jomas\n3.10.2024;Jelgava;Ž-1;izglītība",
        encoding=encoding,
    )
    town.take(path)
    assert rows(town)[0]["domains"] == ["education"]


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252"])
def test_a_file_whose_letters_are_lost_is_refused_by_that_name(
    town, tmp_path, encoding
):
    path = tmp_path / "log.csv"
    text = "Datums;Pašvaldība*;Ģimene\n3.10.2024;Jelgava;A"
    path.write_bytes(text.encode(encoding, "replace"))
    with pytest.raises(RefusedError) as refused:
        town.take(path)
    assert refused.value.code == "letters_lost"


# Days without a year, places said otherwise


def named(tmp_path, name, *days):
    file = tmp_path / name
    rows = "".join(f"{day};Jelgava;A-{n}\n" for n, day in enumerate(days))
    file.write_text(f"Datums;Pašvaldība;Ģimene\n{rows}", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "days", "read"),
    [
        ("log.csv", ["03.10.", "5. okt.", "07.10.2024"], [3, 5, 7]),
        ("jelgava-2024-10.csv", ["03.10.", "5.-6.10."], [3, 5]),
        ("2024. gads.csv", ["03.10."], [3]),
        ("oktobris 2024.csv", [3, "5."], [3, 5]),
        # Nothing tells the year; or the names and the days do not agree.
        ("log.csv", ["03.10.", 3], []),
        ("uzskaite 2023.csv", ["03.10.", "07.10.2024"], [7]),
        ("jelgava-2024-11.csv", ["03.10."], []),
        ("log.csv", ["20.12.", "02.01.2024"], [2]),
    ],
)
def test_the_year_is_read_where_all_else_agrees_on_it(town, tmp_path, name, days, read):
    town.take(named(tmp_path, name, *days))
    assert [day.day for day in dates(town)] == read


def test_a_day_of_the_year_before_is_offered_and_not_read(town, tmp_path):
    verdict = town.take(named(tmp_path, "log.csv", "20.12.", "02.01.2024"))
    assert verdict.problems[0].suggestions == ("20.12.2023",)


def test_a_year_read_from_a_sheets_name_is_said_once(town, book):
    rows = [HEAD, ["03.10.", "Jelgava", "A-1"], ["04.10.", "Jelgava", "A-2"]]
    verdict = town.take(book(("Oktobris 2024", rows)))
    assert dates(town) == [date(2024, 10, 3), date(2024, 10, 4)]
    assert said(verdict) == ["A2 year_of_others"]


def test_a_place_read_otherwise_is_said_and_a_namesake_asked_about(town, text):
    file = text(
        "Datums,Novads,Ģimene\n2024-10-03,Jelgava (pilsēta),A-1\n"
        "2024-10-04,Jelgava,A-2\n2024-10-05,Jelgavas,A-3\n"
    )
    verdict = town.take(file)
    assert families(town) == 2
    assert said(verdict) == [
        *("B1 heading_meant", "B2 municipality_meant"),
        *("B3 municipality_of_heading", "B4 municipality_ambiguous"),
    ]
    assert town.take(file).unchanged == 2
