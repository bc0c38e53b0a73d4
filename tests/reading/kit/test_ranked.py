"""The chart and the sentence of the common form, with nothing but arguments."""

from dataclasses import replace

from dashboard.editions.table import Table
from dashboard.ground.i18n import language
from dashboard.reading.kit.charts.ranked import Ranked
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.kit.sentences.most_often import MostOften
from tests.answers import made
from tests.conftest import JELGAVA, RIGA

BY_DOMAIN = Ranked(by="domain", count="families")
BY_PLACE = Ranked(by="municipality", count="families")


def protected(query, *rows, column="families"):
    """An answer of which a number is hidden wherever it is missing."""
    answer = made(query, *rows)
    records = [
        {**row, "hidden": [column] if row[column] is None else []}
        for row in answer.table.records()
    ]
    table = Table.of([*answer.table.columns, "hidden"], records)
    return replace(answer, table=table)


def bars(chart, answer):
    with language("en"):
        figure = chart(answer)
    return dict(
        zip(figure["layout"]["yaxis"]["ticktext"], figure["data"][0]["x"], strict=True)
    )


def test_bars_are_of_all_municipalities_together_and_the_total_is_none():
    rows = [("health", RIGA, 3), ("health", "total", 4), ("total", "total", 9)]
    assert bars(BY_DOMAIN, made("families_by_domain", *rows)) == {"Health care": 4}


def test_bars_of_municipalities_are_their_own():
    rows = [(RIGA, 1, 5, False), (JELGAVA, 1, 7, False), ("total", 2, 11, False)]
    answer = made("families_on_map", *(row[:3] for row in rows))
    assert bars(BY_PLACE, answer) == {"Jelgava": 7, "Rīga": 5}


def test_a_protected_bar_comes_last_and_says_so():
    rows = [("health", "total", None), ("housing", "total", 9)]
    answer = protected("families_by_domain", *rows)
    (trace,) = BY_DOMAIN(answer)["data"]
    assert trace["x"][0] == 9
    assert "[c]" in trace["hovertext"][1]


def test_what_nobody_counted_is_no_bar():
    rows = [(RIGA, 1, None), (JELGAVA, 1, 7)]
    assert bars(BY_PLACE, made("families_on_map", *rows)) == {"Jelgava": 7}


def test_bars_beyond_the_most_are_left_to_the_table():
    rows = [("health", "total", 3), ("housing", "total", 2), ("safety", "total", 1)]
    few = replace(BY_DOMAIN, most=2, rest="{} more".format)
    with language("en"):
        figure = few(made("families_by_domain", *rows))
    assert len(figure["data"][0]["x"]) == 2
    assert figure["layout"]["annotations"][0]["text"] == "1 more"


def test_the_sentence_names_what_there_is_the_most_of():
    rows = [("health", "total", 3), ("housing", "total", 2), ("total", "total", 4)]
    said = MostOften(by="domain", count="families")
    with language("en"):
        text = as_text(said(made("families_by_domain", *rows)))
    assert text == "Most often: health care (3) and housing (2)."


def test_the_sentence_says_nothing_of_what_is_protected():
    said = MostOften(by="domain", count="families")
    answer = protected("families_by_domain", ("health", "total", None))
    with language("en"):
        assert as_text(said(answer)) == ""
