"""Letters that a wrong reading has damaged, and the way back where it is exact."""

import re
import unicodedata
from functools import lru_cache

_TWICE = 2
_READINGS = ("cp1252", "cp1257")
_SIGNS = re.compile(r"[\u00c2-\u00f4\u0100-\u017f][\x80-\uffff]")
_EXPECTED = frozenset("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽäöüõéåÄÖÜÕÉÅ–—“”„«»’‘…•€\xa0")
"""What may come out; so a code such as “Š–1” is not taken for damage."""
_LOST = re.compile(r"\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_])")


@lru_cache(maxsize=20_000)
def mended(text: str) -> str | None:
    """Undo UTF-8 that was read as Western or Baltic text; None if it was not.

    Some programs do it twice.
    """
    found, better = None, text
    for _time in range(_TWICE):
        undone = _undone(better)
        if undone is None:
            break
        better = undone
        if _is_plain(better):
            found = unicodedata.normalize("NFC", better)
    return found


def damaged(text: str) -> bool:
    """Whether letters are lost that nobody can bring back."""
    is_misread = _SIGNS.search(text) and _has_marks(text)
    return bool(_LOST.search(text) or is_misread)


def _undone(text: str) -> str | None:
    if text.isascii() or not _SIGNS.search(text):
        return None
    for reading in _READINGS:
        try:
            return b"".join(_byte(letter, reading) for letter in text).decode()
        except UnicodeError:
            continue
    return None


def _is_plain(text: str) -> bool:
    return all(letter.isascii() or letter in _EXPECTED for letter in text)


def _byte(letter: str, reading: str) -> bytes:
    """Return the byte a letter was read from; browsers leave undefined ones as is."""
    try:
        return letter.encode(reading)
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _has_marks(text: str) -> bool:
    """Whether signs or control characters stand within a word."""
    return any(unicodedata.category(c) in {"Cc", "Sc", "Sm", "So", "Sk"} for c in text)
