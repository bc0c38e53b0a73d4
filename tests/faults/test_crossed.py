"""Commands that cross each other: done one after the other, or refused in words.

More of them: python -m tests.faults.crossing 200
"""

import random
import time

import pytest

from dashboard.ground import home
from tests.faults import crossing, homes
from tests.faults.crossing import TAKEN_IN

SEED, CROSSINGS = 20261125, 10
KEPT_ROWS = 4
"""Of five in the file one is about the family that has just been forgotten."""

_PATIENCE = 60


@pytest.mark.parametrize("names", crossing.chosen(SEED, CROSSINGS), ids="-".join)
def test_commands_at_once_leave_the_home_as_one_after_the_other(names, kept, tmp_path):
    dice = random.Random(f"{SEED} {names}")  # noqa: S311  for a choice
    assert crossing.broken(names, kept, tmp_path, dice) == []


def test_an_import_between_the_copy_of_forgetting_and_its_rename_is_kept(
    kept, tmp_path
):
    world = homes.copied(kept, tmp_path / "home")
    before = accepted(world)
    copied, go_on = tmp_path / "copied", tmp_path / "go on"

    def wait_before_the_rename():
        put = home.put

        def waiting(draft, path):
            if path == world.settings.warehouse:
                copied.touch()
                wait_for(go_on)
            put(draft, path)

        home.put = waiting

    forget = crossing.started(
        world, crossing.words(world, "forget"), wait_before_the_rename
    )
    wait_for(copied)
    taking = crossing.started(world, crossing.words(world, "import"))
    time.sleep(1)
    go_on.touch()
    assert forget.ended() == 0
    assert taking.ended() in TAKEN_IN
    new = max(accepted(world))
    assert (new, accepted(world)[new]) == (max(before) + 1, KEPT_ROWS)


def wait_for(path):
    """Wait until another process has come so far."""
    until = time.monotonic() + _PATIENCE
    while not path.exists():
        assert time.monotonic() < until, f"nobody made {path.name}"
        time.sleep(0.02)


def accepted(world):
    """How many rows of the log each batch has."""
    with world.warehouse() as warehouse:
        found = warehouse.rows(
            "select batch, count(*) as n from raw.log_rows group by batch"
        )
    return {row["batch"]: row["n"] for row in found}
