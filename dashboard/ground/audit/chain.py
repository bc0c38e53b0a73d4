"""The chain: each line carries a keyed digest of itself and of the line before."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.ground.audit.entry import canonical

CHANGED, MISSING, CUT = "changed", "missing", "cut"
"""What can be wrong with a line, before it, or after it."""

START = ""
"""What stands for the line before the first."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """The newest line of a chain: its number, counted from 1, and its digest."""

    number: int
    digest: str


BEGINNING = Link(number=0, digest=START)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A line that is not as it was written, counted within its file."""

    file: str
    line: int
    reason: str


def link(values: dict[str, Any], before: Link, key: bytes) -> tuple[str, Link]:
    """Return the line of an entry, and the newest link after it."""
    numbered = {**values, "number": before.number + 1, "before": before.digest}
    digest = _digest(numbered, key)
    line = canonical({**numbered, "digest": digest})
    return line, Link(number=before.number + 1, digest=digest)


def read(line: str, key: bytes) -> tuple[dict[str, Any], Link] | None:
    """Return what a line says; None if it is not as it was written."""
    try:
        values = json.loads(line)
        digest = values.pop("digest")
        number = int(values["number"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if not hmac.compare_digest(str(digest), _digest(values, key)):
        return None
    return values, Link(number=number, digest=str(digest))


def faults(lines: Iterable[tuple[str, int, str]], key: bytes) -> Iterator[Fault | Link]:
    """Walk lines of (file, number in it, text): every fault, then the newest link.

    A log may begin in the middle, where its oldest files were thrown away as the
    rules of keeping say; from there on nothing may be missing.
    """
    newest: Link | None = None
    for file, line, text in lines:
        found = read(text, key)
        if found is None:
            yield Fault(file=file, line=line, reason=CHANGED)
            # What follows is judged against itself: one fault is said once.
            newest = None
            continue
        values, this = found
        if newest and (
            this.number != newest.number + 1 or values["before"] != newest.digest
        ):
            yield Fault(file=file, line=line, reason=MISSING)
        newest = this
    yield newest or BEGINNING


def _digest(values: dict[str, Any], key: bytes) -> str:
    return hmac.new(key, canonical(values).encode(), hashlib.sha256).hexdigest()
