"""All data sets of three months in two places, counted one by one."""

from dataclasses import replace
from datetime import date
from itertools import combinations_with_replacement, pairwise, product

import numpy as np
import pytest

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.suppression import broken, suppress

MONTHS = [date(2019, number, 1) for number in range(1, 5)]
PLACES = ("P0", "P1")
SPANS = [*pairwise(MONTHS), (MONTHS[0], MONTHS[-1])]
CELLS = [
    Cell(measure="families", municipality=place, since=since, until=until)
    for place in (*PLACES, TOTAL)
    for since, until in SPANS
]
MOST = 6


def kinds():
    """What one family adds to every cell, by place and the months it was met in."""
    for place, months in product(PLACES, list(product((0, 1), repeat=3))[1:]):
        met = np.array([*months, 1])
        yield np.concatenate(
            [met * (one in (place, TOTAL)) for one in (*PLACES, TOTAL)]
        )


def worlds(most):
    """Every data set of that many families or fewer, as counts."""
    drawn = [np.zeros(len(CELLS), int), *kinds()]
    found = combinations_with_replacement(drawn, most)
    return np.unique([sum(families) for families in found], axis=0)


ALL = worlds(MOST)
FEW = worlds(4)[1::9]


@pytest.fixture(scope="module", params=[2, 3])
def protected(request):
    """Each small world with what is hidden of it."""
    profile = Profile(threshold=request.param)
    found = []
    for counts in FEW:
        values = dict(zip(CELLS, map(int, counts), strict=True))
        found.append((values, suppress(values, profile)))
    return profile, found


def test_every_hidden_count_has_another_possible_world(protected):
    _profile, found = protected
    for values, protection in found:
        hidden = protection.hidden
        counts = np.array([values[cell] for cell in CELLS])
        is_hidden = np.array([cell in hidden for cell in CELLS])
        fits = (counts == ALL)[:, ~is_hidden].all(axis=1)
        fits &= (ALL[:, is_hidden] > 0).all(axis=1)
        possible = ALL[fits]
        for column in np.flatnonzero(is_hidden):
            assert len(set(possible[:, column])) > 1


def test_our_own_attacker_finds_what_small_counts_alone_give_away(protected):
    profile, found = protected
    told = 0
    for values, protection in found[::5]:
        assert broken(values, protection, profile) == frozenset()
        small = frozenset(c for c in CELLS if profile.is_small(values[c]))
        weak = replace(protection, hidden=small)
        told += len(broken(values, weak, profile))
    assert told
