"""What the page of one municipality says of its recommendations and figures."""

from datetime import date

from dashboard.ground.i18n import language
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.published.here import published_here
from dashboard.reading.published.sentences import published_here as published_sentence
from dashboard.reading.recommendations import sentences
from dashboard.reading.recommendations.here import recommendations_here
from tests.answers import made
from tests.conftest import JELGAVA
from tests.reading.test_opinion_pictures import advice, drawn

NEWS = {"as_of": date(2019, 5, 30), "evidence": "Telpas"}


def test_evidence_of_a_status_here_stands_open():
    row = advice("II-3", JELGAVA, "done", **NEWS)
    said = drawn(recommendations_here, "recommendation_status", row).words(" ")
    assert "Telpas" in said
    assert "30 May 2019" in said


def test_a_status_said_of_all_is_told_from_one_said_of_the_municipality():
    rows = [
        advice("II-3", JELGAVA, "done", **NEWS),
        advice("II-4", "all", "partly", **NEWS),
    ]
    said = drawn(recommendations_here, "recommendation_status", *rows).words(" ")
    assert said.count("all municipalities") == 1


def test_own_statuses_are_counted_and_silence_is_told():
    rows = [
        advice("II-3", JELGAVA, "done", **NEWS),
        advice("II-4", JELGAVA, "done", **NEWS),
        advice("II-5", "all", "unknown"),
    ]
    with language("en"):
        said = as_text(
            sentences.recommendations_here(made("recommendation_status", *rows))
        )
    assert said == "Here: done – 2. There is no news of 1 recommendation to" + (
        " municipalities."
    )


def figure(value=None, low=None, high=None):
    days = date(2019, 5, 30), date(2019, 5, 30)
    return ("III", *days, JELGAVA, "families", value, low, high, "a deck")


def test_a_range_stays_a_range():
    answer = "published_figures", figure(low=0, high=3)
    said = drawn(published_here, *answer).words(" ")
    assert "0–3" in said or "0 – 3" in said


def test_a_number_that_was_lost_is_not_zero():
    with language("en"):
        said = as_text(published_sentence(made("published_figures", figure())))
    assert said.startswith("1 figure. 1 of them was shown, but its number")
    assert "[u]" in drawn(published_here, "published_figures", figure()).words(" ")
