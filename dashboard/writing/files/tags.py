"""What a workbook says of a sheet beside its cells: what is hidden, joined, noted."""

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from dashboard.writing.files.grid import Grid, letters
from dashboard.writing.files.limits import MEGABYTE, Limits

AUTHOR = "Tilts"
"""Who writes the comments in files that are handed back."""
_HIDDEN = rb"\s[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>"
_ROW = re.compile(rb"<(?:\w+:)?row" + _HIDDEN)
_COLUMN = re.compile(rb"<(?:\w+:)?col" + _HIDDEN)
_BOUND = re.compile(rb"\b(?:min|max)=[\"'](\d+)[\"']")
_NUMBER = re.compile(rb"\sr=[\"'](\d+)[\"']")
_JOINED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*\bref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']"
)
_LONGEST_TAG = 1_000
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*/comments[\"'][^>]*>")
_TARGET = re.compile(rb"\bTarget=[\"']([^\"']+)[\"']")
_AUTHOR = re.compile(rb"<(?:\w+:)?author>([^<]*)<")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\s[^>]*>")
_PLACE = re.compile(rb"\bref=[\"']([A-Z]+\d+)[\"']")
_OF_AUTHOR = re.compile(rb"\bauthorId=[\"'](\d+)[\"']")


def note(grid: Grid, data: bytes, part: str) -> None:
    """Note of a sheet, which is a part of a workbook, what its tags say."""
    rows: set[int] = set()
    columns: set[int] = set()
    joined: set[str] = set()
    with ZipFile(BytesIO(data)) as archive:
        for text in _pieces(archive, part):
            numbers = (_NUMBER.search(row[0]) for row in _ROW.finditer(text))
            rows |= {int(number[1]) for number in numbers if number}
            joined |= {one.decode() for one in _JOINED.findall(text)}
            for one in _COLUMN.finditer(text):
                columns |= _between(*map(int, _BOUND.findall(one[0])))
        grid.noted = sorted(_comments(archive, part))
    grid.hidden_rows, grid.joined = sorted(rows), sorted(joined)
    grid.hidden_columns = [letters(number - 1) for number in sorted(columns)]


def _pieces(archive: ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part piece by piece, each with the end of the one before."""
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(MEGABYTE):
            yield tail + chunk
            tail = chunk[-_LONGEST_TAG:]


def _between(*bounds: int) -> set[int]:
    """Return the numbers of columns; a sheet that is hidden to its end has many."""
    most = Limits().columns
    return {*range(min(bounds), min(max(bounds), most) + 1)} if bounds else set()


def _comments(archive: ZipFile, part: str) -> set[str]:
    """Return the cells to which somebody wrote a comment; what it says stays there."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    found: set[str] = set()
    if relations not in archive.namelist():
        return found
    for relation in _RELATION.findall(archive.read(relations)):
        target = _TARGET.search(relation)
        # A target that begins with a slash is not beside the sheet.
        beside = posixpath.join("/", folder, target[1].decode()) if target else ""
        path = posixpath.normpath(beside).lstrip("/")
        if path in archive.namelist():
            found |= _by_others(archive.read(path))
    return found


def _by_others(comments: bytes) -> set[str]:
    authors = [name.strip() for name in _AUTHOR.findall(comments)]
    own = {place for place, name in enumerate(authors) if name == AUTHOR.encode()}
    found = set()
    for tag in _COMMENT.findall(comments):
        place, author = _PLACE.search(tag), _OF_AUTHOR.search(tag)
        if place and not (author and int(author[1]) in own):
            found.add(place[1].decode())
    return found
