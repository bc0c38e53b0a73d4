"""Nobody who reckons with whole families can tell a hidden count either."""

import pytest

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.relations import relations
from dashboard.disclosure.suppression import suppress
from dashboard.disclosure.table import Table
from dashboard.disclosure.windows import Span
from tests.attacks.types import counted, drawn, told, unpublished

SEEDS = (*range(12), 98, 124, 154)
"""Twelve, and those in which relations between places had told too much."""


def profile_of(seed):
    return Profile(threshold=3 + seed % 3, disjoint=bool(seed % 4))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_count_of_a_small_world_is_told_by_its_families(seed):
    shape, families = drawn(seed)
    values = counted(shape, families)
    profile, common = profile_of(seed), Common(extent=Span(*shape.extent))
    hidden = suppress(values, profile, common=common).hidden
    assert told(shape, values, hidden, profile) == []


THREE = [seed for seed in range(40) if drawn(seed)[0].places == 3]
MERGED = {"P1": "P0"}


def of_merged(seed, owners):
    """What is told to a place of today that two were, if it is held to be `owners`."""
    shape, families = drawn(seed)
    values, profile = counted(shape, families), Profile()
    common = Common(extent=Span(*shape.extent), owners=owners)
    hidden = suppress(values, profile, common=common).hidden
    return told(shape, values, hidden, profile, MERGED)


def test_who_sees_the_rows_of_two_places_is_told_no_count_of_a_third():
    assert [seed for seed in THREE if of_merged(seed, MERGED)] == []
    assert [seed for seed in THREE if of_merged(seed, {})]


def of_two(seed, coalition):
    """What two places that put their counts together are told of the third."""
    shape, families = drawn(seed)
    values, profile = counted(shape, families), Profile(coalition=coalition)
    common = Common(extent=Span(*shape.extent))
    hidden = suppress(values, profile, common=common).hidden
    return told(shape, values, hidden, Profile(coalition=2))


def test_two_places_together_are_told_no_count_where_the_profile_asks_for_it():
    assert [seed for seed in THREE[:4] if of_two(seed, 2)] == []
    assert any(of_two(seed, 1) for seed in THREE[:4])


def test_small_counts_alone_would_be_told():
    profile = profile_of(1)
    shape, families = drawn(1)
    values = counted(shape, families)
    small = {cell for cell, value in values.items() if profile.is_small(value)}
    assert told(shape, values, small, profile)


@pytest.mark.parametrize("seed", THREE[:3])
def test_places_that_are_not_told_of_are_told_by_nothing_where_they_are_small(seed):
    shape, families = drawn(seed)
    values, profile = counted(shape, families), Profile()
    untold = {cell for cell in values if cell.municipality != TOTAL}
    common = Common(extent=Span(*shape.extent), untold=frozenset(untold))
    hidden = suppress(values, profile, common=common).hidden
    assert hidden >= {cell for cell in untold if values[cell]}
    needed = {c for c in hidden if c not in untold or profile.is_small(values[c])}
    found = told(shape, values, hidden, profile)
    assert [one for one in found if one[1] in needed] == []


@pytest.mark.parametrize("is_whole", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_every_relation_is_true_of_the_families_themselves(seed, is_whole):
    shape, families = drawn(seed)
    values = counted(shape, families)
    if not is_whole:
        values = {c: n for c, n in values.items() if c.municipality != "P0"}
    table = Table(values, Span(*shape.extent), is_whole=is_whole)
    found = relations(table, disjoint=bool(seed % 2))
    # Of a place that is not told of, less is true that can be said.
    assert len(found) > (len(values) if is_whole else len(values) - 2)
    for one in found:
        total = sum(
            sign * values[cell]
            if cell in values
            else sign * unpublished(shape, families, cell)
            for cell, sign in one.terms
        )
        assert total == 0 if one.equal else total <= 0
