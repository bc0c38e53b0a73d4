"""Pieces of work in progress: a private folder each, seen by every worker process."""

import contextvars
import json
import logging
import os
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

from dashboard.ground import faults, i18n
from dashboard.ground.settings import Settings
from dashboard.web.desk import alive

log = logging.getLogger(__name__)

HOUR = 3600
AT_ONCE = 1.5
"""Seconds a request waits for work that may be short."""

_ID = re.compile(r"[0-9a-f]{32}")
_STATE, _VERDICT = "state.json", "verdict.json"
_CLAIM, _FILE, _ALIVE = "claimed", "file", "alive"
_RUNNING = frozenset({"checking", "importing", "comparing", "publishing"})


@dataclass(frozen=True, kw_only=True)
class Work:
    """One file on its way in, or one publication."""

    folder: Path

    @classmethod
    def begin(cls, **state: Any) -> Self:
        """Make a folder that only we may read; sweep those that are too old."""
        _sweep()
        made = cls(folder=_home() / secrets.token_hex(16))
        made.folder.mkdir(mode=0o700, parents=True)
        made.tell(stage="received", **state)
        return made

    @classmethod
    def find(cls, id_: str) -> Self | None:
        """Return a piece of work that is not older than an hour."""
        found = cls(folder=_home() / id_)
        if not _ID.fullmatch(id_) or not (found.folder / _STATE).exists():
            return None
        return found if _age(found.folder) < HOUR else None

    @classmethod
    def all(cls) -> list[Self]:
        """Return every piece of work of the last hour, the newest first."""
        folders = sorted(_home().glob("*"), key=lambda one: one.name)
        found = filter(None, (cls.find(folder.name) for folder in folders))
        return sorted(found, key=lambda one: _age(one.folder))

    @classmethod
    def only_one(cls, stage: str, task: Callable[[Self], None], **state: Any) -> Self:
        """Begin a task unless one is at this stage, in any process; return either."""
        with alive.in_turn(_home() / ".turn"):
            going = (one for one in cls.all() if one.state["stage"] == stage)
            work = next(going, None)
            if work is None:
                work = begun = cls.begin(**state)
                begun.carry_out(stage, lambda: task(begun))
        return work

    @property
    def id(self) -> str:
        """Its random name, which cannot be guessed."""
        return self.folder.name

    @property
    def file(self) -> Path:
        """The file that was sent, under a name of ours."""
        return self.folder / _FILE

    @property
    def state(self) -> dict[str, Any]:
        """What is known of it: stage, name, message, number; not the verdict."""
        found = self._read()
        if found["stage"] not in _RUNNING or alive.is_held(self.folder / _ALIVE):
            return found
        # It may have ended well since it was read.
        found = self._read()
        ended = found["stage"] not in _RUNNING
        return found if ended else {**found, "stage": "interrupted"}

    @property
    def whole(self) -> dict[str, Any]:
        """Its state, with the verdict of its file if there is one.

        A verdict names every cell that is wrong: only who shows it reads it.
        """
        state, path = self.state, self.folder / _VERDICT
        if not path.exists():
            return state
        return {**state, "verdict": json.loads(path.read_text(encoding="utf-8"))}

    @property
    def running(self) -> bool:
        """Whether it is worth waiting for."""
        return self.state["stage"] in _RUNNING

    def tell(self, **changes: Any) -> None:
        """Write down what is new; readers see either the old or the new."""
        if "verdict" in changes:
            self._put(_VERDICT, changes.pop("verdict"))
        old = self._read() if (self.folder / _STATE).exists() else {}
        self._put(_STATE, {**old, **changes})

    def _put(self, name: str, values: Any) -> None:
        draft = self.folder / f"{name}.{secrets.token_hex(4)}"
        draft.write_text(json.dumps(values), encoding="utf-8")
        draft.replace(self.folder / name)

    def claim(self) -> bool:
        """Take the one right to carry it out, in whichever process; False if taken."""
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        try:
            os.close(os.open(self.folder / _CLAIM, flags, 0o600))
        except FileExistsError:
            return False
        return True

    def release(self) -> None:
        """Give the right back after work that could not be done now."""
        (self.folder / _CLAIM).unlink(missing_ok=True)

    def drop(self) -> None:
        """Forget it, its file too."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def carry_out(self, stage: str, task: Callable[[], None]) -> None:
        """Run a task beside this request, in its language; wait a moment for it."""
        mark = self._begin(stage)
        context = contextvars.copy_context()
        # A process that is told to stop ends it first, if the server gives it the time.
        thread = threading.Thread(target=context.run, args=(self._run, task, mark))
        thread.start()
        thread.join(AT_ONCE)

    def carry_through(self, stage: str, task: Callable[[], None]) -> None:
        """Run a task here and now, as part of a larger one that is carried out."""
        self._run(task, self._begin(stage))

    def _begin(self, stage: str) -> IO[bytes]:
        """Hold the mark that says that it is being worked on."""
        mark = alive.hold(self.folder / _ALIVE)
        self.tell(stage=stage, step=0, done=0, of=0, message={})
        return mark

    def _run(self, task: Callable[[], None], mark: IO[bytes]) -> None:
        with mark:
            try:
                task()
            except Exception as error:
                # A thread has nobody else to tell: the page must not wait for ever.
                log.exception("Work failed")
                self.tell(stage="failed", message=_reason(error))

    def _read(self) -> dict[str, Any]:
        text = (self.folder / _STATE).read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
        return found


def _reason(error: Exception) -> dict[str, str]:
    """What is said of a full disk and its like, in each language; else nothing."""
    if not faults.is_the_machines(error):
        return {}
    return i18n.in_every_language(lambda: faults.sentence(error))


def _home() -> Path:
    return Settings.from_environment().home / "work"


def _age(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime


def _sweep() -> None:
    """Remove what nobody came back for."""
    for folder in _home().glob("*"):
        if folder.is_dir() and _age(folder) > HOUR:
            shutil.rmtree(folder, ignore_errors=True)
