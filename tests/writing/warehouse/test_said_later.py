"""What is said of a file only later makes no second rows of it."""

import pytest

from dashboard.writing.warehouse.confirming import Confirmed

ROWS = """
    Datums     | Pašvaldība | Ģimene | Locekļu skaits
    2019-03-05 | Jelgava    | A-1    | 4
    2019-03-05 | Jelgava    | A-1    | 3
    2019-03-06 | Jelgava    | A-2    | 2
"""
SAID = Confirmed(headings=["D1=persons"])
UNSAID = Confirmed()


@pytest.mark.parametrize(
    ("first", "then", "persons"),
    [(UNSAID, SAID, [4, 3, 2]), (SAID, UNSAID, [None] * 3)],
)
def test_a_heading_said_later_replaces_the_files_rows(town, first, then, persons):
    assert town.take(ROWS, confirmed=first).accepted == 3
    verdict = town.take(ROWS, confirmed=then)
    assert (verdict.accepted, verdict.replaced) == (0, 3)
    with town.warehouse() as warehouse:
        rows = warehouse.rows("select persons from staging.log_rows order by line")
    assert [row["persons"] for row in rows] == persons


def test_the_same_said_again_is_unchanged(town):
    town.take(ROWS, confirmed=UNSAID)
    town.take(ROWS, confirmed=SAID)
    assert town.take(ROWS, confirmed=SAID).unchanged == 3
