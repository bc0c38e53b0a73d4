"""Receipts: once a change is in the warehouse, that is written down outside of it.

A file of the data that was cut short or put back from an old copy opens as if nothing
were missing. Which accepted changes are, the receipts in the audit folder tell.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from dashboard.ground import regular
from dashboard.ground.audit.entry import now
from dashboard.ground.home import sync
from dashboard.ground.i18n import N_, _, day, ngettext
from dashboard.ground.settings import Settings

CHANGE, LOST = "change", "lost"
"""The settings of the warehouse: the number of its newest change, and the lost ones."""

_KINDS = {
    "import": N_("file {about}"),
    "undo": N_("batch {about} taken back"),
    "publish": N_("what edition {about} told outsiders"),
    "moderate": N_("open answers decided on: {about}"),
    "register": N_("register: {about}"),
    "families merge": N_("families made one: {about}"),
    "families split": N_("family told apart: {about}"),
    "families forget": N_("family forgotten: {about}"),
    "families apart": N_("families that are different ones: {about}"),
    "families alike": N_("families that look alike again: {about}"),
    "outside anew": N_("all is told outside anew: {about}"),
    "lost": N_("given up: {about}"),
}
"""Every change that is recorded, by its name in the audit log."""

_NAMED = 3
_NOTED = {"undo", "moderate", "publish"}
"""Changes that are about their note; that of others is a reason, and is not kept."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of the data, in the words of the audit log."""

    number: int
    action: str
    what: str = ""
    note: str = ""
    at: str

    @property
    def words(self) -> str:
        """What was changed, with its day."""
        about = _(_KINDS[self.action], about=self.note or self.what)
        return f"{about} ({day(datetime.fromisoformat(self.at).date())})"

    def is_again(self, other: Self) -> bool:
        """Whether it does what another did, such as taking in a file of its name."""
        about = (self.action, self.what, self.note)
        return about == (other.action, other.what, other.note)


@dataclass(frozen=True, kw_only=True)
class Receipts:
    """The file of receipts, one change a line; it only grows."""

    path: Path

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The receipts of a home, beside its audit log."""
        return cls(path=settings.audit / "receipts")

    @classmethod
    def beside(cls, warehouse: Path) -> Self | None:
        """Those of a warehouse; None where it is not the one of the home in use."""
        settings = Settings.from_environment()
        if os.path.realpath(settings.warehouse) != os.path.realpath(warehouse):
            return None
        return cls.of(settings)

    def keep(self, changes: Iterable[Change]) -> None:
        """Write down that changes are in the warehouse for good."""
        lines = [json.dumps(asdict(one), ensure_ascii=False) for one in changes]
        before = self._content()
        if before and not before.endswith(b"\n"):
            # What a kill left of a line stays, on a line of its own.
            lines.insert(0, "")
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with os.fdopen(regular.handle(self.path, flags), "ab") as file:
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            os.fsync(file.fileno())
        if not before:
            sync(self.path.parent)

    def since(self, number: int) -> list[Change]:
        """The changes after the one of a number, oldest first."""
        found = []
        for change in self._newest_first():
            if change.number <= number:
                break
            found.append(change)
        return found[::-1]

    def _newest_first(self) -> Iterator[Change]:
        for line in reversed(self._content().split(b"\n")):
            change = _read(line)
            if change:
                yield change

    def _content(self) -> bytes:
        return regular.content(self.path) if self.path.exists() else b""


def lost(settings: Mapping[str, str], kept: Receipts | None) -> list[Change]:
    """The accepted changes that a warehouse of these settings does not hold."""
    noted = _listed(settings.get(LOST, ""))
    return noted + (kept.since(int(settings.get(CHANGE, 0))) if kept else [])


def to_text(changes: Iterable[Change]) -> str:
    """Write changes as one setting."""
    return json.dumps([asdict(one) for one in changes], ensure_ascii=False)


def missing(changes: Sequence[Change]) -> str:
    """Say what is missing."""
    names = ", ".join(one.words for one in changes[:_NAMED])
    if len(changes) > _NAMED:
        names = _("{changes} and others", changes=names)
    return ngettext(
        "{n} change was accepted and is not in the data any more: {changes}. Was"
        " warehouse.duckdb cut short, or put back from an old copy?",
        "{n} changes were accepted and are not in the data any more: {changes}. Was"
        " warehouse.duckdb cut short, or put back from an old copy?",
        len(changes),
        changes=names,
    )


def advice() -> str:
    """Say what to do about it."""
    return _(
        "Give again what is missing, or restore the last backup. All that is missing:"
        " tilts lost"
    )


def sentence(changes: Sequence[Change]) -> str:
    """Say what is missing and what to do about it."""
    return f"{missing(changes)} {advice()}"


def made(number: int, action: str, values: Mapping[str, object]) -> Change:
    """The change that an entry of the audit log is about."""
    note = str(values.get("note", "")) if action in _NOTED else ""
    what = str(values.get("what", ""))
    return Change(number=number, action=action, what=what, note=note, at=now())


def _listed(text: str) -> list[Change]:
    return [Change(**one) for one in json.loads(text or "[]")]


def _read(line: bytes) -> Change | None:
    """What a line says; None if it is not whole."""
    try:
        return Change(**json.loads(line))
    except (ValueError, TypeError):
        return None
