"""Sentences about the survey's answers and the recommendations."""

from dashboard.ground.i18n import language
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.recommendations import sentences
from dashboard.reading.survey import sentences as answers
from tests.answers import made
from tests.conftest import JELGAVA


def say(sentence, query, *rows, code="en"):
    with language(code):
        return as_text(sentence(made(query, *rows)))


def test_two_surveys_are_told_with_their_bases_and_a_warning():
    rows = [("access", "III", 8, 3, 3, 1, 15), ("access", "IV", 12, 3, 3, 0, 18)]
    said = say(answers.survey_by_wave, "survey_by_wave", *rows)
    assert said == (
        "Furthered access to services: “yes” from 8 of 15 (phase III) and"
        " 12 of 18 (phase IV). There are few respondents, so a difference can be"
        " chance."
    )


def test_what_was_ticked_the_most_is_told_with_its_base():
    rows = [
        ("III", "future_focus", "integration", 9, 15),
        ("III", "future_focus", "child_health", 4, 15),
        ("III", "future_focus", "none", 12, 15),
    ]
    said = say(answers.survey_choices, "survey_choices", *rows)
    assert "“integration” (9 of 15) and “children's health” (4 of 15)." in said


def test_nothing_is_told_of_a_question_that_nobody_answered():
    rows = [("III", "future_focus", "integration", 0, 15)]
    assert say(answers.survey_choices, "survey_choices", *rows) == ""


def test_unknown_invitations_are_told_as_unknown():
    rows = [("III", JELGAVA, 4, None), ("III", "total", 4, None)]
    said = say(answers.survey_response, "survey_response", *rows)
    assert said.endswith("How many were invited is not published [u].")


def test_phases_are_told_with_how_many_have_news():
    rows = [
        ("II", "done", 5),
        ("II", "unknown", 2),
        ("II", "total", 11),
        ("III", "unknown", 23),
        ("III", "total", 23),
    ]
    said = say(sentences.recommendations_by_phase, "recommendations_by_phase", *rows)
    assert said == "Phase II: news of 9 of 11. Phase III: news of 0 of 23."
