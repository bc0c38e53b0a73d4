"""How two spellings are known to be the same word."""

import heapq
import os
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

LIKE = 0.6
"""The share of letters two spellings must have in common, in their order."""

_SPARE = 5
QUOTES = str.maketrans("", "", "\"'“”„«»‟’‘`")
_TURNS = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
)
DASHES = re.compile(r"[‐-―−﹘﹣－]")


def without_turns(text: str) -> str:
    """Drop the unseen marks that turn the direction of what stands round them."""
    return text.translate(_TURNS)


def plain_dashes(text: str) -> str:
    """Write every kind of dash as a hyphen."""
    return DASHES.sub("-", text)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Reduce a text to what matters: no case, diacritics, quotes or extra spaces.

    “4. sākumskola” and “4.sākumskola” are the same too.
    """
    plain = unicodedata.normalize("NFKD", plain_dashes(text))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = " ".join(letters.translate(QUOTES).casefold().split())
    return words.replace(". ", ".")


def nearest(
    text: str, among: Iterable[str], most: int, *, like: float = 0.0
) -> list[str]:
    """Return the spellings nearest to a text, the nearest first; all of them folded.

    None that is less `like` it; what may have been meant is at least `LIKE`.
    A file of a hundred thousand wrong words asks as often: only those that share most
    pairs of letters are looked at closely.
    """
    return [*_nearest(text, (*among,), most, like)]


@lru_cache(maxsize=4096)
def _nearest(
    text: str, among: tuple[str, ...], most: int, like: float
) -> tuple[str, ...]:
    own = _pairs(text)

    def likeness(other: str) -> float:
        pairs = _pairs(other)
        return len(own & pairs) / (len(own) + len(pairs) or 1)

    likely = heapq.nlargest(most + _SPARE, among, key=likeness)
    return tuple(get_close_matches(text, likely, most, like))


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f" {text} ")))


UNREADABLE = "\ufffd"
"""What stands for letters that cannot be shown."""


def file_name(path: Path) -> str:
    """Return a file's name as text that can be shown, whatever its bytes are.

    Marks of direction and what moves a terminal's cursor are left out: a name must not
    look like another, nor change the words beside it.
    """
    text = os.fsencode(path.name or path).decode("utf-8", "replace")
    return "".join(c for c in text if c.isprintable()) or UNREADABLE
