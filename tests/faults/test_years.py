"""Short histories of a home; long ones: python -m tests.faults.years 10000"""

import pytest

from dashboard.editions.showing import Showing
from tests.faults import years
from tests.faults.coordinator import Coordinator

SEED, PARTS, HISTORIES = 20261125, 4, 50


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_the_home_is_as_the_ledger_says(part):
    years.lived(HISTORIES, root=SEED + part)


@pytest.mark.parametrize("step", ["give_back", "point_at"])
def test_readers_are_never_left_without_an_edition_while_one_is_shown_again(
    step, tmp_path, monkeypatch
):
    who = Coordinator(tmp_path)
    monkeypatch.setenv("TILTS_HOME", str(who.world.settings.home))
    who.world.publish()
    who.withdraws(1, erase=False)()

    def stopped(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Showing, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            who.shows(1)()
    assert who.world.shelf().current() in {1, 2}
