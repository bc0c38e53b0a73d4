"""What stands beside the work, or instead of it, is said, and no number follows."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import NOTHING_CONFIRMED, Confirmed
from tests.conftest import JELGAVA

HEAD = ["Datums", "Pašvaldība", "Ģimene", "Personas", "Minūtes"]


def day(number, month=10, year=2024):
    return datetime(year, month, number)


WORK = [[day(n), "Jelgava", f"A-{n}", n, 30] for n in (1, 2, 3, 4)]


@pytest.fixture
def town(world):
    world.post(JELGAVA, date(2019, 1, 1))
    return world


@pytest.fixture
def take(town, tmp_path):
    def taken(*rows, change=None, confirmed=NOTHING_CONFIRMED):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        if change:
            change(book.active)
        book.save(tmp_path / "log.xlsx")
        return town.take(tmp_path / "log.xlsx", confirmed=confirmed)

    return taken


def said(verdict):
    return [f"{one.cell} {one.code}" for one in verdict.problems]


def beside(heading, *values):
    """Return work with a column of the sender's own, and none of the one it is of."""
    return [
        [*HEAD, heading],
        *([*row, value] for row, value in zip(WORK, values, strict=True)),
    ]


# Days without work


@pytest.mark.parametrize(
    "row",
    [
        [day(5), "Jelgava", "atvaļinājums"],
        [day(5), "Jelgava", "Slimības lapa", None, 480],
        [day(5), "Jelgava", "(paraksts)"],
        [day(5), "Jelgava", None, None, None, "Valsts svētki!"],
        [day(5), "Jelgava", "отпуск"],
    ],
)
def test_a_day_without_work_is_passed_over_and_said(take, row):
    verdict = take([*HEAD, "Piezīmes"], *WORK, row)
    assert (verdict.accepted, verdict.rejected) == (4, 0)
    (problem,) = verdict.problems
    assert (problem.code, problem.cell[1:]) == ("row_of_no_work", "6")


@pytest.mark.parametrize("word", ["atvaļinājums ar ģimeni", "svētku pasākums"])
def test_a_day_of_work_that_only_sounds_so_counts(take, word):
    row = [day(5), "Jelgava", None, None, 60, word]
    assert take([*HEAD, "Piezīmes"], *WORK, row).accepted == 5


def test_a_word_of_leave_beside_work_does_not_matter(take):
    row = [day(5), "Jelgava", "A-5", 2, 60, "brīvdiena"]
    assert take([*HEAD, "Piezīmes"], *WORK, row).accepted == 5


# Joined minutes


def test_minutes_of_joined_cells_are_counted_once_and_said(take, town):
    rows = [[day(1), "Jelgava", f"A-{n}", 2, 90 if n == 1 else None] for n in (1, 2, 3)]
    verdict = take(HEAD, *rows, change=lambda sheet: sheet.merge_cells("E2:E4"))
    assert said(verdict) == ["E3 minutes_joined"]
    assert verdict.problems[0].words["n"] == 2
    with town.warehouse() as warehouse:
        (row,) = warehouse.rows("select sum(minutes) as n from staging.log_rows")
    assert row["n"] == 90


# Columns that were left out


def test_columns_of_single_domains_are_said_and_read_where_people_say_so(take, town):
    rows = beside("Izglītība", "x", None, "x", "x")
    assert said(take(*rows)) == ["F1 choice_left_out"]
    assert "F1=domains/education" in take(*rows).problems[0].message
    verdict = take(*rows, confirmed=Confirmed(headings=["F1=domains/education"]))
    assert (verdict.accepted, verdict.replaced, verdict.unchanged) == (0, 3, 1)
    assert "row_corrects" in {one.code for one in verdict.problems}
    assert verdict.dropped_columns == ()
    with town.warehouse() as warehouse:
        read = warehouse.rows("select domains from staging.log_rows order by line")
    assert [row["domains"] for row in read] == [["education"], [], *[["education"]] * 2]


def test_numbers_of_adults_and_children_are_said(take):
    heads = [*HEAD[:3], "Pieaugušie", "Bērni", "Sievietes"]
    rows = [[*row[:3], 2, 3, 1] for row in WORK]
    verdict = take(heads, *rows)
    assert said(verdict) == [f"{column}1 persons_left_out" for column in "DEF"]


def test_hours_of_the_clock_are_said(take):
    heads = ["Datums", "No", "Līdz", "Pašvaldība", "Ģimene"]
    rows = [[row[0], time(10), "11:30", *row[1:3]] for row in WORK]
    verdict = take(heads, *rows)
    assert said(verdict) == ["B1 hours_of_clock_left_out", "C1 hours_of_clock_left_out"]


@pytest.mark.parametrize("word", ["ANULĒTS", "atcelta", "Dublikāts.", "отменено"])
def test_a_row_that_is_taken_back_beside_is_counted_and_said(take, word):
    verdict = take(*beside("Statuss", "ok", "ok", word, "ok"))
    assert verdict.accepted == 4
    assert said(verdict) == ["F4 row_taken_back"]


@pytest.mark.parametrize("heading", ["Automašīna", "Bērnu dārzs", "Kilometri"])
def test_columns_of_something_else_are_not_worth_a_word(take, heading):
    assert said(take(*beside(heading, "1", "2", "3", "4"))) == []


def test_whether_there_is_a_family_is_no_code_and_the_column_of_codes_is_asked_for(
    take,
):
    heads = ["Datums", "Pašvaldība", "Ģimene", "Kods"]
    rows = [[row[0], row[1], "jā", row[2]] for row in WORK]
    with pytest.raises(RefusedError, match="D1=family"):
        take(heads, *rows)


def test_a_contacts_post_is_not_the_mediators_own(take):
    heads = ["Datums", "Pašvaldība", "Ģimene", "Amats"]
    verdict = take(heads, [day(1), "Jelgava", "A-1", "Sociālais darbinieks"])
    (problem,) = verdict.problems
    assert (problem.cell, problem.code) == ("D2", "post_of_contact")
    assert str(problem.words["column"]) in problem.message


# Columns and years mixed up

SIZES = {1: 4, 2: 3, 3: 6, 4: 3, 5: 4, 6: 6, 7: 4}
"""How many persons there are in each family."""


def month(number, year=2024, days=range(1, 15)):
    for nth, one in enumerate(days):
        family = nth % len(SIZES) + 1
        yield [day(one, number, year), "Jelgava", family, SIZES[family], 30 + nth]


def turned(rows):
    return [[a, b, persons, family, e] for a, b, family, persons, e in rows]


def test_families_and_persons_in_each_others_column_are_said(take):
    assert said(take(HEAD, *turned(month(10)))) == ["C2 family_for_persons"]


def test_they_are_said_of_few_rows_where_the_families_are_known(take):
    take(HEAD, *month(9))
    assert said(take(HEAD, *turned(month(10, days=range(1, 6))))) == [
        "C2 family_for_persons"
    ]


def test_families_and_persons_as_they_are_headed_are_not_worth_a_word(take):
    assert said(take(HEAD, *month(9))) == []
    assert said(take(HEAD, *month(10, days=range(3, 17)))) == []


WEEKDAYS = (1, 2, 3, 4, 7, 8, 9, 10, 11, 14)
"""Of October 2024; of October 2023 three of them are Sundays or Saturdays."""


def coded(rows):
    return [[a, b, f"A-{family}", p, m] for a, b, family, p, m in rows]


def test_a_month_dated_a_year_early_is_said(take):
    for number, year in ((10, 2023), (8, 2024), (9, 2024)):
        take(HEAD, *coded(month(number, year, days=range(2, 9))))
    verdict = take(HEAD, *([*r[:4], 99] for r in coded(month(10, 2023, WEEKDAYS))))
    assert said(verdict) == ["A2 rows_of_last_year"]
    words = verdict.problems[0].words
    assert (words["month"], words["next"]) == ("2023-10", "2024-10")


def test_a_month_that_is_late_is_not_said_to_be_dated_early(take):
    for number, year in ((9, 2023), (8, 2024), (9, 2024)):
        take(HEAD, *coded(month(number, year, days=range(2, 9))))
    verdict = take(HEAD, *([*r[:4], 99] for r in coded(month(10, 2023, WEEKDAYS))))
    assert said(verdict) == []


def test_more_rows_of_an_old_month_on_its_weekdays_are_not_either(take):
    for number, year in ((10, 2023), (8, 2024), (9, 2024)):
        take(HEAD, *coded(month(number, year, days=range(2, 9))))
    of_2023 = (9, 10, 11, 12, 13, 16, 17, 18, 19, 20)
    verdict = take(HEAD, *([*r[:4], 99] for r in coded(month(10, 2023, of_2023))))
    assert said(verdict) == []


# What was done, in the column of the kind


def test_what_was_done_may_stand_in_the_column_of_the_kind_and_that_is_said(take, town):
    verdict = take(
        ["Datums", "Pašvaldība", "Veids", "Ģimene", "Minūtes"],
        [day(1), "Jelgava", "Mājas apmeklējums", "A-1", 30],
        [day(2), "Jelgava", "tālruņa zvans", "A-2", 30],
        [day(3), "Jelgava", "pārskats", None, 30],
        [day(4), "Jelgava", "darbs ar ģimeni", "A-4", 30],
        [day(5), "Jelgava", "visādi", "A-5", 30],
    )
    codes = ["C2 kind_for_activity", "C3 kind_for_activity", "C4 kind_for_activity"]
    assert said(verdict) == [*codes, "C6 not_in_list"]
    with town.warehouse() as warehouse:
        rows = warehouse.rows("from raw.log_rows order by line")
    assert [(row["kind"], row["activity"]) for row in rows] == [
        ("family", "home_visit"),
        ("family", "phone_or_message"),
        ("indirect", "report"),
        ("family", None),
    ]


def test_what_was_done_stands_as_its_own_column_says(take, town):
    verdict = take(
        ["Datums", "Pašvaldība", "Veids", "Ģimene", "Darbība"],
        [day(1), "Jelgava", "mājas apmeklējums", "A-1", "pavadīšana"],
        [day(2), "Jelgava", "mājas apmeklējums", None, None],
    )
    assert said(verdict) == [
        "C2 kind_of_column",
        "C3 kind_for_activity",
        "D3 family_missing",
    ]
    with town.warehouse() as warehouse:
        rows = warehouse.rows("from raw.log_rows order by line")
    assert [row["activity"] for row in rows] == ["accompaniment", "home_visit"]
