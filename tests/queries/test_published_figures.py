from datetime import date

from dashboard.editions.filters import days
from tests.conftest import JELGAVA, RIGA, made_once


@made_once
def published(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | A
    """)
    world.publish()


def figures(rows, measure):
    return [
        (row["phase"], row["value"], row["low"], row["high"])
        for row in rows
        if row["measure"] == measure and row["municipality"] == "total"
    ]


def test_the_phases_stand_as_published_each_with_its_own_window(published):
    window = days(date(2017, 1, 1), date(2020, 12, 31))
    found = published.ask("published_figures", period=window)
    families = [row for row in figures(found, "families") if row[1]]
    assert [row[:2] for row in families] == [("II", 134), ("III", 125), ("IV", 149)]
    windows = {
        (row["from"], row["to"]) for row in found if row["measure"] == "families"
    }
    assert (date(2018, 10, 1), date(2019, 5, 31)) in windows


def test_more_than_170_persons_is_a_least_with_no_most(published):
    found = published.ask("published_figures", period="phase:II")
    assert figures(found, "persons") == [("II", None, 171, None)]


def test_what_was_not_published_is_never_filled_in(published):
    rows = published.ask("published_figures", municipalities=(JELGAVA,))
    families = [row for row in rows if row["measure"] == "families"]
    assert families
    assert {(row["value"], row["low"], row["high"]) for row in families} == {
        (None, None, None)
    }


def test_asking_for_a_town_leaves_the_figures_of_all_towns_out(published):
    rows = published.ask("published_figures", municipalities=(RIGA,))
    assert {row["municipality"] for row in rows} == {RIGA}


def test_a_window_between_two_figures_shows_neither(published):
    window = days(date(2018, 6, 1), date(2018, 9, 30))
    assert published.ask("published_figures", period=window) == []
