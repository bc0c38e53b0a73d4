"""A backup made in the midst of imports and publications, and a kill, is whole.

The rounds of the suite are few; TILTS_ROUNDS=100 gives more.
"""

import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date

import duckdb
import pytest

from dashboard.ground.audit.log import Log
from dashboard.ground.home import BusyError
from dashboard.upkeep.backup import make, not_as_published
from tests.conftest import JELGAVA

ROUNDS = int(os.environ.get("TILTS_ROUNDS", "2"))
FILES, ROWS = 40, 20

WRITER = """
import sys
from dashboard.cli import main

for number, file in enumerate(sys.argv[1:]):
    try:
        main(["import", file])
    except SystemExit as ended:
        if not ended.code:
            print(number, file=sys.stderr, flush=True)
    if number % 4 == 3:
        try:
            main(["publish"])
        except SystemExit:
            pass
"""
"""Imports file after file and publishes now and then; tells what was accepted."""


@pytest.fixture
def sources(world, monkeypatch):
    """Files whose rows tell which file they are of, by their minutes."""
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))
    world.post(JELGAVA, date(2018, 10, 1))
    paths = []
    for number in range(1, FILES + 1):
        lines = [
            f"2019-01-{1 + row % 28:02} | Jelgava | {number}-{row} | {number}"
            for row in range(ROWS)
        ]
        text = "\n".join(["Datums | Pašvaldība | Ģimene | Minūtes", *lines])
        paths.append(world.file(text))
    return paths


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_backup_holds_every_batch_whole_and_all_accepted_before(
    world, sources, bring, seed
):
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, *map(str, sources)],
        stdout=subprocess.DEVNULL,
        stderr=(log := (world.home / "accepted").open("w")),
    ) as writer:
        wait_for(world, chance.randint(1, 4))
        time.sleep(chance.random())
        before = accepted(world)
        contents = backed_up(world)
        assert not not_as_published(world.settings, contents)
        time.sleep(chance.random() / 2)
        writer.kill()
    log.close()
    there = bring(world.home / "backup")
    found = by_batch(there.warehouse)
    assert all(len(minutes) == ROWS for minutes in found.values())
    assert all(len(set(minutes)) == 1 for minutes in found.values())
    assert {number + 1 for number in before} <= {m[0] for m in found.values()}
    assert not Log.at(there).check().faults


def wait_for(world, count):
    """Wait until so many files have been accepted."""
    for _try in range(1200):
        if len(accepted(world)) >= count:
            return
        time.sleep(0.05)
    raise AssertionError("The writer does not get on.")


def accepted(world):
    path = world.home / "accepted"
    lines = path.read_text().splitlines() if path.exists() else []
    return {int(line) for line in lines if line.isdecimal()}


def backed_up(world):
    """Make a backup; a writer who is always at it may be quicker now and then."""
    for _try in range(20):
        try:
            return make(world.settings, world.home / "backup")
        except BusyError:
            continue
    raise AssertionError("The home is never free.")


def by_batch(warehouse):
    """The minutes of every row, by batch: one file's each."""
    found = defaultdict(list)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for batch, minutes in connection.execute(
            "select batch, minutes from raw.log_rows"
        ).fetchall():
            found[batch].append(minutes)
    return found
