"""The command line as a process of its own, quickly: forked from one that loaded it.

What a test asks of the start of Python itself, it starts with `subprocess`.
"""

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.ground.settings import ROOT
from tests.loaded.process import PROGRAM

PATIENCE = 120
_OF_PYTHON = ("PYTHON", "LANG", "LC_")
"""Python reads these when it starts: a forked child has those of this process."""


@dataclass(frozen=True)
class Running:
    """A command that was started, or waits to be traced before it begins."""

    number: int
    answers: socket.socket

    def begin(self):
        """Let one that waits begin."""
        self.answers.sendall(b"\n")

    def ended(self):
        """Wait for the end; return how it ended, as `subprocess` says it."""
        with self.answers:
            return int(_line(self.answers))

    @contextmanager
    def traced(self, *options):
        """Let one that waits begin under strace, which is given options."""
        tracer = subprocess.Popen(
            # It says when it is there, and nothing of what ends.
            [
                *(shutil.which("strace"), "--follow-forks", "--quiet=exit"),
                *(*options, f"--attach={self.number}"),
            ],
            stderr=subprocess.PIPE,
            text=True,
        )
        said = tracer.stderr.readline()
        assert "attached" in said, said
        self.begin()
        yield
        tracer.communicate(timeout=PATIENCE)


def started(words, environment, handles, *, program=PROGRAM, waits=False):
    """Start a program with words; `handles` are what it reads and where it writes."""
    asked = {
        "program": program,
        "words": ["tilts", *map(str, words)],
        "environment": _own(environment),
        "folder": str(Path.cwd()),
        "waits": waits,
    }
    answers, theirs = socket.socketpair()
    answers.settimeout(PATIENCE)
    with theirs:
        content = json.dumps(asked).encode()
        given = [*handles, theirs.fileno()]
        socket.send_fds(_process(), [content], given)
    return Running(number=int(_line(answers)), answers=answers)


def run(*words, environment=None, asked="", program=PROGRAM):
    """Run a program to its end and return what `subprocess.run` would."""
    with handles(asked) as (given, said):
        running = started(words, environment, given, program=program)
        code = running.ended()
        return subprocess.CompletedProcess(words, code, *said())


@contextmanager
def handles(asked=""):
    """Three handles for a program, and a function that reads what it said in two."""
    with ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        files[0].write(asked.encode())
        files[0].seek(0)

        def said():
            for file in files[1:]:
                file.seek(0)
            return [file.read().decode() for file in files[1:]]

        yield [file.fileno() for file in files], said


def _own(environment):
    own = dict(os.environ if environment is None else environment)
    for name in {*own, *os.environ}:
        if name.startswith(_OF_PYTHON):
            assert own.get(name) == os.environ.get(name), f"{name} is read at the start"
    return own


@cache
def _process():
    """The way to the process that has loaded the program; it ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.loaded.process", str(theirs.fileno())],
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    # What is registered last is done first.
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _line(answers):
    """A line of what the loaded process tells; read byte by byte, it is short."""
    line = b""
    while not line.endswith(b"\n"):
        piece = answers.recv(1)
        assert piece, "the loaded process ended"
        line += piece
    return line
