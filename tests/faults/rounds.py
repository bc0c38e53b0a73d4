"""One round: a command harmed at one call, what is left of it, and given once more.

python -m tests.faults.rounds                   every call of every command, killed
python -m tests.faults.rounds ENOSPC            refused by the disk instead
python -m tests.faults.rounds --most 20 --of note list
"""

import argparse
import json
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.cli import FAULT, main
from tests.faults import homes, tracing
from tests.faults.commands import CALLS, COMMANDS, LATELY, UNCHANGING, Given
from tests.faults.homes import State

REPEATED = {0, 1}
"""How a command may end that is given once more: done, or with rows held."""

_ALIKE = {"publish", "publish outside", *UNCHANGING}
"""What leaves the same rows: another edition of them each time, or nothing at all."""


_FULL = ("disk is full", "room on the disk")
"""How a command says what a full disk kept it from."""


@dataclass(frozen=True)
class Plan:
    """What a command does to the home where nobody harms it."""

    before: State
    after: State
    calls: dict[str, int]

    @classmethod
    def of(cls, name, kept, folder):
        """Carry a command out in a copy of the home, and count its calls."""
        world = homes.copied(kept, folder / "whole")
        before = State.of(world)
        calls = tracing.counted(world, Given.to(name, world).words, folder)
        after = State.of(world)
        assert after != before or name in _ALIKE, f"{name} did nothing"
        return cls(before=before, after=after, calls=calls)

    def write(self, path):
        """Keep the plan for other processes of the run."""
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, path):
        """Read a plan that was kept."""
        values = json.loads(path.read_text())
        return cls(
            before=State(**values["before"]),
            after=State(**values["after"]),
            calls=values["calls"],
        )

    def turns(self):
        """Every call of every kind, as (kind, its turn)."""
        return [
            (call, turn)
            for call in CALLS
            for turn in range(1, self.calls.get(call, 0) + 1)
        ]

    def chosen(self, seed, number):
        """Some of the calls, by a seed: of every kind in turn, as far as there are."""
        dice = random.Random(seed)  # noqa: S311  for a choice that can be repeated
        calls = self.turns()
        dice.shuffle(calls)
        # Of each kind the first, then of each kind the second, and so on.
        seen = Counter()
        ranked = []
        for call in calls:
            seen[call[0]] += 1
            ranked.append((seen[call[0]], call))
        return [call for _rank, call in sorted(ranked, key=lambda one: one[0])][:number]


def broken(name, plan, kept, folder, harm):
    """Harm a command in a copy of the home; return what is broken, in words.

    `harm` is a kind of call, its turn, and what strace injects there. Which thread of
    DuckDB writes is chance, so a thread's last turn may not come: then the one before
    it is taken. That none comes is a fault of these tests, and is said like one.
    """
    call, turn, inject = harm
    for earlier in range(turn, 0, -1):
        world = homes.copied(kept, folder / f"{call}-{earlier}")
        given = Given.to(name, world)
        when = f"{inject}:when={earlier}"
        ended = tracing.run(world, given.words, call=call, inject=when)
        if ended.is_harmed:
            return _found(name, plan, world, ended, inject)
    return [f"it was never harmed: no {call} came to pass"]


def _found(name, plan, world, ended, inject):
    """Look at what a harmed command left."""
    given = Given.to(name, world)
    found = [*_untrue(ended, inject)]
    state = State.of(world)
    if state.tables not in (plan.before.tables, plan.after.tables):
        found.append("the rows are neither as before nor as after")
    if state.shown not in (plan.before.shown, plan.after.shown):
        found.append("what is shown is neither as before nor as after")
    code = again(world, given)
    if code not in REPEATED:
        found.append(f"given once more it ended with {code}")
    if State.of(world) != plan.after:
        found.append("given once more it is not as after")
    return found + homes.faults_of(world) + _traces(name, world)


def _untrue(ended, inject):
    """What a command may not say or how it may not end, whatever happens to it."""
    if "Traceback" in ended.text:
        yield f"a traceback: {ended.text[-300:]}"
    if inject == "signal=KILL":
        if ended.code != -signal.SIGKILL:
            yield f"it ended with {ended.code} though it was killed"
        return
    if ended.code not in (0, 1, 2, 3):
        yield f"it ended with {ended.code}"
    if ended.code == 1 and "rejected" not in ended.text and "held" not in ended.text:
        yield f"it ended as if rows were held: {ended.text[-300:]}"
    is_full = inject.startswith("error=ENOSPC") and ended.code == FAULT
    if is_full and not any(words in ended.text for words in _FULL):
        yield f"it does not say that the disk is full: {ended.text[-300:]}"
    if ended.code and not ended.text.strip():
        yield "it said nothing"


def again(world, given):
    with homes.lived_in(world.settings.home):
        try:
            main([*given.words, "--lang", "en"])
        except SystemExit as ended:
            return ended.code or 0
    return 0


def _traces(name, world):
    """Nothing of a family that was forgotten may be left in the file."""
    if name != "forget":
        return []
    pseudonym = (Path(world.home) / "forgotten").read_text().encode()
    rows = world.settings.warehouse.read_bytes().count(pseudonym)
    # It stands once where later files look: the list of the forgotten.
    return [f"{rows} traces of the family"] if rows > 1 else []


def _by_hand(inject, names, most):
    """Every call of the commands, or some; says what is broken, and how many it was."""
    number = bad = 0
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place) / "kept"
        kept.mkdir()
        homes.fill(kept)
        for name in names:
            folder = Path(place) / name
            folder.mkdir()
            plan = Plan.of(name, kept, folder)
            for call, turn in plan.chosen(most, most):
                found = broken(name, plan, kept, folder / "round", (call, turn, inject))
                shutil.rmtree(folder / "round")
                number, bad = number + 1, bad + bool(found)
                if found:
                    sys.stdout.write(f"{name} {call} {turn}: {'; '.join(found)}\n")
    sys.stdout.write(f"{number} rounds, {bad} broken\n")
    return bool(bad)


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    given.add_argument("error", nargs="?", help="ENOSPC and so on; else killed")
    given.add_argument("--most", type=int, default=10**6, help="calls of each command")
    given.add_argument("--of", nargs="*", default=[*COMMANDS, *LATELY])
    asked = given.parse_args()
    harm = f"error={asked.error}" if asked.error else "signal=KILL"
    sys.exit(_by_hand(harm, asked.of, asked.most))
