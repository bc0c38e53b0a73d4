"""Which of the published editions readers are shown: up to which, and without which."""

import json
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.ground import home, regular

POINTER = "CURRENT"

State = tuple[int, ...]

_SETTLED = 2_000_000_000
"""Nanoseconds after which a change has another time than the one before, anywhere."""


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """Why an edition is shown to nobody any more, and since when."""

    reason: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Showing:
    """What stands in the folder of editions about showing them."""

    folder: Path

    def state(self) -> State | None:
        """Return what is another once anything here was changed; None if too soon."""
        try:
            folder, pointer = self.folder.stat(), (self.folder / POINTER).stat()
        except OSError:
            return None
        times = (folder.st_mtime_ns, pointer.st_mtime_ns)
        if time.time_ns() - max(times) < _SETTLED:
            return None
        return (*times, folder.st_ino, pointer.st_ino, pointer.st_size)

    def up_to(self) -> int | None:
        """Return the number of the newest edition to show; None if nobody says."""
        try:
            number = int(regular.text(self.folder / POINTER))
        except (OSError, ValueError):
            return None
        return number if number > 0 else None

    def point_at(self, number: int) -> None:
        """Show editions up to this one."""
        home.write(self.folder / POINTER, str(number))

    def withdrawn(self) -> dict[int, Withdrawal]:
        """Return the editions that were taken from readers, by number."""
        marks = sorted(self.folder.glob("edition-*.withdrawn.json"))
        return {number: _read(path) for path in marks if (number := number_of(path))}

    def withdraw(self, number: int, reason: str) -> None:
        """Take an edition from readers; its files stay."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        values = asdict(Withdrawal(reason=reason, at=moment))
        home.write(self._mark(number), json.dumps(values, ensure_ascii=False))

    def give_back(self, number: int) -> None:
        """Let readers have an edition again."""
        mark = self._mark(number)
        if mark.exists():
            mark.unlink()
            home.sync(self.folder)

    def _mark(self, number: int) -> Path:
        return self.folder / f"edition-{number}.withdrawn.json"


def number_of(path: Path) -> int:
    """Return the number of the edition that a file belongs to; 0 if to none."""
    number = path.name.partition(".")[0].removeprefix("edition-")
    return int(number) if number.isdecimal() else 0


def _read(path: Path) -> Withdrawal:
    """What a mark says; one that is damaged still withdraws."""
    try:
        values = json.loads(regular.text(path))
        return Withdrawal(reason=str(values["reason"]), at=str(values["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Withdrawal(reason="", at="")
