"""Programmes of many places and years are protected in parts, and nobody tells."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from dashboard.disclosure.common import Common
from dashboard.disclosure.division import FEW, divided
from dashboard.disclosure.nesting import blocks
from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.suppression import broken, suppress
from dashboard.disclosure.system import SLACK, Measure, bounds, build
from dashboard.disclosure.windows import Span
from tests.attacks.attacker import narrow
from tests.attacks.worlds import LATER_PHASES, Extent, Release, calendar, cells, world

PROFILE = PROFILES["default"]
FIRST, LAST = date(2019, 10, 1), date(2021, 5, 31)
EXTENT = (FIRST, LAST + timedelta(days=1))
IN = Common(extent=Span(*EXTENT))


@pytest.fixture(scope="module")
def values():
    contacts = world(3, Extent(first=FIRST, last=LAST), places=4, families=30)
    return cells(contacts, Release(windows=calendar(FIRST, LAST, LATER_PHASES)))


@pytest.fixture(scope="module")
def in_parts(values):
    """What is hidden where a programme takes fewer columns than there are."""
    patch = pytest.MonkeyPatch()
    patch.setattr("dashboard.disclosure.division.FEW", 150)
    assert len(build(values, PROFILE, IN).parts) > 10
    protection = suppress(values, PROFILE, common=IN)
    assert broken(values, protection, PROFILE, IN) == frozenset()
    patch.undo()
    return protection


def test_what_is_protected_in_parts_holds_in_the_whole(values, in_parts):
    assert broken(values, replace(in_parts, witnesses=None), PROFILE, IN) == frozenset()


def test_nobody_tells_what_is_protected_in_parts(values, in_parts):
    assert narrow(values, in_parts.hidden, PROFILE, EXTENT) == []


def test_a_data_set_that_is_none_is_not_believed(values):
    truth = build(values, PROFILE, IN).truth
    assert (build(values, PROFILE, IN, truth).truth == truth).all()
    wrong = truth.copy()
    wrong[-1] += 1_000
    assert not (build(values, PROFILE, IN, wrong).truth == wrong).all()


def test_a_witness_that_is_none_does_not_count(values):
    system = build(values, PROFILE, IN)
    counts = system.truth[: system.given]
    small, every = (counts > 0) & (counts < PROFILE.threshold), counts > 0
    large = np.flatnonzero(every & ~small)[:1]
    assert Measure(system, small).holds(large, counts[large])
    assert not Measure(system, small).holds(large, counts[large] + 1)
    assert not Measure(system, every).holds(large, counts[large] + 1_000)
    # Nor does one beside a point that contradicts what is shown.
    assert not Measure(system, ~every).holds(large, counts[large])


def test_adding_up_never_says_that_a_possible_count_is_none(values):
    system = build(values, PROFILE, IN)
    (part,) = system.parts
    every = system.truth[: system.given] > 0
    low, high = part.ends(*bounds(system, every, ~every, part))
    assert (low - SLACK <= system.truth).all()
    assert (system.truth <= high + SLACK).all()
    for column in np.flatnonzero(every)[:20]:
        loosest = bounds(system, every, np.zeros(system.given, bool), part)
        least, most = (part.extreme(*loosest, column, n)[column] for n in (-1, 1))
        ends = part.ends(*loosest)
        assert ends[0][column] - SLACK <= least <= most <= ends[1][column] + SLACK


def test_every_column_is_asked_for_in_the_last_part(values):
    system = build(values, PROFILE, IN)
    names, counts = system.names * 10, system.truth
    assert len(names) > FEW
    last = divided(names, counts)[-1]
    assert len(last.columns) == len(last.asked) == len(names)


def test_months_of_a_year_are_looked_at_apart_from_other_years():
    years = [(0, 12), (12, 24), (24, 36)]
    months = [(month, month + 1) for month in range(36)]
    every, *inside = blocks({*years, *months, (0, 36)}, 36)
    assert every == [0, 12, 24, 36]
    assert [*range(12, 25)] in inside


def test_a_phase_that_begins_in_a_year_cuts_that_year_for_all():
    years = [(0, 12), (12, 24)]
    months = [(month, month + 1) for month in range(24)]
    every = next(blocks({*years, *months, (0, 24), (5, 14)}, 24))
    assert every == [0, 5, 12, 14, 24]


def test_the_days_that_new_families_are_told_from_cut_every_block():
    windows = {(0, 6), (3, 6), (4, 6), *((n, n + 1) for n in range(6))}
    assert 4 not in next(blocks(windows, 6))
    assert 4 in next(blocks(windows, 6, kept={4}))
