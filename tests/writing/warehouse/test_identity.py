"""What a row is known again by: files twice, corrected, reordered, undone."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.batches import NoBatchError
from dashboard.writing.warehouse.confirming import Confirmed
from tests.conftest import JELGAVA, RIGA, World, made_once

HEAD = "Datums | Pašvaldība | Ģimene | Minūtes | Ieraksts"
FIRST = date(2018, 10, 1)
UUID = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b2c"


@made_once
def towns(world):
    for town in (JELGAVA, RIGA):
        world.post(town, FIRST)


def log(*rows):
    return "\n".join([HEAD, *rows])


def counts(verdict):
    """Rows accepted, replaced, unchanged and rejected."""
    return (
        verdict.accepted,
        verdict.replaced,
        verdict.unchanged,
        verdict.rejected,
    )


def in_force(world):
    """Every row in force, without where it came from."""
    with world.warehouse() as warehouse:
        found = warehouse.rows(
            "select * exclude (batch, line) from staging.log_rows order by all"
        )
    return [tuple(map(str, row.values())) for row in found]


def minutes(world):
    with world.warehouse() as warehouse:
        found = warehouse.rows("select minutes from staging.log_rows order by all")
    return [row["minutes"] for row in found]


ONE = "2019-01-07 | Jelgava | A | 10 |"
TWO = "2019-01-08 | Jelgava | B | 20 |"
THREE = "2019-01-09 | Jelgava | C | 30 |"


def test_the_same_file_twice_changes_nothing(towns):
    path = towns.file(log(ONE, TWO))
    towns.take(path)
    assert counts(towns.take(path)) == (0, 0, 2, 0)


def test_the_same_file_twice_is_no_second_batch(towns):
    path = towns.file(log(ONE, TWO))
    assert [towns.take(path).batch for _ in range(2)] == [1, None]


def test_the_same_file_twice_says_so(towns):
    path = towns.file(log(ONE, TWO))
    towns.take(path)
    assert "jau importēts" in towns.take(path).to_text()


def test_a_renamed_file_changes_nothing(towns):
    towns.take(towns.file(log(ONE, TWO), name="janvāris.csv"))
    assert counts(towns.take(towns.file(log(ONE, TWO), name="cits.csv"))) == (
        0,
        0,
        2,
        0,
    )


def test_a_reordered_file_changes_nothing(towns):
    towns.take(log(ONE, TWO, TWO, THREE))
    assert counts(towns.take(log(THREE, TWO, ONE, TWO))) == (0, 0, 4, 0)


def test_a_reformatted_file_changes_nothing(towns):
    towns.institution("1. vidusskola")
    towns.take("""
        Datums     | Pašvaldība | Ģimene | Jomas            | Iestāde
        2019-01-07 | Jelgava    | a-1    | health;education | 1. vidusskola
    """)
    again = towns.take("""
        Institution   | DOMAINS             | family | municipality | date
        1. VIDUSSKOLA | Izglītība, veselība | A–1    | 0003000      | 07.01.19.
    """)
    assert counts(again) == (0, 0, 1, 0)


def test_a_cumulative_file_adds_only_its_new_rows(towns):
    towns.take(log(ONE, TWO))
    assert counts(towns.take(log(ONE, TWO, THREE))) == (1, 0, 2, 0)


def test_identical_rows_without_a_number_count_as_often_as_they_stand(towns):
    towns.take(log(ONE, ONE))
    assert minutes(towns) == [10, 10]


def test_a_third_identical_row_is_one_new_row(towns):
    towns.take(log(ONE, ONE))
    assert counts(towns.take(log(ONE, ONE, ONE))) == (1, 0, 2, 0)


def test_a_rejected_row_is_not_counted_among_its_likes(towns):
    towns.take(log("07/01/2019 | Jelgava | A | 45 |", "2019-01-07 | Jelgava | A | |"))
    again = towns.take(
        log("2019-01-07 | Jelgava | A | 45 |", "2019-01-07 | Jelgava | A | |")
    )
    assert counts(again) == (1, 0, 1, 0)


def test_a_corrected_record_replaces_the_older_one(towns):
    towns.take(log("2019-01-07 | Jelgava | A | 10 | 5"))
    assert counts(towns.take(log("2019-01-07 | Jelgava | A | 15 | 5"))) == (0, 1, 0, 0)
    assert minutes(towns) == [15]


def test_the_history_keeps_both_versions_of_a_record(towns):
    towns.take(log("2019-01-07 | Jelgava | A | 10 | 5"))
    towns.take(log("2019-01-07 | Jelgava | A | 15 | 5"))
    with towns.warehouse() as warehouse:
        kept = warehouse.rows("select batch, minutes from raw.log_rows order by all")
    assert kept == [{"batch": 1, "minutes": 10}, {"batch": 2, "minutes": 15}]


def test_the_older_version_is_in_force_again_once_the_newer_is_undone(towns):
    towns.take(log("2019-01-07 | Jelgava | A | 10 | 5"))
    towns.take(log("2019-01-07 | Jelgava | A | 15 | 5"))
    towns.undo(2)
    assert minutes(towns) == [10]


def test_undoing_the_older_version_leaves_the_newer(towns):
    towns.take(log("2019-01-07 | Jelgava | A | 10 | 5"))
    towns.take(log("2019-01-07 | Jelgava | A | 15 | 5"))
    towns.undo(1)
    assert minutes(towns) == [15]


def test_what_a_later_batch_stated_too_outlives_the_undoing_of_the_first(towns):
    towns.take(log(ONE))
    towns.take(log(ONE, TWO))
    towns.undo(1)
    assert minutes(towns) == [10, 20]


def test_a_batch_that_was_undone_can_be_imported_again(towns):
    path = towns.file(log(ONE))
    towns.take(path)
    towns.undo(1)
    assert towns.take(path).batch == 2


@pytest.mark.parametrize("batch", [0, 2, -1])
def test_what_is_no_batch_cannot_be_undone(towns, batch):
    towns.take(log(ONE))
    with pytest.raises(NoBatchError):
        towns.undo(batch)


def test_a_batch_is_undone_once(towns):
    towns.take(log(ONE))
    towns.undo(1)
    with pytest.raises(NoBatchError):
        towns.undo(1)


def test_a_number_repeated_in_a_file_with_other_content_is_rejected(towns):
    verdict = towns.take(
        log("2019-01-07 | Jelgava | A | 10 | 5", "2019-01-08 | Jelgava | A | 10 | 5")
    )
    assert [(p.code, p.cell) for p in verdict.problems] == [("record_repeated", "E3")]


def test_the_first_row_of_a_repeated_number_is_accepted(towns):
    verdict = towns.take(
        log("2019-01-07 | Jelgava | A | 10 | 5", "2019-01-08 | Jelgava | A | 10 | 5")
    )
    assert counts(verdict) == (1, 0, 0, 1)


def test_a_rejected_row_does_not_take_its_number_away(towns):
    verdict = towns.take(
        log("07/01/2019 | Jelgava | A | 10 | 5", "2019-01-08 | Jelgava | A | 10 | 5")
    )
    assert counts(verdict) == (1, 0, 0, 1)


def test_a_number_repeated_with_the_same_content_is_one_row(towns):
    row = "2019-01-07 | Jelgava | A | 10 | 5"
    assert counts(towns.take(log(row, row))) == (1, 0, 1, 0)


def test_the_same_number_in_two_towns_is_two_records(towns):
    towns.take(log("2019-01-07 | Jelgava | A | 10 | 5"))
    assert counts(towns.take(log("2019-01-07 | Rīga | A | 10 | 5"))) == (1, 0, 0, 0)


@pytest.mark.parametrize("again", [UUID, UUID.upper(), f"uuid:{UUID}"])
def test_a_uuid_is_one_record_also_when_its_town_is_corrected(towns, again):
    towns.take(log(f"2019-01-07 | Jelgava | A | 10 | {UUID}"))
    verdict = towns.take(log(f"2019-01-07 | Rīga | A | 10 | {again}"))
    assert counts(verdict) == (0, 1, 0, 0)


def test_a_number_written_with_a_decimal_is_the_same_record(towns):
    towns.take(log("2019-01-07 | Jelgava | A | 10 | 5"))
    assert counts(towns.take(log("2019-01-07 | Jelgava | A | 10 | 5.0"))) == (
        0,
        0,
        1,
        0,
    )


def month(number, *families, first=1):
    """A month whose records are numbered from 1."""
    return log(
        *(
            f"{n:02}.{number:02}.2019. | Jelgava | {family} | 10 | {n}"
            for n, family in enumerate(families, first)
        )
    )


def months(world):
    """How many families each month has."""
    with world.warehouse() as warehouse:
        found = warehouse.rows(
            "select month(date) as m, count(distinct family) as f"
            " from staging.log_rows group by m order by m"
        )
    return [row["f"] for row in found]


def test_numbers_that_begin_anew_each_month_take_no_row_away(towns):
    towns.take(month(9, "J-2", "J-3", "J-4", "J-5", "J-6"))
    verdict = towns.take(month(10, "J-12", "J-13", "J-14", "J-15"))
    assert (counts(verdict), months(towns)) == ((4, 0, 0, 0), [5, 4])
    (told,) = verdict.problems
    assert (told.code, told.cell, told.words) == ("records_anew", "E2", {"n": 4})


def test_a_few_numbers_of_other_records_are_each_told_of(towns):
    towns.take(month(9, "J-2", "J-3", "J-4", "J-5", "J-6"))
    verdict = towns.take(month(10, "J-12", "J-13", "J-14", first=2))
    cells = [(p.code, p.cell) for p in verdict.problems]
    assert cells == [("record_other", f"E{n}") for n in range(2, 5)]


def test_many_numbers_that_begin_anew_are_told_of_once(towns):
    towns.take(month(9, *(f"A{n}" for n in range(12))))
    verdict = towns.take(month(10, *(f"B{n}" for n in range(12))))
    told = {p.code: p for p in verdict.problems}
    assert [(p.code, p.cell) for p in verdict.problems] == [
        ("families_new", "C2"),
        ("records_anew", "E2"),
    ]
    assert (told["records_anew"].words, months(towns)) == ({"n": 12}, [12, 12])


def test_numbers_begun_anew_of_families_met_before_take_no_row_away(towns):
    towns.take(month(9, "J-2", "J-3", "J-4", "J-5"))
    towns.take(month(10, "J-2", "J-13", "J-14", "J-15"))
    assert months(towns) == [4, 4]


def test_months_numbered_anew_that_come_again_change_nothing(towns):
    for number in (9, 10, 11):
        towns.take(month(number, "A", "B", "C", first=1))
        assert towns.take(month(number, "A", "B", "C")).batch is None


def test_a_record_of_a_month_numbered_anew_is_corrected(towns):
    towns.take(month(9, "A", "B"))
    towns.take(month(10, "C", "D"))
    verdict = towns.take(month(10, "C", "E"))
    assert (counts(verdict), months(towns)) == ((0, 1, 1, 0), [2, 2])


def test_two_posts_of_a_town_number_each_for_itself(towns):
    towns.post(JELGAVA, FIRST)
    head = "Datums | Pašvaldība | Amats | Ģimene | Ieraksts"
    first = "2019-01-07 | Jelgava | 0003000-1 | A | 1"
    second = "2019-01-07 | Jelgava | 0003000-2 | A | 1"
    towns.take(f"{head}\n{first}")
    assert counts(towns.take(f"{head}\n{second}")) == (1, 0, 0, 0)
    assert counts(towns.take(f"{head}\n{first}\n{second}")) == (0, 0, 2, 0)


def test_numbers_begun_anew_within_a_file_are_other_records(towns):
    verdict = towns.take(
        log("2019-01-07 | Jelgava | A | 10 | 1", "2019-02-08 | Jelgava | B | 10 | 1")
    )
    assert counts(verdict) == (2, 0, 0, 0)
    assert [(p.code, p.cell) for p in verdict.problems] == [("record_other", "E3")]


def test_a_second_wave_numbered_anew_leaves_the_first(towns):
    head = "date | municipality | wave | communication | record"
    towns.take(f"{head}\n2019-04-02 | Jelgava | III | Jā | 1")
    second = f"{head}\n2020-04-02 | Jelgava | IV | Nē | 1"
    assert counts(towns.take(second)) == (1, 0, 0, 0)
    with towns.warehouse() as warehouse:
        assert len(warehouse.rows("from staging.respondents")) == 2


MANY = [*"ABCDE"]


def test_a_file_that_would_replace_many_other_rows_asks_first(towns):
    towns.take(month(9, *MANY))
    with pytest.raises(RefusedError) as refused:
        towns.take(month(10, *MANY))
    assert (refused.value.code, months(towns)) == ("many_replaced", [5])
    assert "--replace" in str(refused.value)


def test_a_file_that_may_replace_many_other_rows_does(towns):
    towns.take(month(9, *MANY))
    verdict = towns.take(month(10, *MANY), confirmed=Confirmed(replacing=True))
    assert (counts(verdict), months(towns)) == ((0, 5, 0, 0), [5])


def test_a_file_whose_numbers_begin_anew_is_counted_as_new_rows_and_undone(towns):
    towns.take(month(9, *MANY))
    anew = Confirmed(numbered_anew=True)
    verdict = towns.take(month(10, *MANY), confirmed=anew)
    assert (counts(verdict), months(towns)) == ((5, 0, 0, 0), [5, 5])
    assert {p.code for p in verdict.problems} == {"records_anew", "rows_of_month"}
    assert towns.take(month(10, *MANY), confirmed=anew).unchanged == len(MANY)
    towns.undo(2)
    assert months(towns) == [5]


def test_many_corrected_minutes_are_not_asked_about(towns):
    towns.take(month(9, *MANY))
    verdict = towns.take(month(9, *MANY).replace("| 10 |", "| 15 |"))
    assert counts(verdict) == (0, 5, 0, 0)


def test_batches_keep_what_became_of_their_rows(towns):
    towns.take(log(ONE, "rīt | | | 10 |"))
    with towns.warehouse() as warehouse:
        (batch,) = warehouse.rows("select accepted, rejected from raw.batches")
    assert batch == {"accepted": 1, "rejected": 1}


def numbered(day, number, family, minutes):
    """A row; one of a number keeps its family, so that it stays one record."""
    family = f"N{number}" if number else f"F{family}"
    return f"2019-01-0{day} | Jelgava | {family} | {minutes} | {number}"


ROW = st.builds(
    numbered,
    # There is no day 0: such a row is rejected.
    st.integers(0, 2),
    st.sampled_from(["", "", "1", "2"]),
    st.integers(1, 2),
    st.sampled_from(["", "10", "20"]),
)
STEPS = st.lists(
    st.one_of(
        st.lists(ROW, min_size=1, max_size=4),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=7,
)


def play(steps, home):
    """Import the lists and undo the numbers; return the rows and files in force."""
    world = World(Path(home))
    world.post(JELGAVA, FIRST)
    kept = {}
    for step in steps:
        if isinstance(step, list):
            batch = world.take(log(*step)).batch
            kept |= {batch: step} if batch else {}
        elif kept.pop(step, None):
            world.undo(step)
    return in_force(world), [*kept.values()]


@settings(max_examples=8, deadline=None)
@given(STEPS)
def test_imports_and_undos_in_any_order_leave_what_the_kept_batches_say(steps):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        Path(other, "tilts/keys").mkdir(parents=True)
        for home in (one, other):
            Path(home, "tilts/keys").mkdir(parents=True, exist_ok=True)
            key = Path(home, "tilts/keys/family.key")
            key.write_text("the same key")
            key.chmod(0o600)
        found, kept = play(steps, one)
        assert found == play(kept, other)[0]
