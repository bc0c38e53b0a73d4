"""Free days: whole months of them are summed, the days beside these are counted."""

from datetime import date

import pytest

from dashboard.editions.filters import days
from tests.conftest import made_once

ENTRIES = 6
FREE = days(date(2019, 1, 15), date(2019, 4, 10))


@made_once
def cut(world):
    """An entry on each day beside which the window, or a month in it, ends."""
    world.institution("1. skola")
    world.take("""
        Datums     | Pašvaldība | Iestāde  | Kontaktpersonas amats | Joma
        2019-01-14 | Jelgava    | 1. skola | direktors             | izglītība
        2019-01-15 | Jelgava    | 1. skola | direktors             | izglītība
        2019-01-31 | Jelgava    | 1. skola | direktors             | izglītība
        2019-02-01 | Jelgava    | 1. skola | direktors             | izglītība
        2019-03-31 | Jelgava    | 1. skola | direktors             | izglītība
        2019-04-01 | Jelgava    | 1. skola | direktors             | izglītība
        2019-04-10 | Jelgava    | 1. skola | direktors             | izglītība
        2019-04-11 | Jelgava    | 1. skola | direktors             | izglītība
    """)
    world.publish()


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("cooperation_by_kind", "times"),
        ("cooperation_by_domain", "times"),
        ("cooperation_by_institution", "times"),
        ("roles_contacted", "times"),
    ],
)
def test_each_entry_of_the_window_counts_once(cut, name, column):
    assert {row[column] for row in cut.ask(name, period=FREE)} == {ENTRIES}
