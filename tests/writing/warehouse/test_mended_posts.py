"""Posts ended and changed: what waits, what is expected, and the way back."""

from datetime import date, timedelta

import pytest

from dashboard.ground import i18n
from dashboard.writing.warehouse.registers import post
from dashboard.writing.warehouse.registers.post import (
    NewPost,
    SecondPostError,
    Time,
)
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from tests.conftest import JELGAVA, made_once
from tests.writing.warehouse.mending import change, expected, undo

CODE = f"{JELGAVA}-1"


@pytest.fixture(autouse=True)
def in_english():
    with i18n.language("en"):
        yield


@made_once
def filled(world):
    """A post filled from January 2022 on, with a row in each of two months."""
    world.post(JELGAVA, date(2022, 1, 1))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2022-01-10 | Jelgava    | A
        2022-03-10 | Jelgava    | B
    """)


def counted(world):
    """Accepted rows, and times of the post, as an edition made now would have them."""
    with world.warehouse() as opened:
        rows = opened.rows("select count(*) as n from staging.interactions")[0]["n"]
        times = opened.rows(
            "select from_date, to_date, hours_per_week from staging.posts"
            " where post = ? order by from_date",
            [CODE],
        )
    return rows, [tuple(row.values()) for row in times]


def test_an_ended_post_is_one_post_and_its_later_rows_wait(filled):
    number, told = change(filled, post.ended, CODE, date(2022, 1, 31))
    assert "1 accepted row is now held." in told
    assert counted(filled) == (1, [(date(2022, 1, 1), date(2022, 1, 31), 12)])
    undo(filled, number)
    assert counted(filled) == (2, [(date(2022, 1, 1), None, 12)])


def test_the_months_no_longer_expected_are_said_before(filled):
    told = expected(filled, post.ended, CODE, date(2022, 3, 31))
    (months,) = [one for one in told if one.startswith("Reports expected of Jelgava")]
    assert months.endswith(" before, 3 then.")


def test_a_month_to_come_is_not_expected_for_the_post_ends_in_it(filled):
    told = expected(filled, post.ended, CODE, date.today() + timedelta(days=70))
    assert [one for one in told if one.startswith("Reports expected")] == []


def test_of_several_times_that_in_which_the_day_lies_ends(filled):
    change(filled, post.ended, CODE, date(2022, 6, 30))
    filled.post(JELGAVA, date(2023, 1, 1))
    change(filled, post.ended, CODE, date(2022, 3, 31))
    _rows, times = counted(filled)
    assert [last for _first, last, _hours in times] == [date(2022, 3, 31), None]


def test_the_same_end_given_again_is_done_already(filled):
    change(filled, post.ended, CODE, date(2022, 3, 31))
    with pytest.raises(RegisteredAlreadyError):
        change(filled, post.ended, CODE, date(2022, 3, 31))


def test_a_post_ends_on_a_day_on_which_it_is_filled(filled):
    with pytest.raises(RegisterError):
        change(filled, post.ended, CODE, date(2021, 12, 31))


def test_days_and_hours_are_changed_and_changed_back(filled):
    time = Time(first=date(2022, 2, 1), last=date(2022, 6, 30), hours_per_week=8)
    number, _told = change(filled, post.changed, CODE, time)
    assert counted(filled) == (1, [(date(2022, 2, 1), date(2022, 6, 30), 8)])
    undo(filled, number)
    assert counted(filled) == (2, [(date(2022, 1, 1), None, 12)])


def test_two_times_of_one_post_do_not_run_into_one_another(filled):
    change(filled, post.ended, CODE, date(2022, 6, 30))
    filled.post(JELGAVA, date(2023, 1, 1))
    longer = Time(first=date(2022, 1, 1), last=date(2023, 2, 1), hours_per_week=12)
    with pytest.raises(RegisterError):
        change(filled, post.changed, CODE, longer, date(2022, 1, 1))


def test_a_post_of_the_same_days_is_asked_about(filled):
    new = NewPost(
        municipality=JELGAVA,
        first=date(2023, 1, 1),
        last=None,
        hours_per_week=12,
        once=True,
    )
    with pytest.raises(SecondPostError):
        change(filled, post.added, new)


def test_public_knowledge_that_gave_way_comes_back(world):
    new = NewPost(
        municipality=JELGAVA, first=date(2018, 9, 1), last=None, hours_per_week=12
    )
    with world.warehouse() as opened:
        before = opened.rows("from raw.posts order by all")
    number, _told = change(world, post.added, new)
    undo(world, number)
    with world.warehouse() as opened:
        assert opened.rows("from raw.posts order by all") == before


def test_a_time_that_never_was_is_taken_out(filled):
    filled.post(JELGAVA, date(2022, 5, 1))
    change(filled, post.removed, f"{JELGAVA}-2")
    with filled.warehouse() as opened:
        assert not opened.rows("from raw.posts where post = ?", [f"{JELGAVA}-2"])
