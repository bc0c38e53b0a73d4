"""A cell as it was written, in one form whatever file it came in.

Rows are known again by this form years later, so it must not change and must
not depend on lists, columns or the reading of values: tests hold it.
"""

import re
import unicodedata
from functools import lru_cache

from dashboard.ground.spelling import plain_dashes

_NUMBER = re.compile(r"([+-]?\d+)[.,](\d+)")
_TIME = r"(?:[t ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})" + _TIME)
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})\.?" + _TIME)
_CENTURY = "20"


def as_written(value: object) -> str:
    """Write a cell's value the one way; empty where nothing can be seen.

    Case, outer and repeated blanks, invisible characters, kinds of dashes and
    the Unicode form do not matter, nor does whether a number, a day or a truth
    value stands as such or as text.
    """
    return _form(str(value))


@lru_cache(maxsize=20_000)
def _form(text: str) -> str:
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    wide = unicodedata.normalize("NFKC", plain_dashes(seen)).casefold()
    plain = " ".join(unicodedata.normalize("NFKC", wide).split())
    return _moment(plain) or _number(plain) or plain


def _number(plain: str) -> str | None:
    """Write a number with decimals: 7.0 and 7,0 as 7, 7,50 as 7.5."""
    number = _NUMBER.fullmatch(plain)
    if number is None:
        return None
    whole, decimals = number[1], number[2].rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _moment(plain: str) -> str | None:
    """Write a day as 2019-01-07; with its time where that is not midnight."""
    iso, dotted = _ISO.fullmatch(plain), _DOTTED.fullmatch(plain)
    if iso:
        year, month, day, *time = iso.groups()
    elif dotted:
        day, month, year, *time = dotted.groups()
    else:
        return None
    hour, minute, second = (int(part or 0) for part in time)
    written = f"{_CENTURY}{year}"[-4:] + f"-{int(month):02}-{int(day):02}"
    if hour or minute or second:
        return f"{written} {hour:02}:{minute:02}:{second:02}"
    return written
