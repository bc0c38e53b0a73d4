from dashboard.ground.theme import palette
from dashboard.reading.survey.figures import survey_by_question
from tests.answers import made
from tests.conftest import JELGAVA

CHOICES = ("yes", "partly", "no", "none")


def answers(*counts, wave="III"):
    given = zip(CHOICES, counts, strict=True)
    base = sum(counts)
    return [(wave, "communication", c, "total", n, base) for c, n in given]


def figure(*rows):
    return survey_by_question(made("survey_by_question", *rows))


def test_the_middle_answer_is_drawn_about_zero():
    no, partly, yes = figure(*answers(11, 3, 1, 0))["data"]
    assert (no["base"], partly["base"], yes["base"]) == ([-2.5], [-1.5], [1.5])


def test_answers_keep_their_colours():
    no, partly, yes = figure(*answers(11, 3, 1, 0))["data"]
    drawn = (
        yes["marker"]["color"],
        partly["marker"]["color"],
        no["marker"]["line"]["color"],
    )
    assert drawn == tuple(palette()[name] for name in ("c1", "c2", "c4"))


def test_those_who_gave_no_answer_are_a_dotted_box_as_wide_as_their_number():
    (box,) = figure(*answers(9, 3, 1, 2))["layout"]["shapes"]
    assert box["x1"] - box["x0"] == 2
    assert box["line"]["dash"] == "dot"


def test_only_the_latest_wave_is_drawn():
    rows = [*answers(11, 3, 1, 0), *answers(5, 1, 1, 0, wave="IV")]
    assert figure(*rows)["data"][2]["x"] == [5]


def test_the_number_of_respondents_stands_over_the_bars():
    key = figure(*answers(11, 3, 1, 0))["layout"]["annotations"][0]["text"]
    assert "n = 15" in key


def test_questions_with_several_choices_are_not_drawn():
    rows = [
        *answers(11, 3, 1, 0),
        ("III", "future_focus", "integration", "total", 9, 15),
        ("III", "communication", "yes", JELGAVA, 4, 4),
    ]
    assert figure(*rows)["data"][2]["x"] == [11]
