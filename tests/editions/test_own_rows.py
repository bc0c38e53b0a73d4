"""What one municipality is shown of released rows, its total included."""

from dashboard.editions.own_rows import narrowed, with_own
from dashboard.editions.released import Released
from dashboard.editions.table import Table
from tests.conftest import BALVI, JELGAVA, VILAKA

BY_KIND = Released(keys=("kind", "municipality"))


def table(*rows):
    return Table(columns=("kind", "municipality", "times", "hidden"), rows=rows)


def test_the_total_of_one_municipality_is_itself():
    whole = table(("school", JELGAVA, 3, []), ("school", "total", 7, []))
    assert narrowed(BY_KIND, whole, JELGAVA).rows == (
        ("school", JELGAVA, 3, []),
        ("school", "total", 3, []),
    )


def test_the_total_of_two_that_became_one_is_hidden():
    whole = table(
        ("school", BALVI, 3, []), ("school", VILAKA, 1, []), ("school", "total", 7, [])
    )
    assert narrowed(BY_KIND, whole, BALVI).rows[-1] == (
        "school",
        "total",
        None,
        ["times"],
    )


def test_there_is_no_total_of_what_a_municipality_has_not():
    whole = table(
        ("school", "total", 7, []),
        ("police", JELGAVA, 2, []),
        ("police", "total", 2, []),
    )
    assert {row[0] for row in narrowed(BY_KIND, whole, JELGAVA).rows} == {"police"}


def test_of_no_rows_a_municipality_has_none():
    assert not narrowed(BY_KIND, table(), JELGAVA)


def test_a_municipality_sees_its_own_rows_exactly_where_they_stand():
    released = table(("school", JELGAVA, None, ["times"]), ("school", "total", 7, []))
    exact = Table(
        columns=("kind", "municipality", "times"), rows=(("school", JELGAVA, 3),)
    )
    assert with_own(BY_KIND, released, exact, {JELGAVA}).rows == (
        ("school", JELGAVA, 3, []),
        ("school", "total", 7, []),
    )
