from datetime import date

from dashboard.figures.cooperation import (
    cooperation_by_institution,
    cooperation_by_kind,
    interactions_by_kind,
)
from dashboard.i18n import language
from dashboard.theme import palette
from tests.answers import JELGAVA, RIGA, made

DAYS = date(2019, 1, 5), date(2019, 6, 6)


def institution(name, times, municipality=RIGA):
    return name, "school", municipality, times, 1, 1, 1, *DAYS


def test_indirect_work_comes_last_in_the_colour_of_context():
    rows = [("indirect", "total", 90, 60), ("family", "total", 10, 60)]
    bars = interactions_by_kind(made("interactions_by_kind", *rows))["data"][0]
    assert bars["x"] == [10, 90]
    assert bars["marker"]["color"] == [palette()["c1"], palette()["context"]]


def test_minutes_that_nobody_wrote_down_are_not_zero_in_the_hover_text():
    rows = [("family", "total", 10, None)]
    bars = interactions_by_kind(made("interactions_by_kind", *rows))["data"][0]
    assert "[x]" in bars["hovertext"][0]


def test_institutions_beyond_fifteen_are_counted_under_the_chart():
    rows = [institution(f"School {n}", 40 - n) for n in range(18)]
    with language("en"):
        figure = cooperation_by_institution(made("cooperation_by_institution", *rows))
    assert len(figure["data"][0]["x"]) == 15
    note = figure["layout"]["annotations"][0]["text"]
    assert note == "3 more institutions are in the table."


def test_two_institutions_of_one_name_are_told_apart_by_their_municipality():
    rows = [institution("Service", 5, RIGA), institution("Service", 4, JELGAVA)]
    figure = cooperation_by_institution(made("cooperation_by_institution", *rows))
    labels = figure["layout"]["yaxis"]["ticktext"]
    assert labels == ["Service, Rīga", "Service, Jelgava"]


def test_an_institution_name_is_never_read_as_html():
    rows = [institution("<b>A</b> & B", 5)]
    figure = cooperation_by_institution(made("cooperation_by_institution", *rows))
    assert figure["layout"]["yaxis"]["ticktext"] == ["&lt;b&gt;A&lt;/b&gt; &amp; B"]


def test_kinds_of_institution_are_sorted_by_times():
    rows = [("court", "total", 2, 1), ("school", "total", 9, 3)]
    bars = cooperation_by_kind(made("cooperation_by_kind", *rows))["data"][0]
    assert bars["x"] == [9, 2]
