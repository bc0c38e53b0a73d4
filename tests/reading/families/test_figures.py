from datetime import date

from dashboard.ground import reference
from dashboard.ground.i18n import language
from dashboard.ground.theme import palette
from dashboard.reading.families.figures.change import families_change
from dashboard.reading.families.figures.months import families_by_month
from dashboard.reading.families.indicators import FAMILIES_BY_DOMAIN
from tests.answers import made, months
from tests.conftest import RIGA


def by_month(*values, **how):
    return families_by_month(made("families_by_month", *months(*values, **how)))


def test_a_month_without_data_is_a_gap_in_the_line_and_never_zero():
    firm = by_month(5, None, 7)["data"][0]
    assert firm["y"] == [5, None, 7]
    assert firm["connectgaps"] is False


def test_a_month_with_no_neighbour_is_a_dot():
    assert by_month(5, None, 7, 8, 9)["data"][0]["marker"]["size"][0] > 0


def test_a_provisional_month_stands_on_the_dotted_line_only():
    firm, loose = by_month(5, 6, 7, provisional=(2,))["data"]
    assert firm["y"] == [5, 6, None]
    assert loose["y"] == [None, 6, 7]


def test_a_provisional_month_has_an_open_marker():
    _firm, loose = by_month(5, 6, 7, provisional=(2,))["data"]
    assert loose["marker"]["color"] == palette()["paper"]
    assert [size > 0 for size in loose["marker"]["size"]] == [False, False, True]


def test_a_provisional_month_says_so_beside_its_number():
    _firm, loose = by_month(5, 6, 7, provisional=(2,))["data"]
    assert loose["text"][2] == "<b>7 [p]</b>"


def test_months_between_two_phases_are_shaded():
    figure = by_month(5, 6, *[None] * 8, 7, first=date(2018, 11, 1))
    shaded = [
        shape
        for shape in figure["layout"]["shapes"]
        if shape["fillcolor"] == palette()["gap"]
    ]
    assert [(shape["x0"], shape["x1"]) for shape in shaded] == [(7.5, 9.5)]


def test_a_month_outside_every_phase_that_has_data_is_not_shaded():
    figure = by_month(5, 6, first=date(2019, 7, 1))
    assert figure["layout"]["shapes"] == []


def test_the_phases_are_named_in_the_language_in_use():
    with language("en"):
        figure = by_month(5, 6)
    assert figure["layout"]["annotations"][0]["text"] == "phase III"


def test_the_total_of_domains_is_no_bar():
    rows = [("health", RIGA, 3), ("health", "total", 4), ("total", "total", 9)]
    figure = FAMILIES_BY_DOMAIN.figure(made("families_by_domain", *rows))
    assert figure["data"][0]["x"] == [4]


def test_the_longest_bar_comes_first():
    rows = [("health", "total", 4), ("housing", "total", 7), ("total", "total", 9)]
    with language("en"):
        figure = FAMILIES_BY_DOMAIN.figure(made("families_by_domain", *rows))
    assert figure["layout"]["yaxis"]["ticktext"] == ["Housing", "Health care"]


def test_nothing_to_chart_is_said_in_words():
    with language("en"):
        figure = families_by_month(made("families_by_month"))
    assert figure["layout"]["annotations"][0]["text"] == "No data for this choice."


def test_what_is_compared_with_ends_with_one_full_stop_though_a_day_has_its_own():
    rows = [
        (place, 9, 8, 1, False, False, 1, 1, None, None) for place in reference.tiles()
    ]
    notes = {}
    for code in ("lv", "en"):
        with language(code):
            figure = families_change(
                made("families_change", *rows, period="2019", compare="before")
            )
        (note,) = figure["layout"]["annotations"]
        notes[code] = note["text"].replace("<br>", " ")
    assert notes["lv"].endswith("31.12.2018. Tabulā ir vēl 30 pašvaldību.")
    assert notes["en"].endswith("31 Dec 2018. 30 more municipalities are in the table.")
