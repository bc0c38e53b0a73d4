"""Where a log stands before something is written: its end, its head and its tree."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from dashboard.ground import regular
from dashboard.ground.audit.chain import Link
from dashboard.ground.audit.files import Files, Tail, link_of, newest
from dashboard.ground.audit.heads import NOTHING, Head, Signer, check, name_in
from dashboard.ground.audit.proofs import leaf_hash
from dashboard.ground.audit.tree import ABSENT, Tree

HEAD, TREE = "head", "tree"


class OtherKeyError(Exception):
    """The log was written with another key."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The link to go on from, with what is to be noted in the next line.

    Where lines were cut off the link has the number that the head tells of: the gap
    stays seen. `tree` has a leaf for each number up to it.
    """

    link: Link
    tails: list[Tail]
    notes: dict[str, Any]
    tree: Tree

    @classmethod
    def of(cls, folder: Path, key: bytes) -> Self:
        """Look at a log, and mend its tree; OtherKeyError if the key is not its own."""
        files, tree = Files(folder=folder), Tree(path=folder / TREE)
        tails = files.tails(key)
        last, text = newest(tails), head_text(folder)
        if is_of_another_key(tails, text, key):
            raise OtherKeyError
        head = Signer(key=key).read(text)
        before = link_of(last)
        notes: dict[str, Any] = {}
        if (last and last.form > 1) or tree.size:
            if head is None:
                notes["head"] = "not as it was signed" if text else "missing"
        elif last:
            before = max(before, _numbered(text), key=lambda link: link.number)
            notes |= {"files": _firsts(files, key), "key": check(key)}
        head = head or NOTHING
        link = before
        if head.size > before.number:
            link = Link(number=head.size, digest=before.digest)
        if not _stands(tree, head):
            _grow(tree, files, key, (0, link.number))
            if not _stands(tree, head):
                notes["tree"] = head.noted
        elif head.size < link.number:
            _grow(tree, files, key, (head.size, link.number))
        torn = [tail.torn for tail in tails if tail.rest]
        notes |= {"torn": torn} if torn else {}
        return cls(link=link, tails=tails, notes=notes, tree=tree)


def head_text(folder: Path) -> str:
    """Return what the head of a log says; nothing if it has none."""
    try:
        return regular.content(folder / HEAD).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def numbered(text: str) -> int:
    """How many lines an unsigned head, of before the tree, tells of."""
    return _numbered(text).number


def is_of_another_key(tails: list[Tail], text: str, key: bytes) -> bool:
    """Whether a log was written with another key; a changed line alone does not say so.

    The head tells, or where it does not, no line at all is as this key writes them.
    """
    name, read = name_in(text), newest(tails)
    if name == Signer(key=key).name:
        return False
    if name:
        is_read_to_the_end = all(tail.is_read for tail in tails)
        return read is None or not is_read_to_the_end
    return bool(tails) and read is None


def _stands(tree: Tree, head: Head) -> bool:
    return tree.size >= head.size and head.fits(tree.root(head.size))


def _grow(tree: Tree, files: Files, key: bytes, span: tuple[int, int]) -> None:
    """Add the lines behind the first number, up to the last, to the tree.

    Of lines that are not there any more the tree's own leaves are taken.
    """
    first, last = span
    kept = [one[0] for one in tree.written(min(tree.size, last))] if tree.size else []
    leaves = dict(enumerate(kept, 1))
    for placed in files.lines(key, files.sizes()):
        if placed.line:
            leaves[placed.line.link.number] = leaf_hash(placed.content)
    wanted = range(first + 1, last + 1)
    tree.add([leaves.get(number, ABSENT) for number in wanted], first)


def _firsts(files: Files, key: bytes) -> dict[str, int]:
    """The number of the first line of every file."""
    found: dict[str, int] = {}
    for placed in files.lines(key, files.sizes()):
        if placed.line:
            found.setdefault(placed.file, placed.line.link.number)
    return found


def _numbered(text: str) -> Link:
    try:
        values = json.loads(text)
        return Link(number=int(values["number"]), digest=str(values["digest"]))
    except (ValueError, KeyError, TypeError):
        return link_of(None)
