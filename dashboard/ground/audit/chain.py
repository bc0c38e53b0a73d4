"""The chain: each line carries a keyed digest of itself and of the line before."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from dashboard.ground.audit.entry import canonical

START = ""
"""What stands for the line before the first."""

FORM = 2
"""How lines are written today; those without a form are of before the tree."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """The newest line of a chain: its number, counted from 1, and its digest."""

    number: int
    digest: str


BEGINNING = Link(number=0, digest=START)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line that is as it was written: its bytes, what it says, and its link."""

    content: bytes
    values: dict[str, Any]
    link: Link

    @property
    def form(self) -> int:
        """How it was written."""
        return int(self.values.get("form", 1))

    @property
    def notes(self) -> dict[str, Any]:
        """What the log says of itself in this line."""
        return dict(self.values.get("log", {}))


def link(
    values: dict[str, Any], before: Link, key: bytes, notes: dict[str, Any]
) -> tuple[bytes, Link]:
    """Return the line of an entry, and the newest link after it."""
    number = before.number + 1
    numbered = {**values, "form": FORM, "number": number, "before": before.digest}
    if notes:
        numbered["log"] = notes
    digest = _digest(numbered, key)
    line = canonical({**numbered, "digest": digest}).encode()
    return line, Link(number=number, digest=digest)


def read(content: bytes, key: bytes) -> Line | None:
    """Return what a line says; None if it is not, byte for byte, as it was written."""
    try:
        text = content.decode()
        given = json.loads(text)
        # Keys that stand twice, spaces, another order: nobody here writes those.
        if canonical(given) != text:
            return None
        digest = given.pop("digest")
        number = given["number"]
        is_whole = hmac.compare_digest(str(digest), _digest(given, key))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not is_whole or type(number) is not int:
        return None
    link_ = Link(number=number, digest=str(digest))
    return Line(content=content, values=given, link=link_)


def _digest(values: dict[str, Any], key: bytes) -> str:
    return hmac.new(key, canonical(values).encode(), hashlib.sha256).hexdigest()
