"""What the pictures of the survey and of the recommendations hold."""

from datetime import date

from dashboard.ground.i18n import language
from dashboard.reading.recommendations import pictures as recommendations
from dashboard.reading.survey import groups
from dashboard.reading.survey import pictures as survey
from tests.answers import made
from tests.conftest import JELGAVA, RIGA
from tests.written import read

NEEDS = "needs"


def drawn(picture, query, *rows):
    with language("en"):
        return read(picture(made(query, *rows)))


def advice(number, place, status, **more):
    known = {"as_of": None, "evidence": None, "previous": None, "before": None} | more
    words = number, "II", "practice", "municipality", f"Teksts {number}", None
    said = known["as_of"], known["evidence"], None, known["previous"], known["before"]
    return (*words, place, status, *said)


def test_every_respondent_is_one_square():
    row = (NEEDS, "III", 8, 3, 3, 1, 15)
    assert len(drawn(survey.survey_by_wave, "survey_by_wave", row).all("i")) == 15


def test_each_wave_says_its_n():
    rows = [(NEEDS, "III", 1, 0, 0, 0, 1), (NEEDS, "IV", 2, 0, 0, 0, 2)]
    said = drawn(survey.survey_by_wave, "survey_by_wave", *rows).words(" ")
    assert "Phase III, n = 1" in said
    assert "Phase IV, n = 2" in said


def test_a_percentage_stands_beside_its_count_and_base():
    row = ("III", "main_work", "unemployment", 3, 15)
    said = drawn(survey.survey_choices, "survey_choices", row).words(" ")
    assert "3  (20% of 15)" in said


def test_nobody_has_no_bar():
    rows = [
        ("III", "main_work", "unemployment", 0, 15),
        ("III", "main_work", "none", 15, 15),
    ]
    picture = drawn(survey.survey_choices, "survey_choices", *rows)
    assert len(picture.all("i")) == 1


def test_no_answer_stands_last_however_many_gave_none():
    rows = [
        ("III", "main_work", "none", 15, 15),
        ("III", "main_work", "unemployment", 1, 15),
    ]
    (ranks,) = drawn(survey.survey_choices, "survey_choices", *rows).all("ol")
    assert ["No answer" in item.words(" ") for item in ranks.inside] == [False, True]


def test_unknown_invitations_are_marked_and_not_made_up():
    rows = [("III", JELGAVA, 4, None), ("III", "total", 4, None)]
    picture = drawn(survey.survey_response, "survey_response", *rows)
    assert [mark.words() for mark in picture.all("abbr")] == ["[u]", "[u]"]


def test_known_invitations_give_a_share_and_dotted_squares():
    rows = [("III", JELGAVA, 4, 6), ("III", "total", 4, 6)]
    picture = drawn(survey.survey_response, "survey_response", *rows)
    assert "of 6 invited (67%)" in picture.words(" ")
    assert len(picture.all("i")) == 12


def test_a_survey_of_few_beside_one_of_many_is_bars_too():
    """20 of 27 in squares were thrice as long as 39 of 69 in a bar."""
    rows = [
        (NEEDS, "II", 20, 2, 5, 0, 27),
        (NEEDS, "VII", 39, 11, 19, 0, 69),
    ]
    picture = drawn(survey.survey_by_wave, "survey_by_wave", *rows)
    looks = [one.attributes.get("class", "") for one in picture.all("div")]
    assert looks.count("u is-bar yes") == 2
    assert len(picture.all("i")) == 6


def test_the_same_words_of_two_people_stand_once():
    rows = [("III", "Turpināt."), ("III", "Turpināt."), ("III", "Cits.")]
    picture = drawn(survey.open_answers, "open_answers", *rows)
    quotes = [one.words(" ") for one in picture.all("blockquote")]
    assert quotes == ["Turpināt. 2 respondents", "Cits."]


def test_a_cell_of_squares_has_its_numbers_in_words():
    rows = [("III", place, NEEDS, 2, 1, 0, 1, 4) for place in (JELGAVA, "total")]
    picture = drawn(groups.survey_by_municipality, "survey_by_municipality", *rows)
    assert "yes 2, in some cases 1, no 0, no answer 1" in picture.words(" ")


def test_a_recommendation_with_news_is_in_the_matrix_and_one_without_below():
    rows = [advice("II-1", JELGAVA, "done"), advice("II-2", "all", "unknown")]
    rows[0] = advice("II-1", JELGAVA, "done", as_of=date(2019, 5, 30))
    picture = drawn(
        recommendations.recommendation_status, "recommendation_status", *rows
    )
    matrix, silent = picture.inside[0].inside
    assert "II-1" in matrix.words(" ")
    assert "II-2" in silent.words(" ")


def test_the_status_before_stands_with_what_shows_the_new_one():
    row = advice(
        "II-1",
        JELGAVA,
        "done",
        as_of=date(2020, 3, 1),
        evidence="Telpa ir",
        previous="planned",
        before=date(2019, 5, 30),
    )
    picture = drawn(recommendations.recommendation_status, "recommendation_status", row)
    (details,) = picture.all("details")
    assert "Telpa ir" in details.words(" ")
    assert "Before: planned, 30 May 2019" in details.words(" ")


def test_a_municipality_without_news_says_so():
    rows = [
        advice("II-1", JELGAVA, "done", as_of=date(2019, 5, 30)),
        advice("II-2", RIGA, "done", as_of=date(2019, 5, 30)),
    ]
    picture = drawn(
        recommendations.recommendation_status, "recommendation_status", *rows
    )
    assert picture.words(" ").count("no news") == 4
