"""Tables in text files: which encoding, which separator, which cells."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice

from dashboard.writing.files.grid import Grid, gather
from dashboard.writing.files.limits import Limits
from dashboard.writing.files.refusals import refusal

# The file's size is bounded already; a long cell is refused with its address.
csv.field_size_limit(2**31 - 1)

SEPARATORS = ",;\t|"
_ENCODINGS = ("cp1257", "cp1252", "cp775", "mac_latin2", "iso8859_4")
"""Of Latvian Windows, of the West, of the command line, of old Macs and Unix."""
LOOKED_AT = 15
_HEAD = 100_000
_LONGEST = 1_000
"""No heading is longer."""

_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_ENDS = "\x1a\x00"
"""Old programs end a text with such a letter."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WEB_PAGE = re.compile(
    r"\s*<(!doctype html|html|table|meta"
    r"|\?xml[^>]*>\s*(<\?[^>]*>\s*)?<(ss:)?workbook)\b",
    re.IGNORECASE,
)
"""A table that a program wrote as a page, and named as a workbook."""
_MARKUP = re.compile(
    r"\s*(<(!doctype|html|\?xml|table)|%PDF-|\{\\rtf|[\[{]\s*[{\"])", re.IGNORECASE
)
"""Texts that hold no table: pages, papers, data of programs."""
_COLUMNS = 2
"""A table of more columns than these can be told from a cell with several lines."""
_WIDE = 0.3
"""The share of zero bytes in one half, from which on letters are two bytes each."""
_DECLARED = re.compile(r"\"?sep=([,;\t|])\"?\r?\n?", re.IGNORECASE)

Score = Callable[[list[str]], int]
"""Says how many cells of a row are known headings."""


def read(data: bytes, score: Score, limits: Limits) -> Grid:
    """Read a text file; a row's number is the one a spreadsheet would show."""

    def bounded(row: list[str]) -> int:
        # Of a line without end, what a row of headings may have is looked at.
        return score([cell[:_LONGEST] for cell in row[: limits.columns]])

    text = decode(data, bounded)
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    separator = declared[1] if declared else _separator(text, bounded)
    records = _records(text, separator)
    if _are_quoted_whole(text[:_HEAD]):
        text = "\n".join(record[0] for record in records if record)
        separator = _separator(text, bounded)
        records = _records(text, separator)
    records = _whole(records, separator, bounded)
    return gather(enumerate(records, start=1), limits, Grid())


def _whole(
    records: Iterable[list[str]], separator: str, score: Score
) -> Iterator[list[str]]:
    """Yield the rows of a table, those too that are written with another separator.

    Refused where a quotation mark that nobody closed swallowed the rows after it.
    """
    width, best = 0, 0
    for number, record in enumerate(records, start=1):
        if number <= LOOKED_AT and (headings := score(record)) > best:
            width, best = len(record), headings
        if width > _COLUMNS and _has_swallowed(record, separator, width):
            raise refusal("broken_quotes", row=str(number))
        alone = width > _COLUMNS and len(record) == 1
        yield _split(record[0], width) or record if alone else record


def _has_swallowed(record: list[str], separator: str, width: int) -> bool:
    """Whether a cell holds a line that has as many cells as a row."""
    return any(
        line.count(separator) >= width - 1
        for cell in record
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()[1:]
    )


def _split(line: str, width: int) -> list[str] | None:
    """Return the cells of a line by the separator that makes a whole row of it."""
    rows = (next(csv.reader([line], delimiter=one), []) for one in SEPARATORS)
    return next((row for row in rows if len(row) == width), None)


def _are_quoted_whole(head: str) -> bool:
    """Whether every line of a text is one cell in quotation marks."""
    for separator in SEPARATORS:
        lines = [*islice(_records(head, separator, strict=False), LOOKED_AT)]
        if any(len(line) > 1 for line in lines):
            return False
    return head.lstrip().startswith('"')


def decode(data: bytes, score: Score) -> str:
    """Decode by the byte order mark, else as UTF-8, else as the headings tell."""
    marked = [name for mark, name in _MARKS.items() if data.startswith(mark)][:1]
    marked = marked or _unmarked(data)
    texts = [*_decoded(data, marked or ["utf-8"])]
    if not texts and not marked:
        # Of equal ones the first; the likeliest stands there.
        texts = sorted(
            _decoded(data, _ENCODINGS), key=lambda text: -_headings(text, score)
        )
    if texts and _WEB_PAGE.match(texts[0]):
        raise refusal("web_page")
    if not texts or _CONTROL.search(texts[0]) or _MARKUP.match(texts[0]):
        raise refusal("not_a_workbook")
    return texts[0]


def _unmarked(data: bytes) -> list[str]:
    """Name the alphabet of two bytes a letter that its zero bytes betray."""
    head = data[:_HEAD]
    first, second = head[::2], head[1::2]
    if second.count(0) > _WIDE * len(second) and not first.count(0):
        return ["utf-16-le"]
    if first.count(0) > _WIDE * len(first) and not second.count(0):
        return ["utf-16-be"]
    return []


def _decoded(data: bytes, encodings: Iterable[str]) -> Iterator[str]:
    for encoding in encodings:
        try:
            yield data.decode(encoding).rstrip(_ENDS)
        except UnicodeDecodeError:
            continue


def _headings(text: str, score: Score) -> int:
    """Count the headings that the best separator yields."""
    return max(_yields(text[:_HEAD], separator, score)[0] for separator in SEPARATORS)


def _separator(text: str, score: Score) -> str:
    """Choose the separator that yields most headings, else most cells."""
    return max(SEPARATORS, key=lambda one: _yields(text[:_HEAD], one, score))


def _yields(head: str, separator: str, score: Score) -> tuple[int, int]:
    rows = list(islice(_records(head, separator, strict=False), LOOKED_AT))
    headings = max((score(row) for row in rows), default=0)
    return headings, max(map(len, rows), default=0)


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
