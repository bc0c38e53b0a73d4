"""Proofs for readers: that the log still begins with a head that they were given."""

from dataclasses import dataclass
from typing import Any

from dashboard.ground.audit.faults import OTHER, SHORTER, Fault
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.proofs import is_continued, is_included, leaf_hash


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What proves that the log was only added to since a head, and its last entry.

    `entry` is nothing where the month of the entry was taken away since.
    """

    old: Head
    new: Head
    checkpoint: str
    consistency: list[bytes]
    inclusion: list[bytes]
    leaf: bytes
    entry: dict[str, Any] | None

    def to_json(self) -> dict[str, Any]:
        """Return the proof for other programs that check proofs of RFC 9162."""
        return {
            "size": self.old.size,
            "root": self.old.hash,
            "checkpoint": self.checkpoint,
            "consistency": [one.hex() for one in self.consistency],
            "leaf": self.leaf.hex(),
            "inclusion": [one.hex() for one in self.inclusion],
        }


def prove(log: Log, given: Head, source: str) -> Proof | Fault:
    """Prove that a log still begins with a head; a fault where it does not.

    The proofs are checked as a reader would check them: against the signed head alone.
    """
    about = {"size": given.size, "source": source}
    new, tree = log.head, log.tree
    if new is None or given.size > min(new.size, tree.size):
        number = new.size if new else 0
        return Fault(reason=SHORTER, about={**about, "number": number})
    old, root = tree.root(given.size), bytes.fromhex(new.hash)
    consistency = tree.consistency(given.size, new.size)
    is_same = given.fits(old) and is_continued(
        given.size, new.size, consistency, old, root
    )
    if not is_same or not given.size:
        return Fault(reason=OTHER, about=about)
    last = given.size - 1
    leaf, inclusion = tree.leaf(last), tree.inclusion(last, new.size)
    line = _line(log, given.size)
    if line is not None and leaf_hash(line[0]) != leaf:
        return Fault(reason=OTHER, about=about)
    if not is_included(leaf, last, new.size, inclusion, root):
        return Fault(reason=OTHER, about=about)
    return Proof(
        old=Head.of(given.size, old),
        new=new,
        checkpoint=log.checkpoint,
        consistency=consistency,
        inclusion=inclusion,
        leaf=leaf,
        entry=line[1] if line else None,
    )


def _line(log: Log, number: int) -> tuple[bytes, dict[str, Any]] | None:
    for placed in log.lines():
        if placed.line and placed.line.link.number == number:
            return placed.content, placed.line.values
    return None
