"""One outside edition against the next: what was hidden stays so."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import NOTHING, Common
from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.suppression import suppress
from dashboard.editions.outside import OutsideFile
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.earlier import Earlier
from dashboard.writing.publishing.gate import NarrowError, check
from dashboard.writing.publishing.publishing import publish
from tests.conftest import JELGAVA, RIGA, World
from tests.writing.publishing.outside.conftest import log

DEFAULT = PROFILES["default"]


@pytest.fixture(scope="module")
def twice(small, tmp_path_factory):
    """Two outside editions, families of January coming in late for the second."""
    folder = tmp_path_factory.mktemp("twice") / "copy"
    world = World(shutil.copytree(small.home, folder))
    late = log().splitlines()
    more = [
        f"2019-01-2{n} | Rīga | Rīga-late-{n} | izglītība | 2 | 1. skola"
        for n in range(4)
    ]
    world.take("\n".join([late[0], *more]))
    publish_outside(world)
    return world


def publish_outside(world):
    with world.warehouse() as warehouse:
        publish(warehouse, world.shelf(), "", release=RELEASE)


def files(world):
    return [OutsideFile.open(world.shelf().outside_path(n)) for n in (1, 2)]


def test_a_count_once_hidden_stays_hidden(twice):
    first, second = files(twice)
    assert first.hidden()
    assert set(first.hidden()) <= set(second.hidden())


def test_what_was_hidden_once_is_shown_nowhere_later(twice):
    first, second = files(twice)
    assert not set(first.hidden()) & second.shown().keys()


def test_what_was_shown_is_remembered(twice):
    shelf = twice.shelf()
    paths = [shelf.outside_path(n) for n in (1, 2)]
    with twice.warehouse() as warehouse:
        earlier = Earlier.read(paths, warehouse)
    first, second = files(twice)
    counted = {cell: count for cell, count in earlier.shown.items() if count}
    assert counted == {
        c: n for c, n in {**first.shown(), **second.shown()}.items() if n
    }
    assert min(n for n in earlier.shown.values() if n) >= DEFAULT.threshold


def quarter(place, since, until, value):
    cell = Cell(measure="new", municipality=place, since=since, until=until)
    return {cell: value}


def served(since, until, value):
    """As many families as are new: none of them was met before."""
    (new,) = new_one = quarter("a", since, until, value)
    return {**new_one, replace(new, measure="families"): value}


def test_a_count_shown_earlier_protects_nothing():
    days = [date(2019, 1, 1), date(2019, 4, 1), date(2019, 7, 1)]
    small = served(days[0], days[1], 3)
    large = served(days[1], days[2], 8)
    whole = served(days[0], days[2], 11)
    values = {**small, **large, **whole}
    fresh = suppress(values, DEFAULT)
    check(values, fresh, DEFAULT, NOTHING)
    common = Common(published=large)
    remembered = suppress(values, DEFAULT, common=common)
    check(values, remembered, DEFAULT, common)
    assert set(whole) <= remembered.hidden


def test_the_gate_stops_what_a_municipality_could_reckon():
    days = (date(2019, 1, 1), date(2020, 1, 1))
    values = {
        **quarter("a", *days, 6),
        **quarter("b", *days, 3),
        **quarter("c", *days, 7),
        **quarter("total", *days, 16),
    }
    (b,), (c,) = quarter("b", *days, 3), quarter("c", *days, 7)
    good = suppress(values, DEFAULT)
    check(values, good, DEFAULT, NOTHING)
    # Enough against an outsider, but c knows its own and is left with b alone.
    weak = type(good)(hidden=frozenset({b, c}), primary=frozenset({b}), shown={})
    with pytest.raises(NarrowError):
        check(values, weak, DEFAULT, NOTHING)


MOVED = """
    Ieraksts | Datums     | Pašvaldība | Ģimene
    A-0001   | 2019-03-04 | Rīga       | R1
    A-0002   | 2019-03-04 | Rīga       | R2
    A-0003   | {}         | Jelgava    | J1
"""
"""The one contact of May is corrected to a day before all the others."""


def test_who_was_told_of_may_be_on_no_day_of_the_data_any_more(world):
    for place in (RIGA, JELGAVA):
        world.post(place, date(2019, 1, 1))
    for day in ("2019-05-06", "2019-01-07"):
        world.take(MOVED.format(day))
        world.publish(outside=True)
    first, second = files(world)
    assert second.manifest.data_up_to == "2019-03-31"
    assert first.hidden()
    assert not second.shown().keys() & first.hidden()
