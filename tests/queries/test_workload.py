"""Workload: months and hours paid for, and what was done in them."""

from datetime import date

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.workload.indicators import WORKLOAD_BY_MUNICIPALITY
from tests.answers import made
from tests.conftest import JELGAVA, VENTSPILS, made_once
from tests.conftest import JELGAVA as TOWN

HEAD = "date | municipality | family | minutes"


@made_once
def world_of_six(world):
    """Six families in Jelgava, one in Ventspils, each met for an hour."""
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 2, 14), hours=14)
    world.post(VENTSPILS, date(2019, 1, 1), date(2019, 2, 28), hours=14)
    met = "\n".join(f"2019-01-1{n} | Jelgava | F{n} | 60" for n in range(6))
    world.take(f"{HEAD}\n{met}\n2019-01-10 | Ventspils | A | 60")


def row(world, place, **filters):
    found = world.ask("workload_by_municipality", **filters)
    return next(one for one in found if one["municipality"] == place)


def test_a_part_of_a_month_is_counted_by_its_days(world_of_six):
    assert row(world_of_six, JELGAVA, period="2019")["post_months"] == 1.5


def test_paid_hours_are_the_hours_a_week_over_the_days_filled(world_of_six):
    assert row(world_of_six, JELGAVA, period="2019")["paid_hours"] == 45 * 14 / 7


def test_a_window_counts_only_its_own_part_of_a_post(world_of_six):
    assert row(world_of_six, JELGAVA, period="2019-02")["post_months"] == 0.5


def test_rates_stand_beside_raw_counts(world_of_six):
    found = row(world_of_six, JELGAVA, period="2019-01")
    assert (found["interactions"], found["families"], found["hours"]) == (6, 6, 6.0)
    assert found["interactions_a_post_month"] == 6
    assert found["hours_a_paid_hour"] == pytest.approx(6 / 62)


def test_too_few_families_have_no_rate(world_of_six):
    found = row(world_of_six, VENTSPILS, period="2019")
    assert found["too_few"]
    assert found["interactions"] == 1
    assert found["interactions_a_post_month"] is None


def test_how_few_are_too_few_is_a_setting(world_of_six, monkeypatch):
    monkeypatch.setenv("TILTS_TOO_FEW", "1")
    found = row(world_of_six, VENTSPILS, period="2019-01")
    assert found["interactions_a_post_month"] == 1


def test_a_post_without_entries_has_not_reported(world_of_six):
    found = row(world_of_six, VENTSPILS, period="2019-02")
    assert found["interactions"] is None
    assert found["post_months"] == 1


def test_the_table_says_too_few_to_compare():
    counts = (2.0, 12.0, 100.0, 2, 3, 0, 2, 1, None, True)
    answer = made("workload_by_municipality", (TOWN, *counts, *[None] * 8))
    with language("en"):
        (line,) = WORKLOAD_BY_MUNICIPALITY.shown(answer).lines
    said = [cell.whole for cell in line.cells]
    assert said[9:12] == ["[x]", "too few to compare", "too few to compare"]


def test_posts_tell_since_when_there_has_been_a_mediator(world_of_six):
    world_of_six.post(JELGAVA, date(2020, 1, 1), None)
    world_of_six.publish()
    found = world_of_six.ask("posts_by_municipality", municipalities=(JELGAVA,))
    assert [one["from_date"] for one in found] == [date(2019, 1, 1)]
