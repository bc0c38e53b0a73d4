"""The Merkle tree over the lines of the log (RFC 6962), in one file that only grows.

The hash of each complete subtree is written once, in the order in which subtrees
become complete. So a new leaf costs two hashes on average, and a root or a proof
as many as the tree is high, however long the log.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.ground import regular
from dashboard.ground.audit.proofs import EMPTY, leaf_hash, node_hash

ABSENT = leaf_hash(b"")
"""The leaf of a line that nobody has any more: no line is empty."""

_WIDTH = 32


@dataclass(kw_only=True)
class Growing:
    """A tree that leaves are added to, by the subtrees that hang side by side."""

    size: int = 0
    hanging: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> list[bytes]:
        """Add a leaf; return it and the subtrees that it makes complete."""
        made, odd = [leaf], self.size
        while odd & 1:
            made.append(node_hash(self.hanging.pop(), made[-1]))
            odd >>= 1
        self.hanging.append(made[-1])
        self.size += 1
        return made

    @property
    def root(self) -> bytes:
        """The root over all leaves."""
        if not self.hanging:
            return EMPTY
        root = self.hanging[-1]
        for left in reversed(self.hanging[:-1]):
            root = node_hash(left, root)
        return root


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A tree in a file; only who holds the lock of the log may add to it."""

    path: Path

    @property
    def size(self) -> int:
        """How many leaves it has; a hash that was torn off counts for nothing."""
        try:
            hashes = self.path.stat().st_size // _WIDTH
        except FileNotFoundError:
            return 0
        size = hashes // 2
        while _written(size + 1) <= hashes:
            size += 1
        return size

    def root(self, size: int) -> bytes:
        """Return the root over the first leaves."""
        return self._span(0, size) if size else EMPTY

    def leaf(self, index: int) -> bytes:
        """Return the hash of a leaf, counted from 0."""
        return self._hash(0, index)

    def written(self, size: int) -> Iterator[list[bytes]]:
        """Return for each of the first leaves what was written with it."""
        if not size:
            return
        with regular.opened(self.path) as file:
            for index in range(size):
                count = _written(index + 1) - _written(index)
                yield [file.read(_WIDTH) for _each in range(count)]

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Return the path from a leaf to the root over the first `size`."""
        path, first, until = [], 0, size
        while until - first > 1:
            middle = first + _left(until - first)
            if index < middle:
                path.append(self._span(middle, until))
                until = middle
            else:
                path.append(self._span(first, middle))
                first = middle
        return path[::-1]

    def consistency(self, old: int, size: int) -> list[bytes]:
        """Return the proof that the first `size` leaves begin with the first `old`."""
        if old in {0, size}:
            return []
        path, first, until = [], 0, size
        while old != until:
            middle = first + _left(until - first)
            if old <= middle:
                path.append(self._span(middle, until))
                until = middle
            else:
                path.append(self._span(first, middle))
                first = middle
        if first:
            path.append(self._span(first, until))
        return path[::-1]

    def add(self, leaves: Iterable[bytes], after: int) -> None:
        """Write leaves behind the first `after`; what stood there is written over."""
        handle = regular.handle(self.path, os.O_RDWR | os.O_CREAT)
        with os.fdopen(handle, "r+b") as file:
            file.truncate(_written(after) * _WIDTH)
            growing = Growing(size=after, hanging=self._hanging(after))
            file.seek(0, os.SEEK_END)
            for leaf in leaves:
                file.writelines(growing.add(leaf))
            file.flush()
            os.fsync(file.fileno())

    def _hanging(self, size: int) -> list[bytes]:
        """The complete subtrees that hang side by side, the largest first."""
        found, first = [], 0
        for level in reversed(range(size.bit_length())):
            if size >> level & 1:
                found.append(self._hash(level, first >> level))
                first += 1 << level
        return found

    def _span(self, first: int, until: int) -> bytes:
        width = until - first
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._hash(level, first >> level)
        middle = first + _left(width)
        return node_hash(self._span(first, middle), self._span(middle, until))

    def _hash(self, level: int, index: int) -> bytes:
        with regular.opened(self.path) as file:
            file.seek(_place(level, index) * _WIDTH)
            return file.read(_WIDTH)


def _written(size: int) -> int:
    """How many hashes a tree of so many leaves has written."""
    return 2 * size - size.bit_count()


def _place(level: int, index: int) -> int:
    """Where the hash of a subtree stands: right after that of its last leaf."""
    return _written((index + 1 << level) - 1) + level


def _left(width: int) -> int:
    """The width of the left subtree: the largest power of two that leaves a rest."""
    return 1 << (width - 1).bit_length() - 1
