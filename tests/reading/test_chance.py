"""Intervals of small numbers: exact, and right as often as they say."""

import numpy as np
import pytest

from dashboard.reading import chance

PLACES = 10_000


def test_an_interval_holds_the_truth_of_95_in_100_places():
    random = np.random.default_rng(2019)
    means = random.uniform(3, 40, PLACES)
    counted = random.poisson(means)
    known = {n: chance.interval(n, 1) for n in range(chance.FEW)}
    told = [
        known[n][0] <= mean <= known[n][1]
        for n, mean in zip(counted.tolist(), means, strict=True)
        # Of fewer than five nothing is compared, of more than that no interval is told.
        if 5 <= n < chance.FEW
    ]
    assert len(told) > PLACES / 2
    assert 0.94 <= sum(told) / len(told) <= 0.97


@pytest.mark.parametrize("mean", [6, 10, 18])
def test_and_so_for_places_of_one_size(mean):
    counted = np.random.default_rng(mean).poisson(mean, PLACES).tolist()
    known = {n: chance.interval(n, 1) for n in {*counted}}
    held = sum(known[n][0] <= mean <= known[n][1] for n in counted) / PLACES
    assert 0.94 <= held <= 0.97


def test_the_interval_of_a_rate_is_that_of_its_count():
    low, high = chance.interval(9, 1)
    assert chance.interval(9, 4.5) == pytest.approx((low / 4.5, high / 4.5))
    assert low < 9 < high


def test_nothing_counted_may_still_be_a_few():
    low, high = chance.interval(0, 1)
    assert low == 0
    assert 2.9 < high < 3.7
