"""A month sent again whole: what the earlier file had and this one lacks is said."""

import pytest

from dashboard.writing.warehouse.batches import NoBatchError
from dashboard.writing.warehouse.confirming import Confirmed


def month(*families, number=10, minutes=10):
    rows = [
        f"{n:02}.{number:02}.2019. | Jelgava | {family} | {minutes}"
        for n, family in enumerate(families, 1)
    ]
    return "\n".join(["Datums | Pašvaldība | Ģimene | Minūtes", *rows])


FIRST = ("J-1", "J-2", "J-3", "J-4", "J-5")
MENDED = ("J-1", "J-2", "J-1", "J-4", "J-5")


def said(verdict):
    return [(p.code, p.cell, p.words.get("n")) for p in verdict.problems]


def in_force(world):
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows(
            "select count(*) as rows, count(distinct family) as families"
            " from staging.log_rows"
        )
    return row["rows"], row["families"]


def test_a_month_sent_again_says_what_it_lacks(town):
    town.take(month(*FIRST))
    verdict = town.take(month(*MENDED))
    assert said(verdict) == [("sent_again", "A4", 1)]
    assert "--instead-of 1" in verdict.problems[0].message
    assert in_force(town) == (6, 5)


def test_a_month_takes_the_place_of_the_one_sent_before(town):
    town.take(month(*FIRST))
    town.take(month(*MENDED), confirmed=Confirmed(instead_of=1))
    assert in_force(town) == (5, 4)


def test_a_row_that_was_deleted_is_said(town):
    town.take(month(*FIRST))
    assert said(town.take(month(*FIRST[:4]))) == [("sent_again", "A2", 1)]


def test_a_shorter_month_takes_the_place_of_the_longer(town):
    town.take(month(*FIRST))
    town.take(month(*FIRST[:4]), confirmed=Confirmed(instead_of=1))
    assert in_force(town) == (4, 4)


def test_a_row_that_was_mended_is_named(town):
    town.take(month(*FIRST))
    verdict = town.take(month(*FIRST).replace("J-2 | 10", "J-2 | 20"))
    assert said(verdict) == [("sent_again", "A3", 1), ("row_alike", "D3", None)]


def test_a_month_of_which_every_row_was_mended_is_said(town):
    town.take(month("A", "B"))
    verdict = town.take(month("A", "B", minutes=20))
    codes = [p.code for p in verdict.problems]
    assert codes == ["sent_again", "row_alike", "row_alike"]


def test_more_of_a_month_is_nothing_to_speak_of(town):
    town.take(month(*FIRST))
    assert town.take(month(*FIRST, "J-6")).problems == ()


def test_another_month_is_nothing_to_speak_of(town):
    town.take(month(*FIRST))
    assert town.take(month(*FIRST, number=11, minutes=20)).problems == ()


def test_other_rows_of_the_month_are_nothing_to_speak_of(town):
    town.take(month(*FIRST))
    assert town.take(month("K-1", "K-2")).problems == ()


def test_a_trial_of_taking_a_place_writes_nothing(town):
    town.take(month(*FIRST))
    town.take(month(*MENDED), dry_run=True, confirmed=Confirmed(instead_of=1))
    assert in_force(town) == (5, 5)


def test_the_place_of_no_batch_cannot_be_taken(town):
    with pytest.raises(NoBatchError):
        town.take(month(*FIRST), confirmed=Confirmed(instead_of=7))
    assert in_force(town) == (0, 0)


def test_the_place_is_given_back_when_the_file_is_undone(town):
    town.take(month(*FIRST))
    town.take(month(*MENDED), confirmed=Confirmed(instead_of=1))
    town.undo(2)
    assert in_force(town) == (5, 5)


def test_rows_that_are_replaced_are_not_said_to_be_lacking_and_to_count(town):
    town.take(month(*FIRST))
    mended = month(*FIRST).replace("J-2 | 10", "J-2 | 20")
    verdict = town.take(mended, confirmed=Confirmed(correcting=("D3",)))
    assert said(verdict) == [("row_corrects", "D3", None)]


def test_only_what_a_file_lacks_besides_replaced_rows_is_counted(town):
    town.take(month(*FIRST))
    mended = month(*FIRST[:4]).replace("J-2 | 10", "J-2 | 20")
    verdict = town.take(mended, confirmed=Confirmed(correcting=("D3",)))
    assert said(verdict)[0] == ("sent_again", "A3", 1)


@pytest.mark.parametrize(
    ("column", "of_rows"), [("Amats", ["1", "1"]), ("Ieraksts", ["71", "72"])]
)
def test_a_month_sent_again_with_posts_or_numbers_is_offered_by_these(
    town, column, of_rows
):
    """Rows that say the same but for these differ in nothing else to speak of."""
    town.take(month(*FIRST[:2]))
    heads, *rows = month(*FIRST[:2]).split("\n")
    again = [f"{row} | {own}" for row, own in zip(rows, of_rows, strict=True)]
    verdict = town.take("\n".join([f"{heads} | {column}", *again]))
    told = [p for p in verdict.problems if p.code == "row_alike"]
    assert [p.cell for p in told] == ["E2", "E3"]
    assert {str(p.words["columns"]) for p in told} == {column}
