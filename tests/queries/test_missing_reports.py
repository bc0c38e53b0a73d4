"""What is missing this month."""

from datetime import date

from dashboard.editions.filters import days
from tests.conftest import JELGAVA, RIGA, made_once


@made_once
def season(world):
    for town in (JELGAVA, RIGA):
        world.post(town, date(2019, 1, 1), date(2019, 3, 31))
    world.take("""
        Datums     | Pašvaldība | Ģimene | Veids
        2019-01-07 | Jelgava    | A      |
        2019-01-07 | Rīga       | B      |
        2019-03-07 | Jelgava    |        | indirect
    """)


def test_a_post_without_any_row_in_the_latest_month_is_missing(season):
    found = season.ask("missing_reports", period="2019")
    assert [(row["municipality"], row["entries"]) for row in found] == [
        (RIGA, 0),
        (JELGAVA, 1),
    ]


def test_it_is_said_when_a_missing_post_last_reported(season):
    missing = season.ask("missing_reports", period="2019")[0]
    assert missing["month"] == date(2019, 3, 1)
    assert missing["last_reported"] == date(2019, 1, 1)


def test_where_no_post_was_filled_nothing_is_missing(season):
    assert season.ask("missing_reports", period="2020") == []


def test_a_post_with_an_open_end_is_expected_until_the_edition_was_made(world):
    world.post(JELGAVA, date(2019, 1, 1))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | A
    """)
    world.publish()
    made = date.fromisoformat(world.shelf().manifests()[-1].created[:10])
    months = (made.year - 2019) * 12 + made.month - 2
    (row,) = world.ask("missing_reports", period=days(date(2019, 1, 1), made))
    assert row["month"] == date(2019 + months // 12, months % 12 + 1, 1)
    assert row["entries"] == 0
