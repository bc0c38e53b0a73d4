"""A respondent's corrected answers: named, and replacing if so said."""

import pytest

from dashboard.ground.reference import questions
from dashboard.writing.warehouse.confirming import Confirmed

ASKED = [one for one in questions().values() if one.type == "one"]
HEADS = " | ".join(["date", "municipality", *(one.code for one in ASKED)])


def respondent(day, *picked):
    answers = (one.choices[n].code for one, n in zip(ASKED, picked, strict=True))
    return " | ".join([f"{day}.05.2019.", "Jelgava", *answers])


def answers(*rows):
    return "\n".join([HEADS, *rows])


FIRST, OTHER = respondent(10, *[0] * 5), respondent(11, *[1] * 5)
MENDED = respondent(10, 1, *[0] * 4)


def told(verdict):
    return [(one.code, one.cell) for one in verdict.problems]


def respondents(world):
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows("select count(*) as n from staging.respondents")
    return row["n"]


@pytest.fixture
def asked(world):
    world.take(answers(FIRST, OTHER))
    return world


@pytest.mark.parametrize("sent", [(MENDED,), (MENDED, OTHER)])
def test_answers_that_were_corrected_are_named_with_the_row_they_look_like(asked, sent):
    assert told(asked.take(answers(*sent))) == [("row_alike", "C2")]
    assert respondents(asked) == 3


def test_answers_that_are_said_to_correct_replace_and_undoing_brings_them_back(asked):
    verdict = asked.take(answers(MENDED), confirmed=Confirmed(correcting=("A2",)))
    assert (verdict.replaced, respondents(asked)) == (1, 2)
    assert asked.take(answers(MENDED)).unchanged == 1
    asked.undo(2)
    assert asked.take(answers(FIRST)).unchanged == 1


def test_further_respondents_who_answer_much_alike_are_not_suspected(asked):
    more = (respondent(10, 2, *[0] * 4), respondent(11, 2, *[1] * 4))
    assert told(asked.take(answers(*more))) == []
    assert respondents(asked) == 4


PAPERS = [(0, 0, 1, 2, 0), (1, 0, 0, 2, 1), (2, 1, 0, 0, 0), (0, 0, 0, 0, 1)]


def typed(first_day, papers=PAPERS):
    rows = [respondent(first_day + n, *picked) for n, picked in enumerate(papers)]
    return answers(*rows)


def test_papers_typed_in_by_two_persons_on_other_days_are_said(world):
    world.take(typed(10))
    assert told(world.take(typed(20, PAPERS[::-1]))) == [("respondents_again", "A2")]


def test_papers_of_which_a_few_are_alike_are_other_papers(world):
    world.take(typed(10))
    others = [*PAPERS[:2], (2, 2, 2, 2, 2), (1, 1, 1, 1, 1)]
    assert told(world.take(typed(20, others))) == []


def test_a_file_with_its_own_papers_twice_is_not_held_against_itself(world):
    assert told(world.take(typed(10, PAPERS + PAPERS))) == []
