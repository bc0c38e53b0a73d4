"""Run a command under strace: killed, or refused by the disk, at the Nth call."""

import os
import re
import signal
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults.commands import CALLS
from tests.loaded import command


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    text: str
    is_harmed: bool = False


def run(world, words, *, call, inject):
    """Give a command; at a call's turn, inject what strace understands.

    Whether it came to that turn is told too: what is not harmed proves nothing.
    """
    # With --seccomp-bpf strace would be quicker, and would send no signal.
    options = ("--trace", CALLS[call], f"--inject={CALLS[call]}:{inject}")
    path = Path(world.home) / "harm"
    ended = traced(world, words, path, *options)
    is_harmed = "INJECTED" in path.read_text() or ended.code == -signal.SIGKILL
    path.unlink()
    return replace(ended, is_harmed=is_harmed)


def traced(world, words, path, *options):
    """Give a command under strace, which writes its calls into a file."""
    with command.handles() as (given, said):
        running = command.started(
            [*words, "--lang", "en"], environment(world), given, waits=True
        )
        with running.traced("--output", str(path), *options):
            code = running.ended()
        return Ended(code=code, text="".join(said()))


def counted(world, words, folder):
    """Give a command and return how often one thread calls each kind at most."""
    path = folder / "calls"
    traced(world, words, path, "--trace", ",".join(CALLS.values()))
    # Each thread counts its own calls, each call by its own name: so does strace.
    made = Counter(re.findall(r"^(\d+)\s+(\w+)\(", path.read_text(), re.MULTILINE))
    return {
        kind: max((made[of] for of in made if of[1] in names.split(",")), default=0)
        for kind, names in CALLS.items()
    }


def environment(world):
    """The environment of a command in a home of its own."""
    return {**os.environ, "TILTS_HOME": str(world.settings.home)}
