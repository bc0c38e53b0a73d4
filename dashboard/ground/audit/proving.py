"""Proofs for readers: that the log still begins with a head that they were given."""

from dataclasses import dataclass
from typing import Any

from dashboard.ground.audit.faults import OTHER, Fault
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.proofs import is_continued, is_included, leaf_hash
from dashboard.ground.audit.verdict import Known


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


def prove(log: Log, known: Known) -> Proof | list[Fault]:
    """Prove that a log still begins with a head; what is wrong where it does not.

    The lines are all read: a tree that fits proves nothing of lines that do not. The
    proofs are checked as a reader would check them, against the signed head alone.
    """
    wrong = log.check([known]).faults
    new, tree, size = log.head, log.tree, known.head.size
    if wrong or new is None or not 0 < size <= new.size:
        return wrong or [_other(known)]
    root, leaf = bytes.fromhex(new.hash), tree.leaf(size - 1)
    found = Proof(
        old=Head.of(size, tree.root(size)),
        new=new,
        checkpoint=log.checkpoint,
        consistency=tree.consistency(size, new.size),
        inclusion=tree.inclusion(size - 1, new.size),
        leaf=leaf,
        entry=_entry(log, size, leaf),
    )
    old = bytes.fromhex(found.old.hash)
    is_proved = (
        known.head.fits(old)
        and is_continued(size, new.size, found.consistency, old, root)
        and is_included(leaf, size - 1, new.size, found.inclusion, root)
    )
    return found if is_proved else [_other(known)]


def _other(known: Known) -> Fault:
    about = {"size": known.head.size, "source": known.source}
    return Fault(reason=OTHER, about=about)


def _entry(log: Log, number: int, leaf: bytes) -> dict[str, Any] | None:
    """What the line of a number says, if it is the one that the leaf is of."""
    lines = log.telling(f'"number":{number},')
    return next((one.values for one in lines if leaf_hash(one.content) == leaf), None)
