"""Every command that writes, killed or refused by the disk at some of its calls.

Some seventy kills; TILTS_KILLS=8 makes more. All: python -m tests.faults.rounds
"""

import os

import pytest

from tests.faults import homes, rounds
from tests.faults.commands import COMMANDS
from tests.faults.rounds import Plan

SEED = 20261125
ROUNDS = int(os.environ.get("TILTS_KILLS", "4"))
"""At how many of its calls each command is killed, and half of it where it is dear."""

DEAR = ("publish", "publish outside")
TURNS = [
    (name, turn)
    for name in COMMANDS
    for turn in range((ROUNDS + 1) // 2 if name in DEAR else ROUNDS)
] + [(name, 0) for name in ("remove", "list", "seminar", "preview", "refresh")]
REFUSED = ("ENOSPC", "EIO", "EACCES")


@pytest.fixture(scope="session")
def kept(once):
    """The small home, made once a run."""
    return once.made("faults-home", homes.fill)


@pytest.fixture
def plan(once, kept, name):
    """What the command does where nobody harms it, found out once a run."""

    def make(folder):
        Plan.of(name, kept, folder).write(folder / "plan.json")

    return Plan.read(once.made(f"faults-{name}", make) / "plan.json")


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_a_killed_command_did_all_or_nothing(name, turn, plan, kept, tmp_path):
    call = plan.chosen(f"{SEED} {name}", ROUNDS)[turn]
    world = homes.copied(kept, tmp_path / "home")
    assert rounds.broken(name, plan, world, (*call, "signal=KILL")) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_refusing_disk_is_told_in_a_sentence(name, plan, kept, tmp_path):
    error = REFUSED[[*COMMANDS].index(name) % len(REFUSED)]
    (call,) = plan.chosen(f"{SEED} {name} {error}", 1)
    world = homes.copied(kept, tmp_path / "home")
    assert rounds.broken(name, plan, world, (*call, f"error={error}")) == []


@pytest.mark.parametrize("name", ["forget"])
@pytest.mark.parametrize("call", [("rename", 3), ("sync", 9)])
def test_where_the_log_stays_the_file_is_not_written_anew(
    name, call, plan, kept, tmp_path
):
    world = homes.copied(kept, tmp_path / "home")
    assert rounds.broken(name, plan, world, (*call, "error=ENOSPC")) == []
