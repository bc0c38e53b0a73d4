"""Published figures beside computed ones, each pair in one window."""

from datetime import date

from tests.conftest import JELGAVA


def computed(world, **asked):
    return {
        row["phase"]: (row["value"], row["computed"])
        for row in world.ask("published_and_computed", **asked)
        if (row["municipality"], row["measure"]) == ("total", "families")
    }


def test_the_computed_figure_has_the_published_ones_own_window(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    # The ministry's figure of phase III ends a month before the contracts do.
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-05-31 | Jelgava    | A
        2019-06-01 | Jelgava    | B
    """)
    assert computed(world, period="phase:III")["III"] == (125, 1)


def test_a_phase_that_the_log_does_not_hold_has_no_computed_figure(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-05-31 | Jelgava    | A
    """)
    assert computed(world, period="phase:II")["II"] == (134, None)


def test_every_phase_is_shown_whatever_period_is_asked_for(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-05-31 | Jelgava    | A
    """)
    assert list(computed(world, period="2019-05")) == ["II", "III", "IV"]
