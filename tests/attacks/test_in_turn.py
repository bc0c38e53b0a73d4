"""Whoever keeps every outside edition, and counts own rows, is told no hidden count."""

from itertools import pairwise

import pytest

from tests.attacks.in_turn import PROFILE, Programme, Table
from tests.conftest import World

MONTHS = 5


@pytest.fixture(scope="module", params=[2, 5])
def programme(request, tmp_path_factory):
    found = Programme(World(tmp_path_factory.mktemp("turn")), request.param)
    found.run(MONTHS)
    return found


def test_editions_in_turn_give_no_count_away(programme):
    table = Table.of(programme.told, programme.untold)
    assert len(programme.told) == MONTHS
    assert len(programme.done) > 1
    assert len(table.hidden) > 20
    assert table.given_away() == []


def test_what_was_told_stays(programme):
    for before, now in pairwise(programme.told):
        still = before.shown.keys() & (now.shown.keys() | now.hidden)
        assert {c: now.shown.get(c) for c in still} == {
            c: before.shown[c] for c in still
        }
        assert not before.hidden & now.shown.keys()


def test_small_counts_alone_would_be_told(programme):
    table = Table.of(programme.told, programme.untold)
    small = {c for c in table.hidden if table.values[c] < PROFILE.threshold}
    table.hidden.intersection_update(small)
    assert table.given_away()
