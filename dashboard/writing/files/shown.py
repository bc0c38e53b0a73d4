"""A whole number as its cell shows it, where the format adds letters or zeros.

A code 7 in a cell of the format "F-"0000 is read by people as F-0007.
"""

import re
from typing import Any

from dashboard.writing.files.grid import Grid

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_(.)|(0)|([-/ ()])')
_SIMPLE = re.compile(r'(?:"[^"]*"|\\.|_.|0|[-/ ()])+')
_COLOUR = re.compile(r"\[[^\]]*\]")


def formats(book: Any) -> dict[int, str]:
    """Return a workbook's formats that add something, by the number of the style."""
    custom = dict(enumerate(book._number_formats, start=164))
    adding = {number: text for number, text in custom.items() if adds(text)}
    return {
        number: adding[style.numFmtId]
        for number, style in enumerate(book._cell_styles)
        if style.numFmtId in adding
    }


def adds(text: str) -> bool:
    """Whether a format shows whole numbers with more than their digits."""
    first = _COLOUR.sub("", text.split(";", maxsplit=1)[0])
    if not _SIMPLE.fullmatch(first) or "0" not in first:
        return False
    return first != "0"


def as_shown(value: int, text: str) -> str:
    """Write a whole number by a format."""
    tokens = [*_TOKEN.finditer(_COLOUR.sub("", text.split(";", maxsplit=1)[0]))]
    zeros = sum(token[4] is not None for token in tokens)
    digits = str(value).zfill(zeros)
    extra = len(digits) - zeros
    shown, used = "", 0
    for token in tokens:
        if token[4] is None:
            shown += token[1] or token[2] or token[5] or ""
            continue
        until = used + 1 + (extra if used == 0 else 0)
        shown += digits[used:until]
        used = until
    return shown.strip()


def note(grid: Grid, cells: Any, adding: dict[int, str]) -> None:
    """Keep what the cells of a row show, where that is more than their number."""
    for cell in cells:
        if cell.value is None or cell._style_id not in adding:
            continue
        value = cell.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            grid.shown[cell.coordinate] = as_shown(value, adding[cell._style_id])
