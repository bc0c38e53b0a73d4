"""A pipe, a folder or a link in place of a file of the home: one sentence, at once.

All of them, by hand: python -m tests.faults.test_no_files
"""

import os
import random
import shutil
import signal
import sys
import tempfile
from functools import partial
from pathlib import Path

import pytest

from tests.faults import crossing, flipping, homes

SEED = 20261127
PATIENCE = 60
"""Seconds in which any command is over, however busy the machine."""
ELSEWHERE = "kept elsewhere\n"

SEMINARS, CHECK = ("seminar", "list"), ("seminar", "check", "kept")
LOST, BACKUP = ("lost",), ("backup", "{home}/backup")
PUBLISH, PHASES = ("publish", "--outside"), ("registers", "import", "phases")

KINDS = {
    **flipping.KINDS,
    "wal": ("warehouse.duckdb.wal", (flipping.IMPORT, flipping.BATCHES)),
    "withdrawn": ("editions/edition-1.withdrawn.json", (flipping.EDITIONS,)),
    "seminar": ("seminars/kept.toml", (SEMINARS, CHECK)),
    "policy": ("release.toml", (PUBLISH,)),
    "audit lock": ("audit/lock", (flipping.VERIFY, flipping.ASK, BACKUP)),
    "audit lines": ("audit/{month}.jsonl", flipping.KINDS["audit lines"][1]),
    "receipts": ("audit/receipts", (flipping.IMPORT, LOST, BACKUP)),
    "register": ("../phases.csv", ((*PHASES, "{home}/phases.csv"),)),
}
"""Each kind of file, and the commands that open it."""

THINGS = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: (path / "inside").mkdir(parents=True),
    "nowhere": lambda path: path.symlink_to("nothing/here"),
    "itself": lambda path: path.symlink_to(path.name),
    "elsewhere": lambda path: path.symlink_to("of-others"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_waits_for_what_is_no_file(kind, kept, tmp_path):
    dice = random.Random(f"{SEED} {kind}")  # noqa: S311  for a choice
    thing, words = dice.choice([*THINGS]), dice.choice(KINDS[kind][1])
    for one in {"pipe", thing}:
        assert _wrong(kind, one, words, homes.copied(kept, tmp_path / one)) == []


def _wrong(kind, thing, words, world):
    """Give a command where no file is; say what is wrong with how it ends.

    Who waits for a pipe is ended by the alarm, which is no way to end.
    """
    home = world.settings.home
    month = max(path.stem for path in (home / "audit").glob("*.jsonl"))
    path = Path(os.path.normpath(home / KINDS[kind][0].format(month=month)))
    elsewhere = path.with_name("of-others")
    elsewhere.write_text(ELSEWHERE)
    path.unlink(missing_ok=True)
    THINGS[thing](path)
    given = [word.format(home=world.home) for word in words]
    process = crossing.started(world, given, partial(signal.alarm, PATIENCE))
    code, text = process.ended(), process.output.read_text(errors="replace")
    found = []
    if code not in {0, 1, 2, 3} or "Traceback" in text or not text.strip():
        found.append(f"{words[0]} ended with {code}: {text[-400:]}")
    if "ko Tilts nepazīst" in text:
        found.append(f"{words[0]} does not know what it was: {text[-400:]}")
    if elsewhere.read_text() != ELSEWHERE:
        found.append(f"{words[0]} wrote through the link")
    return found


def _by_hand():
    bad = 0
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place) / "kept"
        kept.mkdir()
        homes.fill(kept)
        for kind, (_file, given) in KINDS.items():
            for thing in THINGS:
                for words in given:
                    world = homes.copied(kept, Path(place) / "round")
                    found = _wrong(kind, thing, words, world)
                    shutil.rmtree(Path(place) / "round")
                    bad += bool(found)
                    for one in found:
                        sys.stdout.write(f"{kind}, {thing}: {one}\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(_by_hand())
