"""How two spellings are known to be the same word."""

import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

_QUOTES = str.maketrans("", "", "\"'“”„«»‟’‘`")
_DASHES = re.compile(r"[‐-―−﹘﹣－]")


def plain_dashes(text: str) -> str:
    """Write every kind of dash as a hyphen."""
    return _DASHES.sub("-", text)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Reduce a text to what matters: no case, diacritics, quotes or extra spaces.

    “4. sākumskola” and “4.sākumskola” are the same too.
    """
    plain = unicodedata.normalize("NFKD", plain_dashes(text))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = " ".join(letters.translate(_QUOTES).casefold().split())
    return words.replace(". ", ".")


def file_name(path: Path) -> str:
    """Return a file's name as text, also where its bytes are no text."""
    return os.fsencode(path.name or path).decode("utf-8", "replace")
