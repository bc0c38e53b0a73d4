"""Logs as they come: each wrong cell is named, nothing else is lost."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from dashboard.writing.contracts.messages import MESSAGES
from tests.conftest import JELGAVA, RIGA, World

HEAD = ["Datums", "Pašvaldība", "Veids", "Ģimene", "Personas", "Jomas", "Darbība"]
HEAD += ["Iestāde", "Kontaktpersonas amats", "Rezultāts", "Minūtes", "Piezīmes"]
DAY = datetime(2019, 3, 4)
NOTE = "ļoti slepena piezīme par cilvēku"

BAD = [
    # What stands in the row, by heading; and cell, code, value shown of it.
    (
        {"Datums": "Kopā", "Pašvaldība": None},
        ["A3 date_unreadable Kopā", "B3 required "],
    ),
    ({"Datums": None}, ["A4 required "]),
    ({"Datums": datetime(2091, 3, 4)}, ["A5 date_in_future 2091-03-04"]),
    ({"Datums": "31.12.2015"}, ["A6 date_too_early 31.12.2015"]),
    ({"Datums": "11/12/2019"}, ["A7 date_unreadable 11/12/2019"]),
    ({"Pašvaldība": "Jelgva"}, ["B8 municipality_unknown Jelgva"]),
    (
        {"Datums": datetime(2022, 1, 10), "Pašvaldība": "Viļakas novads"},
        ["B9 municipality_ended Viļakas novads"],
    ),
    ({"Veids": "cits"}, ["C10 not_in_list cits"]),
    ({"Veids": "netiešais darbs"}, ["C11 kind_contradicts netiešais darbs"]),
    ({"Ģimene": date(2019, 1, 2)}, ["D12 family_unreadable •••"]),
    ({"Personas": "trīs"}, ["E13 number_unreadable trīs"]),
    ({"Personas": 100}, ["E14 number_out_of_range 100"]),
    ({"Jomas": "izglītība; sports"}, ["F15 part_not_in_list izglītība; sports"]),
    ({"Darbība": "pastaiga"}, ["G16 activity_unknown pastaiga"]),
    ({"Rezultāts": "labi"}, ["J17 not_in_list labi"]),
    ({"Minūtes": "45 min"}, ["K18 minutes_meant 45 min"]),
    ({"Minūtes": 1441}, ["K19 number_out_of_range 1441"]),
    ({"Iestāde": "x" * 201}, [f"H20 too_long {'x' * 200}"]),
    ({"Ģimene": "#N/A"}, ["D21 formula_error •••"]),
    ({"Minūtes": "=1+1"}, ["K22 formula_without_value "]),
    (
        {"Datums": "vakar", "Personas": "daži", "Minūtes": -1},
        [
            "A23 date_unreadable vakar",
            "E23 number_unreadable daži",
            "K23 number_out_of_range -1",
        ],
    ),
]
GOOD = {"Datums": DAY, "Pašvaldība": "Jelgava", "Ģimene": "A-1", "Piezīmes": NOTE}


def saved(rows, folder):
    """Save rows, each a value by heading, as a workbook."""
    book = Workbook()
    book.active.title = "Uzskaite"
    for row in (HEAD, *([row.get(name) for name in HEAD] for row in rows)):
        book.active.append(row)
    book.save(folder / "log.xlsx")
    return folder / "log.xlsx"


@pytest.fixture
def workbook(tmp_path):
    return lambda rows: saved(rows, tmp_path)


def one_row(**cells):
    """Write a good row with some cells changed."""
    row = {"Datums": "2019-03-04", "Pašvaldība": "Jelgava", "Ģimene": "A-1"} | cells
    return "\n".join([" | ".join(row), " | ".join(row.values())])


def said(verdict):
    return [f"{p.cell} {p.code} {p.value}" for p in verdict.problems]


def kept(world, column):
    with world.warehouse() as warehouse:
        found = warehouse.rows("from raw.log_rows order by line")
    return [row[column] for row in found]


@pytest.fixture(scope="module")
def mess(tmp_path_factory):
    """A Tilts that took in a good row, then a row of each kind of error."""
    made = World(tmp_path_factory.mktemp("mess"))
    made.post(JELGAVA, date(2018, 10, 1))
    rows = [GOOD, *(GOOD | row for row, _said in BAD)]
    return made, made.take(saved(rows, made.home))


@pytest.fixture
def messy(mess):
    return mess[1]


def test_every_wrong_cell_is_named_with_what_stands_there(messy):
    assert said(messy) == [line for _row, lines in BAD for line in lines]


def test_every_row_is_counted_once(messy):
    # Of a side column only the cell is left out, its row is kept.
    only_warned = sum(lines[0][0] in "EFGHJK" for _row, lines in BAD)
    rejected = len(BAD) - only_warned
    assert (messy.accepted, messy.held, messy.rejected) == (
        1 + only_warned,
        0,
        rejected,
    )


def test_every_problem_of_a_cell_has_words(messy):
    assert {p.code for p in messy.problems} <= set(MESSAGES)
    assert all(p.message and "{" not in p.message for p in messy.problems)


def test_the_column_of_free_text_is_dropped_and_named(messy):
    assert messy.dropped_columns == ("Piezīmes",)


def test_dropped_text_stands_nowhere_in_the_warehouse(mess):
    warehouse = mess[0].settings.warehouse.read_bytes()
    assert (b"slepena" in warehouse, "Kopā".encode() in warehouse) == (False, False)


def test_the_successor_of_an_ended_municipality_is_suggested(messy):
    (problem,) = [p for p in messy.problems if p.code == "municipality_ended"]
    assert problem.suggestions == ("Balvu novads",)


def test_only_municipalities_like_what_stands_there_are_suggested(messy):
    (problem,) = [p for p in messy.problems if p.code == "municipality_unknown"]
    assert problem.suggestions == ("Jelgava",)


@pytest.mark.parametrize(
    "head",
    [
        "Datums | Pašvaldība | Ģimene | Jomas | Minūtes",
        "DATUMS | PAŠVALDĪBA | ĢIMENE | JOMAS | MINŪTES",
        "datums | pasvaldiba | gimene | jomas | minutes",
        "date | municipality | family | domains | minutes",
        "Date | Municipality | Family | Domains | Minutes",
        "  Datums  | Pašvaldība\u00a0 | Ģimenes  kods | Joma | “Minūtes”",
    ],
)
def test_headings_are_known_in_any_case_and_language(town, head):
    verdict = town.take(f"{head}\n2019-03-04 | Jelgava | A-1 | health | 45")
    assert (verdict.accepted, verdict.dropped_columns) == (1, ())


def test_headings_stand_in_any_order(town):
    town.take("Minūtes | Ģimene | Pašvaldība | Datums\n45 | A-1 | Jelgava | 2019-03-04")
    assert kept(town, "minutes") == [45]


@pytest.mark.parametrize(
    "written",
    ["3000", "0003000", "Jelgava\u00a0", "jelgava", "  JELGAVA "],
)
def test_a_municipality_with_lost_zeros_or_odd_spaces_is_found(town, written):
    town.take(one_row(Pašvaldība=written))
    assert kept(town, "municipality") == [JELGAVA]


def test_a_municipality_code_that_became_a_number_is_found(town, workbook):
    town.take(workbook([GOOD | {"Pašvaldība": code} for code in (3000, 3000.0)]))
    assert kept(town, "municipality") == [JELGAVA] * 2


@pytest.mark.parametrize("written", ["Riga", "RĪGA", "Rīga", "1000"])
def test_riga_is_found_in_every_spelling(town, written):
    town.take(one_row(Pašvaldība=written))
    assert kept(town, "municipality") == [RIGA]


def test_jelgavas_novads_is_not_jelgava(town):
    town.take(one_row(Pašvaldība="Jelgavas novads"))
    assert kept(town, "municipality") == ["0540200"]


def test_valmiera_is_the_municipality_of_its_day(town):
    town.take("""
        Datums     | Pašvaldība | Ģimene
        2021-06-30 | Valmiera   | A
        2021-07-01 | Valmiera   | A
    """)
    assert kept(town, "municipality") == ["0250000", "0054000"]


@pytest.mark.parametrize(
    ("one", "other"), [("7", "7.0"), ("7", "7,0"), ("a-1", "A–1"), ("A 1", "a1")]
)
def test_a_family_written_two_ways_is_one_family(town, one, other):
    for code in (one, other):
        town.take(one_row(Ģimene=code, Minūtes=str(len(code))))
    assert len(set(kept(town, "family"))) == 1


def test_families_as_numbers_and_texts_are_told_apart_by_their_zeros(town, workbook):
    town.take(workbook([GOOD | {"Ģimene": code} for code in (7, 7.0, "7", "007")]))
    assert [kept(town, "family").count(one) for one in set(kept(town, "family"))] in (
        [1, 3],
        [3, 1],
    )


def test_a_family_that_became_a_date_is_rejected(town, workbook):
    verdict = town.take(workbook([GOOD | {"Ģimene": datetime(2019, 12, 3)}]))
    assert said(verdict) == ["D2 family_unreadable •••"]


def test_empty_rows_between_others_are_passed_over(town, workbook):
    verdict = town.take(
        workbook([GOOD, {}, {"Jomas": "  "}, GOOD | {"Minūtes": "daudz"}])
    )
    assert said(verdict) == ["K5 number_unreadable daudz"]


def test_a_date_in_merged_cells_is_that_of_each_row(town, tmp_path):
    book = Workbook()
    for row in (["Datums", "Pašvaldība", "Ģimene"], [DAY, "Jelgava", "A"]):
        book.active.append(row)
    book.active.append([None, "Jelgava", "B"])
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "merged.xlsx")
    verdict = town.take(tmp_path / "merged.xlsx")
    assert (verdict.accepted, said(verdict)) == (2, ["A3 cells_joined "])


def test_nobody_is_a_number_of_persons(town):
    town.take(one_row(Personas="0"))
    assert kept(town, "persons") == [0]


def test_a_role_that_may_be_a_name_is_left_out_and_the_row_kept(town):
    verdict = town.take(one_row(Role="Paraugs Piemērs"))
    assert (verdict.accepted, verdict.clean, kept(town, "role")) == (1, True, [None])


def test_a_role_that_is_not_in_the_list_is_left_out_and_the_row_kept(town):
    verdict = town.take(one_row(Role="anna paraudziņa"))
    assert (said(verdict), kept(town, "role")) == (
        ["D2 role_unknown anna paraudziņa"],
        [None],
    )


def test_a_file_of_windows_1257_is_read(town, tmp_path):
    path = tmp_path / "log.csv"
    text = "Datums;Pašvaldība;Ģimene;Jomas\n4.3.2019.;Rīga;Ģ-1;izglītība,mājoklis\n"
    path.write_bytes(text.encode("cp1257"))
    town.take(path)
    assert kept(town, "domains") == [["education", "housing"]]


def test_the_examples_of_the_template_are_passed_over(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Ģimene | Ieraksts
        2019-03-04 | Jelgava    | A      | PARAUGS 1
        2019-03-05 | Jelgava    | A      | 1
    """)
    assert (verdict.accepted, verdict.rejected) == (1, 0)


def test_a_file_with_nothing_right_is_a_verdict_and_no_batch(town):
    verdict = town.take("Datums | Pašvaldība | Ģimene\nKopā | x | y")
    assert (verdict.batch, verdict.rejected) == (None, 1)


STRANGE = [
    "=1+1",
    "'; drop table raw.batches; --",
    "{0}",
    "%s",
    "null",
    "NaN",
    "\u202e",
]
STRANGE += ["𝟙𝟚", "x" * 4000, "1e400", "∞", "#REF!", "<b>", "٣", "-0", "²", "{column}"]


@pytest.mark.parametrize("strange", STRANGE)
def test_every_strange_text_in_every_column_ends_in_a_verdict(town, strange):
    columns = [name for name in HEAD if name != "Piezīmes"] + ["ESF pasākums", "Amats"]
    columns += ["Iesniegts", "Ieraksts"]
    path = town.home / "strange.csv"
    lines = [",".join(columns)] + [
        ",".join(f'"{strange}"' if name == here else good(name) for name in columns)
        for here in columns
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    verdict = town.take(path)
    text = verdict.to_text()
    blank = sum(p.code == "rows_without_work" for p in verdict.problems)
    counted = verdict.accepted + verdict.held + verdict.rejected + blank
    assert counted == len(columns), text


def good(name):
    return str({**GOOD, "Datums": "2019-03-04", "Piezīmes": ""}.get(name, ""))
