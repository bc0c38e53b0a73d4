"""One way through a log: what its lines say of each other, and the tree over them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dashboard.ground.audit import faults as reasons
from dashboard.ground.audit.chain import BEGINNING, Line, Link
from dashboard.ground.audit.faults import Fault
from dashboard.ground.audit.files import Placed
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.proofs import leaf_hash
from dashboard.ground.audit.tree import ABSENT, Growing

A_JUMP = timedelta(minutes=10)
"""Views wait a moment to be written; a clock that is further back was set back."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Numbers that no line has, before a line."""

    after: int
    before: int
    at: Placed


@dataclass(kw_only=True)
class Walk:
    """One way through a log, in the order of its numbers."""

    stored: Iterator[list[bytes]]
    wanted: frozenset[int]
    growing: Growing = field(default_factory=Growing)
    roots: dict[int, bytes] = field(default_factory=dict)
    unread: list[Placed] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    rewritten: list[Fault] = field(default_factory=list)
    torn: list[dict[str, Any]] = field(default_factory=list)
    begun: Placed | None = None
    openings: set[int] = field(default_factory=lambda: {1})
    is_tree_whole: bool = True
    entries: int = 0
    form: int = 1
    newest: Link = BEGINNING
    last: Placed | None = None
    at: str = ""

    def through(self, lines: Iterable[Placed]) -> None:
        """Look at every line."""
        self._keep_root()
        for placed in lines:
            if placed.line is None:
                self.unread.append(placed)
            else:
                self._take(placed, placed.line)

    def _take(self, placed: Placed, line: Line) -> None:
        self.entries += 1
        self._hear(placed, line)
        number = line.link.number
        if self.begun is None:
            self.begun = placed
        elif number <= self.newest.number:
            self.faults.append(at_place(reasons.MOVED, placed))
            return
        elif number > self.newest.number + 1:
            gap = Gap(after=self.newest.number, before=number, at=placed)
            self.gaps.append(gap)
        elif line.values["before"] != self.newest.digest:
            self.faults.append(at_place(reasons.MISSING, placed))
        self._look_at_the_clock(placed, str(line.values["at"]))
        self._grow(placed, number)
        self.newest, self.last = line.link, placed

    def _hear(self, placed: Placed, line: Line) -> None:
        """Listen to what the log says of itself in a line."""
        self.form = max(self.form, line.form)
        notes = line.notes
        if "opens" in notes:
            self.openings.add(line.link.number)
        self.openings.update(notes.get("files", {}).values())
        self.torn += notes.get("torn", [])
        if "head" in notes:
            self.faults.append(at_place(reasons.HEAD_LOST, placed))
        if "tree" in notes:
            head = Head.read(notes["tree"])
            short = head.short if head else ""
            self.faults.append(at_place(reasons.TREE_LOST, placed, head=short))

    def _grow(self, placed: Placed, number: int) -> None:
        """Add a line to the tree; what is missing, as the tree's file has it."""
        while self.growing.size < number - 1:
            written = next(self.stored, None)
            self._add(written[0] if written else ABSENT, written)
        written, leaf = next(self.stored, None), leaf_hash(placed.content)
        if written and written[0] != leaf:
            self.rewritten.append(at_place(reasons.REWRITTEN, placed))
        self._add(leaf, written)

    def _add(self, leaf: bytes, written: list[bytes] | None) -> None:
        made = self.growing.add(leaf)
        self.is_tree_whole &= written is None or written == made
        self._keep_root()

    def _keep_root(self) -> None:
        if self.growing.size in self.wanted:
            self.roots[self.growing.size] = self.growing.root

    def _look_at_the_clock(self, placed: Placed, at: str) -> None:
        if self.at and moment(at) < moment(self.at) - A_JUMP:
            remark = at_place(reasons.CLOCK, placed, before=self.at, at=at)
            self.remarks.append(remark)
        self.at = at


def moment(at: str) -> datetime:
    """Read the time of a line."""
    return datetime.fromisoformat(at)


def at_place(reason: str, placed: Placed, **about: Any) -> Fault:
    """Return a fault of a line."""
    return Fault(reason=reason, file=placed.file, line=placed.place, about=about)
