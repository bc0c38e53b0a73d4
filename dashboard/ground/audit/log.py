"""The audit log of a deployment: written by any process, one at a time."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from dashboard.ground import keys, regular
from dashboard.ground.audit import chain
from dashboard.ground.audit import faults as reasons
from dashboard.ground.audit.chain import Line
from dashboard.ground.audit.entry import Entry
from dashboard.ground.audit.faults import Fault, Verdict
from dashboard.ground.audit.files import Files, Placed, Tail
from dashboard.ground.audit.heads import NOTHING, Head, Signer, check
from dashboard.ground.audit.proofs import leaf_hash
from dashboard.ground.audit.standing import (
    HEAD,
    TREE,
    OtherKeyError,
    Standing,
    head_text,
    is_of_another_key,
    numbered,
)
from dashboard.ground.audit.tree import Tree
from dashboard.ground.audit.verdict import Kept, Known, judge
from dashboard.ground.audit.walk import Walk
from dashboard.ground.home import naming
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import Settings

_LOCK, _VERIFIER = "lock", "verifier"

_KEY_MISSING = N_(
    "The key of the audit log is missing: {file}. Put it back from its backup; or, if"
    " it is lost for good, keep the folder {folder} somewhere else and begin a new"
    " log."
)


class AuditError(OSError):
    """The audit log cannot be written or read; `said` tells why, where known."""

    def __init__(self, error: object, said: str = "") -> None:
        super().__init__(str(error))
        self.said = said


@dataclass(frozen=True, kw_only=True)
class Log:
    """The folder of the audit log, apart from the editions and the warehouse."""

    folder: Path
    key: bytes
    key_file: str = ""

    @classmethod
    def at(cls, settings: Settings) -> Self:
        """Open the log of a deployment; AuditError if it cannot be.

        A key is made where there is no log yet, and never for a log that has one.
        """
        log = cls.to_read(settings)
        try:
            key = log.key or keys.kept(settings.audit_key)
        except keys.KeyLostError as error:
            raise AuditError(error, str(error)) from error
        except OSError as error:
            raise AuditError(error) from error
        return cls(folder=log.folder, key=key, key_file=log.key_file)

    @classmethod
    def to_read(cls, settings: Settings) -> Self:
        """Open the log to read it, without a key if neither it nor a log is there."""
        file, folder = settings.audit_key, settings.audit
        try:
            key = keys.read(file)
            is_owed = key is None and _holds_anything(folder)
        except keys.KeyLostError as error:
            raise AuditError(error, str(error)) from error
        except OSError as error:
            raise AuditError(error) from error
        if is_owed:
            said = _(_KEY_MISSING, file=file, folder=folder)
            raise AuditError(said, said)
        return cls(folder=folder, key=key or b"", key_file=str(file))

    def append(self, entries: Sequence[Entry]) -> Head:
        """Write entries for good and return the head; AuditError if it cannot be."""
        try:
            with naming(self.folder), self._locked():
                return self._write(entries)
        except OtherKeyError as error:
            said = self._other_key().sentence
            raise AuditError(said, said) from error
        except OSError as error:
            raise AuditError(error) from error

    @property
    def head(self) -> Head | None:
        """The newest head that this log has signed."""
        return Signer(key=self.key).read(self.checkpoint)

    @property
    def checkpoint(self) -> str:
        """The newest head as it is signed; nothing where there is none."""
        return head_text(self.folder)

    @property
    def tree(self) -> Tree:
        """The tree over all lines."""
        return Tree(path=self.folder / TREE)

    def lines(self) -> Iterator[Placed]:
        """Return every line in the order of their numbers."""
        files = self._files
        return files.lines(self.key, files.sizes())

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let nobody write while the files are copied; AuditError if not possible."""
        try:
            with self._locked():
                yield
        except OSError as error:
            raise AuditError(error) from error

    def months(self) -> list[str]:
        """Return the months that have entries, oldest first: 2026-11."""
        return [path.stem for path in self._files.paths()]

    def entries(self, month: str | None = None) -> Iterator[dict[str, Any]]:
        """Return what every unchanged line says, of one month or all, oldest first."""
        sizes = self._files.sizes().items()
        of_month = {path: n for path, n in sizes if month in {None, path.stem}}
        for placed in self._files.lines(self.key, of_month):
            if placed.line:
                yield placed.line.values

    def telling(self, words: str) -> Iterator[Line]:
        """Return the unchanged lines in which words stand, whatever their order.

        Other lines are not looked at: to read a long log to its end takes long.
        """
        for content in self._files.containing(words.encode()):
            line = chain.read(content, self.key)
            if line:
                yield line

    def digests(self) -> Iterator[str]:
        """Return the digest of every unchanged line."""
        return (one.line.link.digest for one in self.lines() if one.line)

    def check(self, known: Sequence[Known] = ()) -> Verdict:
        """Return what is wrong with the log, also against heads that others have."""
        files = self._files
        with self._held():
            text, sizes, size = head_text(self.folder), files.sizes(), self.tree.size
            tails = files.tails(self.key)
        if is_of_another_key(tails, text, self.key):
            return Verdict(faults=[self._other_key()])
        head = Signer(key=self.key).read(text)
        kept = Kept(
            head=head, is_head_there=bool(text), numbered=numbered(text), tree=size
        )
        heads = [one.head for one in known] + ([head] if head else [])
        walk = Walk(
            stored=self.tree.written(size),
            wanted=frozenset(one.size for one in heads),
        )
        walk.through(files.lines(self.key, sizes))
        return judge(walk, kept, known)

    def _write(self, entries: Sequence[Entry]) -> Head:
        standing = Standing.of(self.folder, self.key)
        signer, tree = Signer(key=self.key), standing.tree
        if standing.link.number == 0 and not head_text(self.folder):
            # From the first line on, a head that is not there was taken away.
            self._remember(NOTHING, signer)
        path = self.folder / f"{datetime.now(UTC):%Y-%m}.jsonl"
        notes, newest, lines = standing.notes, standing.link, []
        if not path.exists() or not path.stat().st_size:
            notes = {**notes, "opens": True, "key": check(self.key)}
        for entry in entries:
            line, newest = chain.link(entry.values(), newest, self.key, notes)
            lines.append(line)
            notes = {}
        _close(standing.tails)
        _put(path, b"".join(line + b"\n" for line in lines))
        tree.add(map(leaf_hash, lines), standing.link.number)
        head = Head.of(newest.number, tree.root(newest.number))
        self._remember(head, signer)
        return head

    def _remember(self, head: Head, signer: Signer) -> None:
        verifier = self.folder / _VERIFIER
        if not verifier.exists():
            _replace(verifier, f"{signer.verifier}\n")
        _replace(self.folder / HEAD, signer.sign(head))

    def _other_key(self) -> Fault:
        about = {"file": self.key_file or "audit.key", "folder": self.folder}
        return Fault(reason=reasons.OTHER_KEY, about=about)

    @property
    def _files(self) -> Files:
        return Files(folder=self.folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT
        with os.fdopen(regular.handle(self.folder / _LOCK, flags, 0o666), "wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep writers out for a moment, also where nothing can be written."""
        try:
            lock = regular.opened(self.folder / _LOCK)
        except (FileNotFoundError, PermissionError):
            yield
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield


def _holds_anything(folder: Path) -> bool:
    files = Files(folder=folder)
    return any(files.sizes().values()) or bool(head_text(folder))


def _close(tails: Sequence[Tail]) -> None:
    """End lines that were cut short: they stay, each on its own."""
    for tail in tails:
        if tail.is_open:
            _put(tail.path, b"\n")


def _put(path: Path, content: bytes) -> None:
    """Add to a file and sync it; where that fails it is as it was before."""
    handle = regular.handle(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with os.fdopen(handle, "wb", buffering=0) as file:
        before = os.fstat(file.fileno()).st_size
        try:
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError:
            file.truncate(before)
            raise


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.tmp")
    with regular.new(draft, 0o600) as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
