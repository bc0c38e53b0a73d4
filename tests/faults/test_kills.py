"""Every command that writes, killed or refused by the disk at some of its calls.

Some seventy of both; TILTS_KILLS=8 makes more. All: python -m tests.faults.rounds
"""

import json
import os
import re

import pytest

from dashboard.ground.settings import ROOT
from tests.faults import homes, rounds
from tests.faults.commands import COMMANDS
from tests.faults.rounds import Plan

SEED = 20261125
ROUNDS = int(os.environ.get("TILTS_KILLS", "3"))
"""At how many of its calls each command is killed, and half of it where it is dear."""

DEAR = ("publish", "publish outside")
TURNS = [
    (name, turn)
    for name in COMMANDS
    for turn in range((ROUNDS + 1) // 2 if name in DEAR else ROUNDS)
] + [(name, 0) for name in ("remove", "list", "seminar", "preview", "refresh")]
REFUSED = ("ENOSPC", "EIO", "EACCES")


@pytest.fixture
def plan(once, kept, name):
    """What the command does where nobody harms it, found out once a run."""

    def make(folder):
        Plan.of(name, kept, folder).write(folder / "plan.json")

    return Plan.read(once.made(f"faults-{name}", make) / "plan.json")


@pytest.mark.parametrize(("name", "turn"), TURNS)
def test_a_killed_command_did_all_or_nothing(name, turn, plan, kept, tmp_path):
    call = plan.chosen(f"{SEED} {name}", ROUNDS)[turn]
    assert rounds.broken(name, plan, kept, tmp_path, (*call, "signal=KILL")) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_refusing_disk_is_told_in_a_sentence(name, plan, kept, tmp_path):
    error = REFUSED[[*COMMANDS].index(name) % len(REFUSED)]
    (call,) = plan.chosen(f"{SEED} {name} {error}", 1)
    assert rounds.broken(name, plan, kept, tmp_path, (*call, f"error={error}")) == []


@pytest.mark.parametrize("name", ["forget"])
@pytest.mark.parametrize("call", [("rename", 3), ("sync", 9)])
def test_where_the_log_stays_the_file_is_not_written_anew(
    name, call, plan, kept, tmp_path
):
    assert rounds.broken(name, plan, kept, tmp_path, (*call, "error=ENOSPC")) == []


@pytest.mark.parametrize("name", ["export"])
def test_a_kill_that_does_not_come_to_pass_is_no_proof(name, plan, kept, tmp_path):
    found = rounds.broken(name, plan, kept, tmp_path, ("cut", 2, "signal=KILL"))
    assert found == ["it was never harmed: no cut came to pass"]


def test_every_table_of_the_warehouse_is_compared(kept):
    scripts = (ROOT / "queries" / "warehouse").glob("*.sql")
    made = [re.findall(r"create table raw\.(\w+)", one.read_text()) for one in scripts]
    compared = json.loads(homes.tables(homes.World(kept)))
    assert {*compared} >= {name for names in made for name in names}
