from datetime import date

from dashboard.ground.i18n import language
from dashboard.ground.theme import palette
from dashboard.reading.families.figures.served import published_figures
from tests.answers import made

DAYS = date(2017, 10, 1), date(2018, 5, 31)


def figure(value=None, low=None, high=None, measure="families"):
    row = "II", *DAYS, "total", measure, value, low, high, "a seminar"
    with language("en"):
        return published_figures(made("published_figures", row))


def test_a_published_figure_is_an_outline():
    marker = figure(134)["data"][0]["marker"]
    assert marker["color"] == palette()["paper"]
    assert marker["line"]["width"] == [2]


def test_a_range_is_a_line_from_its_least_to_its_most():
    assert figure(low=140, high=160)["data"][1]["x"] == [140, 160, None]


def test_a_figure_that_was_not_published_is_a_mark_in_words():
    bars = figure()["data"][0]
    assert "[u]" in bars["text"][0]
    assert bars["marker"]["line"]["width"] == [0]


def test_persons_never_stand_beside_families():
    assert figure(171, measure="persons")["data"] == []


def test_the_window_stands_with_the_phase():
    (label,) = figure(134)["layout"]["yaxis"]["ticktext"]
    assert label == "Phase II, 1 Oct 2017–31 May 2018"
