from dataclasses import replace
from datetime import date

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.families.figures.change import families_change
from dashboard.reading.families.figures.periods import families_by_period
from dashboard.reading.families.figures.reach import outcomes_by_domain, turnover
from dashboard.reading.families.sentences import change as of_change
from dashboard.reading.families.sentences import reach as of_reach
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.published.figures.beside import published_and_computed
from dashboard.reading.record import sentences as of_the_record
from tests.answers import MANIFEST, made, months
from tests.conftest import JELGAVA, RIGA

DAYS = date(2019, 1, 1), date(2019, 3, 31)


def quarter(code, families, provisional=False):
    return (code, *DAYS, "total", families, provisional)


def changed(*rows):
    """Rows of families_change: place, families, before, change, target."""
    return made(
        "families_change",
        *((p, n, b, c, False, False, 1, 1, t, None) for p, n, b, c, t in rows),
        period="2019-03",
    )


def test_longer_periods_are_bars_and_provisional_ones_are_dotted():
    answer = made(
        "families_by_period",
        quarter("2019-Q1", 7),
        quarter("2019-Q2", 9, True),
        grain="quarter",
    )
    (bars,) = families_by_period(answer)["data"]
    assert bars["y"] == [7, 9]
    assert bars["marker"]["pattern"]["shape"] == ["", "."]
    assert "[p]" in bars["text"][1]


def test_the_year_stands_under_its_first_quarter_only():
    answer = made(
        "families_by_period",
        quarter("2018-Q4", 1),
        quarter("2019-Q1", 7),
        quarter("2019-Q2", 9),
        grain="quarter",
    )
    words = families_by_period(answer)["layout"]["xaxis"]["ticktext"]
    assert words == ["IV<br><b>2018</b>", "I<br><b>2019</b>", "II"]


def test_a_municipality_without_a_number_before_has_no_tick():
    figure = families_change(
        changed((RIGA, 9, 7, 2, None), (JELGAVA, 5, None, None, None))
    )
    _bars, _paper, ticks, _words = figure["data"]
    assert ticks["x"] == [7, None]


def test_a_target_is_a_labelled_line():
    figure = families_change(changed((RIGA, 9, 7, 2, 12)))
    assert [trace["x"] for trace in figure["data"][3:5]] == [[12], [12]]
    with language("en"):
        words = families_change(changed((RIGA, 9, 7, 2, 12)))["data"][-1]
    assert "target 12" in words["text"][0]
    assert words["x"] == [12]


def told(answer, **known):
    with language("en"):
        return as_text(of_change.families_change(replace(answer, **known)))


def usual(*counts):
    """Seven months up to March 2019, in which so many families were met."""
    rows = months(*counts, first=date(2018, 9, 1))
    return tuple(made("families_by_month", *rows).rows)


def test_a_change_within_the_usual_is_not_told_as_one():
    answer = changed(("total", 9, 7, 2, None))
    assert told(answer, history=usual(7, 9, 8, 6, 8, 7, 9)) == (
        "Mediators worked with 9 families;"
        " 7 in February 2019, within the usual ups and downs."
    )


def test_a_change_beyond_the_usual_is():
    answer = changed(("total", 30, 7, 23, None))
    assert told(answer, history=usual(7, 9, 8, 6, 8, 7, 30)) == (
        "Mediators worked with 30 families; 23 more than in February 2019 (7)."
    )


def test_of_few_months_both_numbers_are_given_and_no_more():
    answer = changed(("total", 9, 7, 2, None))
    assert told(answer) == "Mediators worked with 9 families; 7 in February 2019."


def test_a_change_is_told_with_the_reports_that_are_missing():
    answer = changed(("total", 9, 7, None, None))
    report = {"municipality": RIGA, "month": date(2019, 2, 1)}
    reports = [report | {"state": state} for state in ("missing", "on_time")]
    assert told(answer, reports=tuple(reports)).endswith(
        "Missing: 1 of 2 reports [p]: February 2019 (Rīga)."
    )


def test_of_days_that_have_not_ended_no_change_is_told():
    unfinished = replace(MANIFEST, created="2019-03-20T10:00:00")
    answer = replace(changed(("total", 9, 7, 2, None)), edition=unfinished)
    assert told(answer).endswith("No change is told: one of the periods has not ended.")


def test_without_a_period_to_compare_with_nothing_is_compared():
    answer = changed(("total", 9, None, None, None))
    assert told(answer).endswith("There is no period to compare with.")


def test_new_continuing_and_returning_families_are_parts_of_one_bar():
    answer = made(
        "families_by_municipality", (RIGA, 9, 4, 3, 2, 20), ("total", 9, 4, 3, 2, 20)
    )
    parts = [trace["x"] for trace in turnover(answer)["data"][:3]]
    assert parts == [[4], [3], [2]]


def outcomes(**counts):
    return made(
        "outcomes_by_domain",
        *(
            (domain, outcome, "total", n, n)
            for domain in ("education", "total")
            for outcome, n in counts.items()
        ),
    )


def test_the_share_solved_is_of_those_with_an_outcome():
    answer = outcomes(solved=5, in_progress=10, refused=5, none=30, not_noted=50)
    with language("en"):
        figure = outcomes_by_domain(answer)
    assert [trace["x"] for trace in figure["data"][:4]] == [[5], [10], [0], [5]]
    assert "25% of 20" in figure["data"][-1]["text"][0]


def test_of_few_outcomes_no_share_is_told():
    with language("en"):
        figure = outcomes_by_domain(outcomes(solved=1, in_progress=2))
    assert "1 of 3, too few to compare" in figure["data"][-1]["text"][0]


@pytest.mark.parametrize(
    ("solved", "open_", "told"),
    [
        (0, 1, "0 no 1 saskarsmes reizes, kurai ir rezultāts. Salīdzinājumam tas ir"),
        (1, 9, "10\N{NO-BREAK SPACE}% no 10 saskarsmes reizēm, kurām ir rezultāts."),
        (3, 18, "14\N{NO-BREAK SPACE}% no 21 saskarsmes reizes, kurai ir rezultāts."),
        (1, 100, "1\N{NO-BREAK SPACE}% no 101 saskarsmes reizes, kurai ir rezultāts."),
    ],
)
def test_what_was_solved_is_told_in_cases_that_numbers_ask_for(solved, open_, told):
    with language("lv"):
        answer = outcomes(solved=solved, in_progress=open_)
        assert told in as_text(of_reach.outcomes_by_domain(answer))


def test_outcomes_that_do_not_apply_or_are_not_noted_stand_apart():
    with language("en"):
        said = as_text(of_reach.outcomes_by_domain(outcomes(none=3, not_noted=2)))
    assert said == "Not counted here: no outcome applies (3), none is noted (2)."


def test_nothing_is_said_of_none_that_stand_apart():
    with language("en"):
        said = as_text(of_reach.outcomes_by_domain(outcomes(not_noted=2)))
    assert said == "Not counted here: no outcome is noted (2)."


def pair(value, computed):
    row = ("III", *DAYS, "total", "families", value, None, None, computed, "a")
    return published_and_computed(made("published_and_computed", row))


def test_published_and_computed_figures_stand_side_by_side():
    published, computed = pair(125, 98)["data"]
    assert (published["x"], computed["x"]) == ([125], [98])


def test_a_figure_that_the_log_cannot_give_is_not_reported_and_not_zero():
    _published, computed = pair(125, None)["data"]
    assert "[x]" in computed["text"][0]


def test_a_figure_that_was_not_published_says_so():
    published, _computed = pair(None, 98)["data"]
    assert "[u]" in published["text"][0]


def reports(*entries):
    rows = [
        (date(2019, 3, 1), code, f"{code}-1", n, date(2019, 1, 1))
        for code, n in zip((RIGA, JELGAVA), entries, strict=True)
    ]
    return made("missing_reports", *rows)


def test_missing_reports_are_named():
    with language("en"):
        said = as_text(of_the_record.missing_reports(reports(0, 4)))
    assert said == "In March 2019: 1 of 2 reports are missing: Rīga."


def test_where_every_post_has_reported_nothing_is_missing():
    with language("en"):
        said = as_text(of_the_record.missing_reports(reports(3, 4)))
    assert said == "In March 2019: no report is missing (2 posts)."
