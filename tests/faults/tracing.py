"""Run a command under strace: killed, or refused by the disk, at the Nth call."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass

from dashboard.ground.settings import ROOT
from tests.faults.commands import CALLS

KILLED = -9
RUN = "import sys; from dashboard.cli import main; main(sys.argv[1:])"
PATIENCE = 120


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    text: str


def run(world, words, *, call=None, inject=""):
    """Give a command; at a call's turn, inject what strace understands."""
    traced = ()
    if call:
        calls = CALLS[call]
        traced = (
            # With --seccomp-bpf strace would be quicker, and would send no signal.
            *("strace", "--follow-forks", "--quiet=all"),
            *("--output", os.devnull, "--trace", calls),
            f"--inject={calls}:{inject}",
        )
    command = (*traced, sys.executable, "-c", RUN, *words, "--lang", "en")
    done = subprocess.run(
        command,
        env=environment(world),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    # strace ends by the signal that ended what it traced.
    return Ended(code=done.returncode, text=done.stdout + done.stderr)


def counted(world, words, folder):
    """Give a command and return how often one thread calls each kind at most."""
    path = folder / "calls"
    calls = ",".join(CALLS.values())
    subprocess.run(
        (
            *("strace", "--follow-forks", "--seccomp-bpf", "--quiet=all"),
            *("--output", str(path), "--trace", calls),
            *(sys.executable, "-c", RUN, *words, "--lang", "en"),
        ),
        env=environment(world),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    # Each thread counts its own calls, each call by its own name: so does strace.
    made = Counter(re.findall(r"^(\d+)\s+(\w+)\(", path.read_text(), re.MULTILINE))
    return {
        kind: max((made[of] for of in made if of[1] in names.split(",")), default=0)
        for kind, names in CALLS.items()
    }


def environment(world):
    """The environment of a command in a home: the code under test, and its own home."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TILTS_HOME": str(world.settings.home),
    }
