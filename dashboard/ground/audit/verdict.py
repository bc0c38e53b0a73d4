"""Whether a log is whole: its lines against each other, the tree and its heads."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.ground.audit import faults as reasons
from dashboard.ground.audit.faults import Fault, Verdict
from dashboard.ground.audit.files import Placed
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.walk import A_JUMP, Walk, at_place, moment


@dataclass(frozen=True, kw_only=True)
class Known:
    """A head that somebody has, and who: the log itself, an edition, a reader."""

    head: Head
    source: str


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a log keeps beside its lines: its head, and how long its tree is.

    `numbered` is how many lines an unsigned head of before the tree tells of.
    """

    head: Head | None = None
    is_head_there: bool = False
    numbered: int = 0
    tree: int = 0


def judge(walk: Walk, kept: Kept, known: Sequence[Known]) -> Verdict:
    """Say what is wrong with a log that has been walked through."""
    size = kept.head.size if kept.head else kept.numbered
    unread = _without_torn(walk, size)
    found = [*walk.faults, *(at_place(reasons.CHANGED, placed) for placed in unread)]
    found += _missing(walk, unread)
    if kept.head is None and (walk.form > 1 or kept.tree):
        reason = reasons.HEAD_UNSIGNED if kept.is_head_there else reasons.HEAD_MISSING
        found.append(Fault(reason=reason))
    found += _end(walk, size, len(unread))
    found += _tree(walk, kept)
    for one in known:
        found += _against(walk, one)
    return Verdict(
        faults=found,
        remarks=_remarks(walk),
        entries=walk.entries,
        number=walk.newest.number,
        digest=walk.newest.digest,
    )


def _without_torn(walk: Walk, size: int) -> list[Placed]:
    """The lines that are not as they were written, but for those cut short.

    One that nothing ends was being written, where the head tells of no more lines.
    """
    said, unread = list(walk.torn), []
    for placed in walk.unread:
        torn = {
            "file": placed.file,
            "bytes": len(placed.content),
            "sha256": hashlib.sha256(placed.content).hexdigest(),
        }
        if torn in said:
            said.remove(torn)
            walk.remarks.append(at_place(reasons.TORN, placed))
        elif placed.is_open and size <= walk.newest.number:
            walk.remarks.append(at_place(reasons.UNFINISHED, placed))
        else:
            unread.append(placed)
    return unread


def _missing(walk: Walk, unread: list[Placed]) -> Iterator[Fault]:
    """Numbers that are missing, unless a changed line stands for each of them."""
    begun = walk.begun
    if begun and begun.line:
        first = begun.line.link.number
        is_pruned = walk.form == 1 or first in walk.openings
        if not is_pruned and first - 1 > sum(one.after == 0 for one in unread):
            yield at_place(reasons.BEGUN, begun)
    for gap in walk.gaps:
        standing = sum(gap.after <= one.after < gap.before for one in unread)
        opening = sum(one.after == 0 and one.file == gap.at.file for one in unread)
        if gap.before - gap.after - 1 > standing + opening:
            yield at_place(reasons.MISSING, gap.at)


def _end(walk: Walk, size: int, unread: int) -> Iterator[Fault]:
    """The end of the log against how many lines its own head tells of."""
    if size <= walk.newest.number + unread:
        return
    if walk.last is None:
        yield Fault(reason=reasons.GONE, about={"size": size})
    else:
        number = walk.newest.number
        yield at_place(reasons.CUT, walk.last, size=size, number=number)


def _tree(walk: Walk, kept: Kept) -> Iterator[Fault]:
    """The lines and the tree's file against the signed head."""
    if not kept.head:
        yield from walk.rewritten
        return
    root = walk.roots.get(kept.head.size)
    is_signed = root is None or kept.head.fits(root)
    if not is_signed and walk.rewritten:
        yield from walk.rewritten
    elif not is_signed:
        yield Fault(reason=reasons.HEAD_OTHER)
    if is_signed and (kept.tree < kept.head.size or not walk.is_tree_whole):
        yield Fault(reason=reasons.TREE)


def _against(walk: Walk, known: Known) -> Iterator[Fault]:
    """The log against a head that somebody has of it."""
    head, root = known.head, walk.roots.get(known.head.size)
    about = {"size": head.size, "source": known.source, "number": walk.newest.number}
    if root is None:
        yield Fault(reason=reasons.SHORTER, about=about)
    elif not head.fits(root):
        yield Fault(reason=reasons.OTHER, about=about)


def _remarks(walk: Walk) -> list[Fault]:
    said = []
    if walk.begun and walk.begun.line and walk.begun.line.link.number > 1:
        values = walk.begun.line.values
        about = {"number": values["number"], "at": values["at"]}
        said.append(Fault(reason=reasons.EARLIER, about=about))
    said += walk.remarks
    if walk.last and moment(walk.at) > datetime.now(UTC) + A_JUMP:
        said.append(at_place(reasons.FUTURE, walk.last, at=walk.at))
    return said
