"""What anybody can check of a tree without its log: RFC 9162, 2.1.3.2 and 2.1.4.2."""

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without a leaf."""


def leaf_hash(content: bytes) -> bytes:
    """Hash a leaf; the byte before it tells leaves from nodes."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash a node of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_included(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Whether a path proves that a leaf stands at an index, from 0, in a tree."""
    if not 0 <= index < size:
        return False
    place, last, hash_ = index, size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            hash_ = node_hash(other, hash_)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            hash_ = node_hash(hash_, other)
        place, last = place >> 1, last >> 1
    return last == 0 and hash_ == root


def is_continued(
    old: int, size: int, path: Sequence[bytes], old_root: bytes, root: bytes
) -> bool:
    """Whether a path proves that a tree of `old` leaves was only added to."""
    if not 0 <= old <= size:
        return False
    if old in {0, size}:
        is_same = old_root == (root if old else EMPTY)
        return is_same and not path
    steps = [old_root, *path] if old & (old - 1) == 0 else [*path]
    if not steps:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for other in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(other, before), node_hash(other, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, other)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == root
