"""Tables in text files: which encoding, which separator, which cells."""

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice

from dashboard.writing.files.grid import Grid, gather
from dashboard.writing.files.limits import Limits
from dashboard.writing.files.refusals import refusal

# The file's size is bounded already; a long cell is refused with its address.
csv.field_size_limit(2**31 - 1)

SEPARATORS = ",;\t|"
LOOKED_AT = 15
_HEAD = 100_000

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*<(!doctype|html|\?xml|table)", re.IGNORECASE)
_DECLARED = re.compile(r"\"?sep=([,;\t|])\"?\r?\n?", re.IGNORECASE)

Score = Callable[[list[str]], int]
"""Says how many cells of a row are known headings."""


def read(data: bytes, score: Score, limits: Limits) -> Grid:
    """Read a text file; a row's number is the one a spreadsheet would show."""
    text = decode(data)
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    separator = declared[1] if declared else _separator(text, score)
    records = _records(text, separator)
    return gather(enumerate(records, start=1), limits, Grid())


def decode(data: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, else as Windows-1257."""
    marked = [name for mark, name in _MARKS.items() if data.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1257"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) or _MARKUP.match(text):
            break
        return text
    raise refusal("not_a_workbook")


def _separator(text: str, score: Score) -> str:
    """Choose the separator that yields most headings, else most cells."""
    head = text[:_HEAD]

    def yields(separator: str) -> tuple[int, int]:
        rows = list(islice(_records(head, separator, strict=False), LOOKED_AT))
        headings = max((score(row) for row in rows), default=0)
        return headings, max(map(len, rows), default=0)

    return max(SEPARATORS, key=yields)


def _records(text: str, separator: str, *, strict: bool = True) -> Iterator[list[str]]:
    # Not strict, an unclosed quotation mark would swallow the rows after it.
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=strict)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):  # noqa: B007
            yield record
    except csv.Error as error:
        raise refusal("broken_quotes", row=str(number + 1)) from error
