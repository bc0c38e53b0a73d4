"""Lost changes on the command line: listed, and given up for a reason."""

from dashboard.ground.audit.log import Log
from dashboard.writing.warehouse import registers
from tests.cli.test_upkeep import tilts

__all__ = ["tilts"]


def lose_a_school(world):
    """Add an institution, and put the file of before back."""
    before = world.settings.warehouse.read_bytes()
    with world.warehouse() as warehouse, warehouse.transaction():
        registers.add_institution(warehouse, "9. skola", "school", None)
    world.settings.warehouse.write_bytes(before)


def test_nothing_is_lost_where_all_is_there(tilts):
    assert tilts("lost")[:2] == (0, "All that was accepted is in the data.\n")


def test_what_is_lost_is_listed_and_given_up_for_a_reason(tilts, world, caplog):
    lose_a_school(world)
    tilts("batches")
    assert "register: 9. skola" in caplog.text
    code, said, _warned = tilts("lost")
    assert (code, said.startswith("register: 9. skola (")) == (0, True)
    assert tilts("lost", "--give-up", " ")[0] == 2
    assert tilts("lost", "--give-up", "it was closed")[0] == 0
    caplog.clear()
    tilts("batches")
    assert caplog.text == ""
    *_before, last = Log.at(world.settings).entries()
    assert (last["action"], last["note"]) == ("lost", "it was closed")
