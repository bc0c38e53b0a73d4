"""What hardly anybody means is said at its cell, also in a month of few rows."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from dashboard.writing.contracts import days
from dashboard.writing.contracts.problems import Otherwise
from dashboard.writing.warehouse.confirming import Confirmed
from tests.conftest import JELGAVA, VENTSPILS

HEAD = "Datums | Pašvaldība | Ģimene | Jomas | Personas | Minūtes"


def log(*rows, head=HEAD):
    return "\n".join([head, *rows])


def month(codes, number=10, place="Jelgava", minutes=30):
    rows = (
        f"{n:02}.{number:02}.2024. | {place} | {code} | izglītība | 3 | {minutes + n}"
        for n, code in enumerate(codes, 1)
    )
    return log(*rows)


def said(verdict):
    return [(one.code, one.cell) for one in verdict.problems]


def of_families(world):
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows(
            "select count(distinct family) as n from staging.log_rows"
        )
    return row["n"]


@pytest.fixture
def towns(world):
    for place in (JELGAVA, VENTSPILS):
        world.post(place, date(2019, 1, 1))
    return world


FEW = ("A-1", "A-2", "A-3", "A-4")


def test_words_for_a_code_are_pointed_out_where_nothing_is_usual_yet(towns):
    verdict = towns.take(month(["A-1", "zvanīju skolai", "Liepu ģimene"]))
    assert said(verdict)[-2:] == [("family_words", "C3"), ("family_words", "C4")]
    assert of_families(towns) == 3


@pytest.mark.parametrize("word", ["pirmo reizi", "Liepa", "A1B2", "12345"])
def test_an_odd_code_among_five_rows_is_pointed_out(towns, word):
    assert said(towns.take(month([*FEW, word]))) == [("family_unusual", "C6")]


@pytest.mark.parametrize("code", ["A-5", "A-27", "A-9"])
def test_a_next_number_among_five_rows_is_nothing_odd(towns, code):
    assert said(towns.take(month([*FEW, code]))) == []


@pytest.mark.parametrize(
    "words",
    [
        *("nav nosaukta", "bez uzvārda", "nav zin.", "neatceros", "jauna ģimene"),
        *("anonīms zvans", "TBA", "kopā", "atvaļinājums", "не помню", "skat. piezīmes"),
        *("-1", "[object Object]", "test", "grupa", "jā", "Nē.", "n/n", "kods"),
        *("kods nav piešķirts", "tiks piešķirts"),
    ],
)
def test_words_for_no_family_make_none(towns, words):
    verdict = towns.take(month(["A-1", words]))
    assert (of_families(towns), said(verdict)) == (1, [("family_nobody", "C3")])


@pytest.mark.parametrize("code", ["JA", "NE", "Navickis", "Bezdelīga", "ES-1", "B"])
def test_a_code_that_begins_like_such_words_is_a_family(towns, code):
    assert said(towns.take(month([code]))) == []
    assert of_families(towns) == 1


@pytest.mark.parametrize("word", ["izglītība", "mājas apmeklējums", "Direktors"])
def test_a_word_of_another_columns_list_is_no_code(towns, word):
    verdict = towns.take(month(["A-1", word]))
    assert (of_families(towns), said(verdict)) == (1, [("family_of_column", "C3")])


def test_persons_and_minutes_in_each_others_column_are_pointed_out(towns):
    verdict = towns.take(
        log(
            "01.10.2024. | Jelgava | A-1 | izglītība | 3 | 45",
            "02.10.2024. | Jelgava | A-2 | izglītība | 45 | 3",
            "03.10.2024. | Jelgava | A-2 | izglītība | 30 | 90",
            "04.10.2024. | Jelgava | A-2 | izglītība | 3 | 900",
            "05.10.2024. | Jelgava | A-2 | izglītība | 5 | 3",
        )
    )
    assert said(verdict) == [
        ("persons_for_minutes", "F3"),
        ("persons_many", "E4"),
        ("minutes_many", "F5"),
    ]
    assert verdict.accepted == 5


def test_rows_about_nobody_and_nothing_are_said_once(towns):
    rows = [f"{n}.10.2024. | Jelgava | | izglītība" for n in (2, 3, 4)]
    head = "Datums | Pašvaldība | Ģimene | Jomas"
    first = "1.10.2024. | Jelgava | A-1 | izglītība"
    verdict = towns.take(log(first, *rows, head=head))
    assert said(verdict) == [("rows_indirect", "A3")]
    assert verdict.problems[0].words == {"n": 3}


@pytest.mark.parametrize(
    "written",
    [
        *("5.X.2024", "5. X 2024", "05,10,2024", "2024-10-5", "20241005", 20241005),
        *("45570", "'05.10.2024", "05.10.2024. plkst. 14:30", "05.10.2024 14.30"),
        *("Sestdiena, 5. oktobris 2024", "sestd. 05.10.2024", "05.10.2024 (sestd.)"),
        *("S. 05.10.2024", "05.10.2024. (Se.)", "05.10.2024 plkst. 10"),
        *("5 октября 2024 г.", "Saturday, October 5, 2024", "2024-10-05 10:00 AM"),
    ],
)
def test_days_that_can_mean_only_one_are_read(written):
    assert days.moment(written) == date(2024, 10, 5)


def test_an_evening_by_utc_is_the_next_day_in_riga():
    found = days.moment("2024-10-05 22:30:00 UTC")
    assert isinstance(found, Otherwise)
    assert found.value == date(2024, 10, 6)


# Files that are another's


LIST = tuple(f"A-{n:02}" for n in range(1, 9))


def test_a_month_of_none_of_the_known_families_is_said(towns):
    towns.take(month(LIST, 9))
    anew = towns.take(month([f"K/{n}" for n in range(1, 9)], minutes=60))
    assert said(anew) == [("families_new", "C2")]
    assert anew.problems[0].words == {"n": 8, "known": 0, "before": 8}


def test_new_families_beside_known_ones_are_not_worth_a_word(towns):
    towns.take(month(LIST, 9))
    more = [f"A-{n}" for n in range(10, 16)]
    assert said(towns.take(month(["A-01", *more], minutes=60))) == []


def test_the_file_of_another_town_is_said(towns):
    towns.take(month(LIST))
    verdict = towns.take(month(LIST, place="Ventspils"))
    assert said(verdict) == [("rows_of_place", "B2")]
    assert verdict.problems[0].words == {"n": 8, "place": "Jelgava"}


def test_two_towns_that_number_their_families_alike_are_not_worth_a_word(towns):
    towns.take(month(LIST))
    assert said(towns.take(month(LIST, place="Ventspils", minutes=77))) == []


def test_last_months_file_with_other_days_is_said(towns):
    towns.take(month(LIST, 9))
    verdict = towns.take(month(LIST, 10))
    assert said(verdict) == [("rows_of_month", "A2")]
    assert verdict.problems[0].words == {"n": 8, "month": "2024-09"}


def test_a_row_sent_alone_that_differs_in_one_thing_is_named(towns):
    towns.take(month(LIST))
    row = "03.10.2024. | Jelgava | A-04 | izglītība | 3 | 33"
    verdict = towns.take(log(row))
    assert said(verdict) == [("row_alike", "C2")]
    assert "--corrects C2" in verdict.problems[0].message


def test_a_further_row_of_a_day_is_not_worth_a_word(towns):
    towns.take(month(LIST))
    row = "03.10.2024. | Jelgava | A-04 | veselības aprūpe | 1 | 75"
    assert said(towns.take(log(row))) == []


# Joined cells


def test_joined_cells_say_the_same_for_each_of_their_rows(towns, tmp_path):
    made = Workbook()
    sheet = made.active
    sheet.append(["Datums", "Pašvaldība", "Ģimene", "Jomas"])
    for number in range(1, 6):
        day = datetime(2024, 10, number)
        sheet.append([day, "Jelgava", f"A-{number}", "izglītība"])
    for cells in ("A2:A4", "B2:B6", "C5:C6"):
        sheet.merge_cells(cells)
    made.save(tmp_path / "log.xlsx")
    verdict = towns.take(tmp_path / "log.xlsx", confirmed=Confirmed())
    assert (verdict.accepted, of_families(towns)) == (5, 4)
    assert said(verdict) == [
        ("cells_joined", "A3"),
        ("cells_joined", "B3"),
        ("cells_joined", "C6"),
    ]
    assert towns.take(tmp_path / "log.xlsx").unchanged == 5
