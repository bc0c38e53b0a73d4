"""The files of the audit log: one a month, written by any process, one at a time."""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from dashboard.ground import keys
from dashboard.ground.audit import chain
from dashboard.ground.audit.chain import Fault, Link
from dashboard.ground.audit.entry import Entry, canonical
from dashboard.ground.settings import Settings

_LOCK, _HEAD = "lock", "head"
_TAIL = 64 * 1024
"""Bytes at the end of a file that hold its last line for certain."""


class AuditError(OSError):
    """The audit log cannot be written or read."""


@dataclass(frozen=True, kw_only=True)
class Log:
    """The folder of the audit log, apart from the editions and the warehouse."""

    folder: Path
    key: bytes

    @classmethod
    def at(cls, settings: Settings) -> Self:
        """Open the log of a deployment; AuditError if it cannot be."""
        try:
            return cls(folder=settings.audit, key=keys.kept(settings.audit_key))
        except OSError as error:
            raise AuditError(str(error)) from error

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries for good; AuditError if that is not possible."""
        try:
            with self._locked():
                self._write(entries)
        except OSError as error:
            raise AuditError(str(error)) from error

    def lines(self) -> Iterator[tuple[str, int, str]]:
        """Return every line with its file and its number in it, oldest first."""
        for path in self._files():
            with path.open(encoding="utf-8", errors="replace") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield path.name, number, line.rstrip("\n")

    def months(self) -> list[str]:
        """Return the months that have entries, oldest first: 2026-11."""
        return [path.stem for path in self._files()]

    def entries(self, month: str | None = None) -> Iterator[dict[str, Any]]:
        """Return what every unchanged line says, of one month or all, oldest first."""
        for file, _number, line in self.lines():
            found = chain.read(line, self.key) if month in {None, file[:7]} else None
            if found:
                yield found[0]

    def said(self, line: str) -> dict[str, Any] | None:
        """Return what a line says; None if it is not as it was written."""
        found = chain.read(line, self.key)
        return found[0] if found else None

    def digests(self) -> Iterator[str]:
        """Return the digest of every unchanged line."""
        for _file, _number, line in self.lines():
            found = chain.read(line, self.key)
            if found:
                yield found[1].digest

    def check(self) -> tuple[list[Fault], Link]:
        """Return what is wrong with the log, and its newest line."""
        *wrong, newest = chain.faults(self.lines(), self.key)
        last = newest if isinstance(newest, Link) else chain.BEGINNING
        found = [fault for fault in wrong if isinstance(fault, Fault)]
        if self._head().number > last.number:
            files = self._files()
            name = files[-1].name if files else ""
            found.append(Fault(file=name, line=last.number, reason=chain.CUT))
        return found, last

    def _write(self, entries: Sequence[Entry]) -> None:
        newest, lines = self._newest(), []
        for entry in entries:
            line, newest = chain.link(entry.values(), newest, self.key)
            lines.append(line)
        path = self.folder / f"{datetime.now(UTC):%Y-%m}.jsonl"
        # A line that a crash left unfinished stays as it is, on its own.
        torn = path.exists() and _tail(path)[-1:] not in {b"", b"\n"}
        text = "\n" * torn + "".join(f"{line}\n" for line in lines)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        self._remember(newest)

    def _newest(self) -> Link:
        """The link to go on from: the last whole line, or what the head remembers."""
        head = self._head()
        for path in reversed(self._files()):
            for line in reversed(_tail(path).decode(errors="replace").splitlines()):
                found = chain.read(line, self.key)
                if found:
                    # Where lines were cut off the head is ahead: the gap stays seen.
                    return max(found[1], head, key=lambda link: link.number)
        return head

    def _head(self) -> Link:
        try:
            values = json.loads((self.folder / _HEAD).read_text(encoding="utf-8"))
            return Link(number=int(values["number"]), digest=str(values["digest"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return chain.BEGINNING

    def _remember(self, newest: Link) -> None:
        draft = self.folder / f"{_HEAD}.tmp"
        draft.write_text(canonical(asdict(newest)), encoding="utf-8")
        draft.replace(self.folder / _HEAD)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.jsonl"))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read()
