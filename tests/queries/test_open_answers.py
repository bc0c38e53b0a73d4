"""Open answers: none is shown before somebody has approved it."""

import pytest

from dashboard.ground.access import NOTHING
from dashboard.writing.warehouse import moderation
from tests.conftest import made_once

HEAD = "date | wave | municipality | record | recommendations"


@made_once
def told(world):
    world.take(
        f"""{HEAD}
        2019-05-13 | III | Jelgava | 1 | Turpināt iesākto darbu.
        2019-05-14 | III | Rīga | 2 | Vairāk tikšanos.
        2019-05-15 | III | Rīga | 3 |"""
    )


def numbers(world):
    with world.warehouse() as warehouse:
        return {row["answer"]: row["number"] for row in moderation.pending(warehouse)}


def decide(world, how, text):
    number = numbers(world)[text]
    with world.warehouse() as warehouse:
        how(warehouse, [number], "coordinator")
    return number


def shown(world):
    world.publish()
    return [row["answer"] for row in world.ask("open_answers")]


def test_an_answer_waits_until_somebody_decides(told):
    assert set(numbers(told)) == {"Turpināt iesākto darbu.", "Vairāk tikšanos."}


def test_nothing_is_shown_before_it_is_approved(told):
    assert shown(told) == []


def test_an_approved_answer_is_in_the_next_edition_with_its_wave_alone(told):
    decide(told, moderation.approve, "Vairāk tikšanos.")
    told.publish()
    assert told.ask("open_answers") == [{"wave": "III", "answer": "Vairāk tikšanos."}]


def test_a_hidden_answer_no_longer_waits_and_is_not_shown(told):
    decide(told, moderation.hide, "Vairāk tikšanos.")
    assert (set(numbers(told)), shown(told)) == ({"Turpināt iesākto darbu."}, [])


def test_the_newest_decision_counts(told):
    number = decide(told, moderation.approve, "Vairāk tikšanos.")
    with told.warehouse() as warehouse:
        moderation.hide(warehouse, [number], "coordinator")
    assert shown(told) == []


def test_every_decision_is_kept_with_who_made_it(told):
    number = decide(told, moderation.approve, "Vairāk tikšanos.")
    with told.warehouse() as warehouse:
        moderation.hide(warehouse, [number], "leadership")
        found = warehouse.rows("from raw.moderation order by decided_at")
    assert [(row["decision"], row["decided_by"]) for row in found] == [
        ("approved", "coordinator"),
        ("hidden", "leadership"),
    ]


def test_a_corrected_answer_waits_anew(told):
    decide(told, moderation.approve, "Vairāk tikšanos.")
    told.take(f"{HEAD}\n2019-05-14 | III | Rīga | 2 | Pavisam cits teksts.")
    assert "Pavisam cits teksts." in numbers(told)
    assert shown(told) == []


def test_an_answer_that_was_emptied_is_gone(told):
    decide(told, moderation.approve, "Vairāk tikšanos.")
    told.take(f"{HEAD}\n2019-05-14 | III | Rīga | 2 |")
    assert shown(told) == []


def test_the_answers_of_a_batch_taken_back_are_gone(told):
    decide(told, moderation.approve, "Vairāk tikšanos.")
    told.take("date | municipality | kind\n2019-05-14 | Jelgava | indirect")
    told.undo(1)
    assert shown(told) == []


def test_an_unknown_number_changes_nothing(told):
    number = numbers(told)["Vairāk tikšanos."]
    with told.warehouse() as warehouse:
        with pytest.raises(moderation.NoAnswerError):
            moderation.approve(warehouse, [number, "ffffffff"], "coordinator")
        assert len(moderation.pending(warehouse)) == 2


def test_approved_answers_are_for_every_reader(told):
    decide(told, moderation.approve, "Vairāk tikšanos.")
    told.publish()
    told.publish(outside=True)
    assert len(told.ask("open_answers", scope=NOTHING)) == 1
