from datetime import date, timedelta

import pytest

from dashboard.ground.i18n import language
from dashboard.ground.periods import RELATIVE, Window, label, preceding, window


def extent(first, last):
    return Window(
        since=date.fromisoformat(first),
        until=date.fromisoformat(last) + timedelta(days=1),
    )


DATA = extent("2017-10-02", "2020-05-29")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("last-month", date(2020, 5, 1), date(2020, 5, 31)),
        ("last-12-months", date(2019, 6, 1), date(2020, 5, 31)),
        ("this-year", date(2020, 1, 1), date(2020, 12, 31)),
        ("this-phase", date(2019, 9, 1), date(2020, 5, 31)),
    ],
)
def test_a_relative_period_is_counted_from_the_last_day_of_the_data(
    period, first, last
):
    found = window(period, DATA)
    assert (found.since, found.last) == (first, last)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("last-month", date(2020, 4, 1), date(2020, 4, 30)),
        ("last-12-months", date(2018, 6, 1), date(2019, 5, 31)),
        ("this-year", date(2019, 1, 1), date(2019, 12, 31)),
        ("this-phase", date(2018, 10, 1), date(2019, 6, 30)),
    ],
)
def test_the_period_before_a_relative_one_is_of_the_same_kind(period, first, last):
    found = preceding(period, window(period, DATA), DATA)
    assert (found.since, found.last) == (first, last)


def test_twelve_months_to_a_december_are_that_year():
    found = window("last-12-months", extent("2018-01-01", "2019-12-31"))
    assert (found.since, found.last) == (date(2019, 1, 1), date(2019, 12, 31))


def test_between_two_phases_this_phase_is_the_one_that_has_ended():
    found = window("this-phase", extent("2018-01-01", "2019-08-01"))
    assert found.last == date(2019, 6, 30)


def test_before_the_first_phase_this_phase_is_the_first():
    found = window("this-phase", extent("2016-01-01", "2016-08-01"))
    assert found.since == date(2017, 10, 1)


@pytest.mark.parametrize("period", RELATIVE)
def test_a_relative_period_has_words(period):
    with language("en"):
        assert label(period) != period


def test_before_the_first_days_that_a_date_can_hold_there_is_nothing():
    early = Window(since=date.min, until=date(2019, 1, 1))
    assert preceding(None, early, DATA) is None
