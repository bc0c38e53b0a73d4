"""What a monitor asks: whether the process lives, and whether it can do its work."""

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import Any

from flask import Flask, Response, jsonify

from dashboard.editions.edition import DamagedEditionError, NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.editions.showing import POINTER
from dashboard.ground.audit.log import Log
from dashboard.ground.settings import Settings
from dashboard.web.losses import lost

log = logging.getLogger(__name__)

PATHS = frozenset({"/healthz", "/readyz"})
DISK, AGE = "TILTS_DISK_FLOOR_MB", "TILTS_DATA_AGE_DAYS"
_DISK_FLOOR_MB = 200
_MB = 1_000_000
_FRESH_SECONDS = 5
_NOT_READY = 503


class NotReadyError(Exception):
    """A check does not hold, in words for the log."""


@dataclass(frozen=True, kw_only=True)
class Checks:
    """What must hold for pages to be shown and views to be written down."""

    shelf: Shelf
    settings: Settings
    disk_floor: int
    longest_age: int | None

    @classmethod
    def of(cls, shelf: Shelf) -> "Checks":
        """Return the checks of a deployment, as its environment sets them."""
        given = os.environ
        return cls(
            shelf=shelf,
            settings=Settings.from_environment(),
            disk_floor=int(given.get(DISK) or _DISK_FLOOR_MB) * _MB,
            longest_age=int(given[AGE]) if given.get(AGE) else None,
        )

    def results(self) -> dict[str, bool]:
        """Return of each check whether it holds; why it does not is in the log."""
        checks: Mapping[str, Callable[[], None]] = {
            "edition": self._edition,
            "audit": self._audit,
            "disk": self._disk,
            "age": self._age,
            "warehouse": self._warehouse,
        }
        return {name: _holds(name, check) for name, check in checks.items()}

    def age(self) -> int | None:
        """Days since the last day of the newest edition's data; None without one."""
        try:
            manifest = self.shelf.edition().manifest
        except NoEditionError:
            return None
        last = date.fromisoformat(manifest.data_up_to)
        return (datetime.now(UTC).date() - last).days

    def free(self) -> int:
        """Bytes that are free where the home lies, or will."""
        home = self.settings.home.absolute()
        there = next(one for one in (home, *home.parents) if one.exists())
        return shutil.disk_usage(there).free

    def _edition(self) -> None:
        """The newest edition opens, whole; before the first, there is none to open."""
        damaged = self.shelf.damaged()
        if damaged:
            # An older one in its place is no sign of health.
            raise NotReadyError(f"edition {damaged[-1]} is damaged")
        try:
            self.shelf.edition()
        except DamagedEditionError:
            raise
        except NoEditionError as error:
            if (self.shelf.folder / POINTER).exists():
                raise NotReadyError("the newest edition is not there") from error

    def _audit(self) -> None:
        folder = Log.at(self.settings).folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"ready?")

    def _warehouse(self) -> None:
        """Nothing that was accepted is missing from the data."""
        missing = lost(self.settings)
        if missing:
            raise NotReadyError(f"{len(missing)} accepted changes are lost")

    def _disk(self) -> None:
        free = self.free()
        if free < self.disk_floor:
            raise NotReadyError(f"{free // _MB} MB are free")

    def _age(self) -> None:
        age, longest = self.age(), self.longest_age
        if longest is not None and age is not None and age > longest:
            raise NotReadyError(f"the data are {age} days old")


class Ready:
    """The checks' results, looked at anew after some seconds, however many ask."""

    def __init__(self, checks: Checks, clock: Callable[[], float] = time.monotonic):
        self.checks = checks
        self._clock, self._lock = clock, Lock()
        self._until, self._results = 0.0, dict[str, bool]()

    def results(self) -> dict[str, bool]:
        """Return of each check whether it holds, at most a few seconds old."""
        with self._lock:
            if not self._results or self._clock() >= self._until:
                self._results = self.checks.results()
                self._until = self._clock() + _FRESH_SECONDS
            return self._results


def register(server: Flask, ready: Ready) -> None:
    """Serve /healthz and /readyz to anybody: names of checks, and whether they hold."""

    @server.get("/healthz")
    def alive() -> Response:
        return _said(True, {})

    @server.get("/readyz")
    def readiness() -> Response:
        found = ready.results()
        words = {name: _word(holds) for name, holds in found.items()}
        return _said(all(found.values()), {"checks": words})


def _said(is_well: bool, more: dict[str, Any]) -> Response:
    answer = jsonify({"status": _word(is_well), **more})
    answer.status_code = 200 if is_well else _NOT_READY
    return answer


def _word(is_well: bool) -> str:
    return "ok" if is_well else "not ok"


def _holds(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    # Whatever goes wrong is the answer, not a reason to give none.
    except Exception as error:
        log.warning("Not ready, %s: %s: %s", name, type(error).__name__, error)
        return False
    return True
