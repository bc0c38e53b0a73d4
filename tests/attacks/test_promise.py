"""Nobody can tell a hidden count from too few others."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.disclosure.suppression import suppress
from dashboard.disclosure.windows import Span
from tests.attacks.attacker import narrow
from tests.attacks.worlds import (
    DOMAINS,
    LATER_PHASES,
    PHASES,
    Contact,
    Extent,
    Release,
    calendar,
    cells,
    world,
)

FIRST, LAST = date(2018, 12, 3), date(2019, 7, 20)
EXTENT = (FIRST, LAST + timedelta(days=1))
IN = Common(extent=Span(*EXTENT))
SHORT = Release(windows=calendar(FIRST, LAST, PHASES, ("month", "quarter", "year")))


def drawn(seed):
    """Places, families, wandering and overlapping years all differ by the seed."""
    contacts = world(
        seed,
        Extent(first=FIRST, last=LAST),
        places=2 + seed % 3,
        families=8 + 8 * (seed % 3),
        moving=0.1 * (seed % 5 == 0),
    )
    return cells(contacts, SHORT)


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("seed", range(15))
def test_no_count_of_a_random_world_is_told_to_anybody(seed, name):
    values = drawn(seed)
    before = random.Random(seed).sample(sorted(values), 5 * (seed % 2))  # noqa: S311
    protection = suppress(values, PROFILES[name], before, IN)
    assert protection.hidden >= {cell for cell in before if values[cell]}
    assert narrow(values, protection.hidden, PROFILES[name], EXTENT) == []


@pytest.mark.parametrize("name", PROFILES)
def test_no_count_of_years_like_the_sample_is_told_to_anybody(name):
    first, last = date(2018, 10, 1), date(2019, 12, 20)
    contacts = world(7, Extent(first=first, last=last), families=25, moving=0.01)
    windows = calendar(first, last, LATER_PHASES)
    values = cells(contacts, Release(windows=windows, contacts=True))
    extent = (first, last + timedelta(days=1))
    common = Common(extent=Span(*extent))
    hidden = suppress(values, PROFILES[name], common=common).hidden
    assert narrow(values, hidden, PROFILES[name], extent) == []


@pytest.mark.parametrize("seed", range(3))
def test_what_is_published_elsewhere_gives_no_hidden_count_away(seed):
    values = drawn(seed)
    some = random.Random(seed).sample(sorted(values), 6)  # noqa: S311
    common = replace(IN, published={cell: values[cell] for cell in some})
    hidden = suppress(values, PROFILES["default"], common=common).hidden
    assert narrow(values, hidden, PROFILES["default"], EXTENT, some) == []


@pytest.mark.parametrize("name", PROFILES)
def test_small_counts_alone_would_be_found(name):
    values = drawn(1)
    small = {cell for cell, value in values.items() if PROFILES[name].is_small(value)}
    assert narrow(values, small, PROFILES[name], EXTENT)


CONTACTS = st.lists(
    st.builds(
        Contact,
        family=st.integers(1, 25),
        day=st.dates(date(2018, 12, 1), date(2019, 2, 27)),
        place=st.sampled_from(("P0", "P1", "P2")),
        domains=st.sampled_from(((), DOMAINS[:1], DOMAINS[:2])),
        persons=st.sampled_from((None, 1, 4)),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=16, deadline=None, suppress_health_check=list(HealthCheck))
@given(CONTACTS, st.integers(2, 5), st.booleans())
def test_no_count_of_any_small_world_is_told_to_anybody(contacts, threshold, disjoint):
    first, last = date(2018, 12, 1), date(2019, 2, 27)
    windows = calendar(first, last, (("2018-12-15", "2019-02-10"),), ("month", "year"))
    values = cells(contacts, Release(windows=windows))
    profile = Profile(threshold=threshold, disjoint=disjoint)
    extent = (first, last + timedelta(days=1))
    hidden = suppress(values, profile, common=Common(extent=Span(*extent))).hidden
    # Who has the rows of the only place there is knows the total too.
    everywhere = tuple({one.place for one in contacts})
    found = narrow(values, hidden, profile, extent)
    assert [one for one in found if one[0] != everywhere] == []


def test_a_total_is_not_hidden_for_nothing():
    values = {cell: 40 * value for cell, value in drawn(4).items()}
    hidden = suppress(values, PROFILES["default"], common=IN).hidden
    assert not hidden
    assert any(cell.municipality == TOTAL for cell in values)
