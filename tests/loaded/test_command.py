"""A forked command is like one that was started."""

import os
import signal
import subprocess
import sys

import pytest

from tests.loaded import command

PROGRAMS = {
    "it says what it was given": "import sys; print(sys.argv[1:], input())",
    "its environment is its own": "import os; print(os.environ.get('TILTS_HOME'))",
    "its folder is ours": "import os; print(os.getcwd())",
    "it ends with a number": "raise SystemExit(3)",
    "it ends with a sentence": "raise SystemExit('No.')",
    "it is killed": "import os; print('lost'); os.kill(os.getpid(), 9)",
    "it does what is left at its end": (
        "import atexit, threading, time; atexit.register(print, 'last');"
        "threading.Thread(target=lambda: time.sleep(0.1) or print('first')).start()"
    ),
    "it begins without a database of ours": (
        "import os, duckdb; print(len(os.listdir('/proc/self/fd')),"
        "duckdb.connect().execute('from range(100000) select sum(range)').fetchall())"
    ),
}
WORDS = ("one", "two words")


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_program_runs_and_ends_as_if_it_were_started(program):
    environment = {**os.environ, "TILTS_HOME": "/elsewhere"}
    started = subprocess.run(
        [sys.executable, "-c", program, *WORDS],
        env=environment,
        input="asked",
        capture_output=True,
        text=True,
        check=False,
    )
    forked = command.run(
        *WORDS, environment=environment, asked="asked", program=program
    )
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        started.returncode,
        started.stdout,
        started.stderr,
    )


def test_an_error_is_told_and_ends_with_one():
    done = command.run(program="raise ValueError('no number')")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        "ValueError: no number",
    )


def test_commands_run_beside_each_other():
    with command.handles() as (first, _said), command.handles() as (second, _too):
        asleep = "import time; time.sleep(60)"
        waiting = command.started([], os.environ, first, program=asleep)
        killer = f"import os; os.kill({waiting.number}, 9)"
        assert command.started([], os.environ, second, program=killer).ended() == 0
        assert waiting.ended() == -signal.SIGKILL


def test_what_python_reads_at_its_start_cannot_be_given():
    with pytest.raises(AssertionError, match="PYTHONUTF8 is read at the start"):
        command.run("--help", environment={**os.environ, "PYTHONUTF8": "0"})
