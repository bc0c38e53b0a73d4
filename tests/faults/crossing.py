"""Commands started at once in one home, each a process of its own.

All pairs and many triples: python -m tests.faults.crossing 200 7
"""

import gc
import logging
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from dashboard.cli import main
from tests.faults import homes
from tests.faults.commands import Given
from tests.faults.homes import State

BACKUP = "backup"
NAMES = (
    *("import", "forget", "undo", "merge", "show", "withdraw", "post", BACKUP),
    *("instead", "phase", "closed", "anew", "remove", "list"),
)
SLOW = "publish"
TAKEN_IN, REFUSED = {0, 1}, 2
"""Done, or done with rows held; refused in words: nothing was done."""

_LONGEST_WAIT = 0.3


@dataclass(frozen=True)
class Process:
    """A command that was started, and where it writes what it says."""

    number: int
    output: Path

    def ended(self):
        """Wait for the end; return the exit code."""
        return os.waitstatus_to_exitcode(os.waitpid(self.number, 0)[1])


def started(world, words, before=lambda: None):
    """Start a command in a child, which may first do something of its own."""
    handle, output = tempfile.mkstemp(prefix="said-", dir=world.home)
    child = os.fork()
    if not child:
        _live(world, words, handle, before)
    os.close(handle)
    return Process(number=child, output=Path(output))


def _live(world, words, handle, before):
    # What the parent has not collected yet may hold threads that are not here.
    gc.disable()
    code = 70
    try:
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        # What was kept for these before is of another process.
        sys.stdout = sys.stderr = os.fdopen(1, "w", closefd=False)
        # Warnings are written there too, and not where the tests keep them.
        logging.getLogger().handlers.clear()
        before()
        with homes.lived_in(world.settings.home):
            main([*words, "--lang", "en"])
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def words(world, name):
    """A command with its words."""
    if name == BACKUP:
        return (BACKUP, str(Path(world.home) / "copy"))
    return Given.to(name, world).words


def broken(names, kept, folder, dice):
    """Start commands at once and say in words what is broken afterwards."""
    world = homes.copied(kept, folder / "crossed")
    processes = []
    for name in names:
        processes.append(started(world, words(world, name)))
        time.sleep(dice.uniform(0, _LONGEST_WAIT) * dice.randrange(2))
    codes = [process.ended() for process in processes]
    found = [
        f"{name} ended with {code}: {process.output.read_text()[-300:]}"
        for name, code, process in zip(names, codes, processes, strict=True)
        if code not in {*TAKEN_IN, REFUSED} or not process.output.read_text().strip()
    ]
    done = [name for name, code in zip(names, codes, strict=True) if code in TAKEN_IN]
    state = State.of(world)
    if state not in _in_some_order(done, kept, folder):
        found.append(f"the home is as after no order of {done}")
    return found + homes.faults_of(world)


def _in_some_order(names, kept, folder):
    """The homes after every order of commands, one by one, until it is enough."""
    for number, order in enumerate(permutations(names)):
        world = homes.copied(kept, folder / f"order-{number}")
        for name in order:
            started(world, words(world, name)).ended()
        yield State.of(world)


def chosen(seed, number):
    """Pairs and triples of commands, by a seed: a publication in a tenth of them."""
    dice = random.Random(seed)  # noqa: S311  for a choice that can be repeated
    found = []
    for turn in range(number):
        names = dice.sample(NAMES, 2 + turn % 2)
        found.append([SLOW, *names[:1]] if turn % 10 == 9 else names)
    return found


def _by_hand(number, seed):
    dice, bad = random.Random(seed), 0  # noqa: S311
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place) / "kept"
        kept.mkdir()
        homes.fill(kept)
        for names in chosen(seed, number):
            folder = Path(place) / "round"
            folder.mkdir()
            found = broken(names, kept, folder, dice)
            shutil.rmtree(folder)
            bad += bool(found)
            if found:
                sys.stdout.write(f"{names}: {'; '.join(found)}\n")
    sys.stdout.write(f"{number} crossings, {bad} broken\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(_by_hand(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0))
