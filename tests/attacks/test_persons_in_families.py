"""What persons, and families in a gap, tell of families is known to the gate."""

from datetime import date
from itertools import product

import pytest

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.relations import relations
from dashboard.disclosure.suppression import Protection, broken
from dashboard.disclosure.table import Table
from dashboard.disclosure.windows import Span
from tests.attacks.test_memories import PERSONS, drawn

DAYS = (date(2018, 1, 3), date(2018, 2, 1), date(2018, 3, 1), date(2018, 4, 10))
FIRST, GAP, SECOND, EVER = (0, 1), (1, 2), (2, 3), (0, 3)
MOST = 99


def cell(measure, window, place="P0"):
    since, until = (DAYS[number] for number in window)
    return Cell(measure=measure, municipality=place, since=since, until=until)


def told(values, hidden, threshold):
    """What the gate says of these counts, if only some of them are hidden."""
    protection = Protection(
        hidden=frozenset(hidden), primary=frozenset(hidden), shown={}
    )
    common = Common(extent=Span(DAYS[0], DAYS[-1]))
    return broken(values, protection, Profile(threshold=threshold), common)


def families_of(met):
    return {cell("families", window): number for window, number in met.items()}


def continuing_among(met):
    """Numbers that continuing families can be: every number of each kind is tried."""
    kinds = [kind for kind in product((0, 1), repeat=3) if any(kind)]
    most = min(number for window, number in met.items() if window != EVER)
    return {
        sum(n for kind, n in zip(kinds, numbers, strict=True) if kind[0] and kind[2])
        for numbers in product(range(most + 2), repeat=len(kinds))
        if all(
            number
            == sum(
                n
                for kind, n in zip(kinds, numbers, strict=True)
                if any(kind[slice(*window)])
            )
            for window, number in met.items()
        )
    }


def test_who_went_straight_past_a_gap_is_continuing():
    met = {FIRST: 3, GAP: 3, SECOND: 4, (0, 2): 6, (1, 3): 7, EVER: 7}
    assert continuing_among(met) == {3}
    hidden = cell("continuing", SECOND)
    values = families_of(met) | {cell("continuing", FIRST): 0, hidden: 3}
    assert ("", hidden) in told(values, {hidden}, threshold=3)


def may_be_persons(continuing, families, persons):
    """Whether so many persons may be met in both windows by so few families."""
    alone = MOST * (families - continuing)
    return any(
        max(persons - first, persons - second) + first + second <= persons
        for first in range(min(alone, persons) + 1)
        for second in range(min(alone, persons) + 1)
        if max(persons - first, persons - second) <= MOST * continuing
    )


def test_persons_on_both_sides_of_a_gap_are_in_families_met_on_both():
    assert [n for n in (1, 2, 3) if may_be_persons(n, 3, 100)] == [2, 3]
    met = {FIRST: 3, GAP: 3, SECOND: 3, EVER: 7}
    hidden = cell("continuing", SECOND)
    values = families_of(met) | {cell("continuing", FIRST): 0, hidden: 2}
    values |= {cell("persons", window): 100 for window in (FIRST, SECOND, EVER)}
    also = cell("families", EVER)
    assert ("", hidden) in told(values, {hidden, also}, threshold=3)


def test_persons_in_two_places_are_in_families_met_in_both():
    values = {cell("families", EVER, place): 4 for place in ("P0", "P1")}
    hidden = cell("families", EVER, TOTAL)
    values |= {cell("persons", EVER, place): 100 for place in ("P0", "P1", TOTAL)}
    # Of four and four families at least two are the same: not more than six in all.
    assert ("", hidden) in told(values | {hidden: 6}, {hidden}, threshold=4)


def number(contacts, one):
    """Families, or the most persons of each, met in the days of a stretch."""
    most = {}
    for met in contacts:
        is_there = one.municipality in (met.place, TOTAL)
        if is_there and one.since <= met.day < one.until:
            most[met.family] = max(most.get(met.family, 0), met.persons or 0)
    return sum(most.values()) if one.measure.startswith(PERSONS) else len(most)


@pytest.mark.parametrize("seed", range(24))
def test_every_relation_of_persons_is_true_of_the_families_themselves(seed):
    world = drawn(seed)
    if world.noted != PERSONS:
        return
    table = Table(world.values, Span(world.months[0], world.months[-1]))
    counted = {"families", "families in", "persons", "persons in"}
    held = 0
    for one in relations(table, disjoint=bool(seed % 2)):
        measures = {c.measure for c, _sign in one.terms}
        if measures <= counted and len({m.split()[0] for m in measures}) > 1:
            total = sum(n * number(world.contacts, c) for c, n in one.terms)
            assert total == 0 if one.equal else total <= 0
            held += 1
    assert held or not any(c.persons for c in world.contacts)
