"""Rows that changed behind what was told give no count away, not even to their town."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.common import Common, Visit
from dashboard.disclosure.contradictions import contradicting
from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.suppression import suppress
from dashboard.disclosure.windows import Span
from tests.attacks.attacker import narrow
from tests.attacks.worlds import Contact, Release, calendar, cells, month

FIRST, LAST = date(2019, 10, 1), date(2020, 3, 31)
EXTENT = FIRST, LAST + timedelta(days=1)
PHASES = (("2019-10-01", "2020-01-01"), ("2020-01-01", "2020-04-01"))
MONTHS = [month(2019, 9 + number) for number in range(7)]
PROFILE = PROFILES["default"]


def drawn(seed):
    """Rows of six months as they are today, and those that two months were told by."""
    chance = random.Random(seed)  # noqa: S311
    moving = chance.choice((0, 0.1, 0.3))
    then = []
    for family in range(3 * chance.choice((6, 12))):
        for since in MONTHS[:6]:
            if chance.random() < 0.6:
                away = chance.random() < moving
                place = chance.randrange(3) if away else family % 3
                day = since + timedelta(days=chance.randrange(28))
                then.append(Contact(family=family, day=day, place=f"P{place}"))
    early = [one for one in then if one.day < MONTHS[2]]
    gone = {*chance.sample(range(18), chance.choice((1, 3, 6)))}
    late = [
        replace(chance.choice(early), family=1000 + number)
        for number in range(chance.choice((0, 1, 4)))
    ]
    return early, [one for one in then if one.family not in gone] + late


def moved(contacts):
    visits = defaultdict(list)
    for one in contacts:
        visits[one.family].append(Visit(place=one.place, day=one.day))
    return [own for own in visits.values() if len({v.place for v in own}) > 1]


def counted(contacts, windows):
    found = cells(contacts, Release(windows=windows))
    return {
        cell: count
        for cell, count in found.items()
        if cell.domain == TOTAL and cell.measure != "persons"
    }


@pytest.mark.parametrize("seed", [4, 8, 20, 21, 28])
def test_what_a_town_counts_today_tells_it_nothing_of_the_others(seed):
    then, today = drawn(seed)
    told = counted(then, {"month": tuple(pairwise(MONTHS[:3]))})
    windows = {
        kind: tuple(span for span in spans if span[1] <= EXTENT[1])
        for kind, spans in calendar(
            FIRST, LAST, PHASES, ("month", "quarter", "year")
        ).items()
    }
    values = counted(today, windows) | told
    common = Common(extent=Span(*EXTENT), movers=moved(today))
    found = contradicting(values, told.keys(), PROFILE, common)
    out, common = found.out, replace(common, movers=found.movers)
    fitting = {cell: count for cell, count in values.items() if cell not in out}
    hidden = suppress(fitting, PROFILE, common=common).hidden
    # What did not fit is told to nobody; a town knows its own all the same.
    apart = {c for c in out if values[c] and c.municipality != TOTAL}
    assert apart
    known = fitting | {cell: values[cell] for cell in apart}
    assert narrow(known, hidden | apart, PROFILE, EXTENT, apart=apart) == []
