"""Small multiples of months: one scale, no rank, gaps that are no zeros."""

from dataclasses import replace
from datetime import date

from dashboard.ground import reference
from dashboard.ground.i18n import language
from dashboard.reading.families.figures.months import (
    families_by_month,
    months_side_by_side,
)
from dashboard.reading.families.sentences import periods
from dashboard.reading.kit.sentences import as_text
from tests.answers import made
from tests.conftest import JELGAVA, RIGA

MAY, JUNE, SEPTEMBER = date(2019, 5, 1), date(2019, 6, 1), date(2019, 9, 1)
MONTHS = (
    (MAY, RIGA, 20, False),
    (MAY, JELGAVA, 10, False),
    (MAY, "total", 30, False),
    (SEPTEMBER, RIGA, 5, True),
    (SEPTEMBER, "total", 5, True),
)


def drawn(*rows, focus=()):
    answer = made("families_by_month", *rows)
    return months_side_by_side(replace(answer, focus=focus))


def test_all_municipalities_share_one_scale():
    layout = drawn(*MONTHS)["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]


def test_municipalities_stand_by_name_whatever_their_numbers():
    titles = [one["text"] for one in drawn(*MONTHS)["layout"]["annotations"]]
    assert titles == ["<b>Jelgava</b>", "<b>Rīga</b>"]


def test_a_month_without_a_row_breaks_the_line():
    jelgava, riga = drawn(*MONTHS)["data"]
    assert jelgava["y"] == [10, None, None, None, None]
    assert riga["y"] == [20, None, None, None, 5]


def test_the_one_in_focus_stands_out():
    jelgava, riga = drawn(*MONTHS, focus=(JELGAVA,))["data"]
    assert jelgava["line"]["color"] != riga["line"]["color"]


def test_months_without_a_contract_are_shaded():
    (gap,) = drawn(*MONTHS)["layout"]["shapes"]
    assert (gap["x0"], gap["x1"]) == (1.5, 3.5)


def test_a_month_alone_is_a_bar_for_each_and_one_for_all():
    found = ((MAY, RIGA, 20, False), (MAY, JELGAVA, 10, True), (MAY, "total", 30, True))
    with language("en"):
        answer = made("families_by_month", *found)
        (each,), (whole,) = drawn(*found)["data"], families_by_month(answer)["data"]
        said = as_text(periods.months_side_by_side(answer))
    assert said == "Families in May 2019: from 10 to 20 in a municipality."
    assert (each["type"], each["x"], whole["x"]) == ("bar", [10, 20], [30])
    assert "[p]" in each["text"][0]
    assert "[p]" in whole["text"][0]
    assert "[p]" not in each["text"][1]


def test_of_many_the_note_stands_under_the_months_and_inside_the_picture():
    of_all = [
        (month, place, 9, False)
        for month in (MAY, SEPTEMBER)
        for place in reference.tiles()
    ]
    with language("en"):
        few, many = drawn(*MONTHS)["layout"], drawn(*of_all)["layout"]
    note = many["annotations"][-1]
    assert note["text"] == "30 more municipalities are in the table."
    assert -note["yshift"] >= few["margin"]["b"]
    assert many["margin"]["b"] > -note["yshift"]


def test_a_provisional_month_is_marked():
    riga = drawn(*MONTHS)["data"][1]
    assert "[p]" in riga["text"][-1]
