"""The files of the log, one a month by the clock, and its lines in their own order."""

import hashlib
import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.ground import regular
from dashboard.ground.audit import chain
from dashboard.ground.audit.chain import BEGINNING, Line, Link

_TAIL = 16 * 1024
"""Bytes at the end of a file that mostly hold its last line."""

_MOMENT = timedelta(minutes=5)
"""A line may wait so long to be written."""

_NUMBER = re.compile(rb'"number":([0-9]{1,18}),')
_TIME = re.compile(rb'{"action":"([^"]*)","at":"([^"]*)",.*"number":([0-9]{1,18}),')


@dataclass(frozen=True, kw_only=True)
class Time:
    """When something was done, by the clock of then."""

    number: int
    action: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A line where it stands: its file, its place in it, and what it says.

    `line` is None where it is not as it was written; then `after` is the number of
    the line before it in its file, 0 at the beginning. `is_open` where nothing ends it.
    """

    file: str
    place: int
    content: bytes
    line: Line | None
    after: int
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Tail:
    """The end of a file: its last line, and bytes behind it that are no line.

    `is_read` where no changed line lies between, `is_open` where the end is none of a
    line.
    """

    path: Path
    line: Line | None
    rest: bytes
    is_open: bool
    is_read: bool

    @property
    def torn(self) -> dict[str, object]:
        """What the log says of a line that a crash left unfinished."""
        return {
            "file": self.path.name,
            "bytes": len(self.rest),
            "sha256": hashlib.sha256(self.rest).hexdigest(),
        }


@dataclass(frozen=True, kw_only=True)
class Files:
    """The files of months in a folder."""

    folder: Path

    def paths(self) -> list[Path]:
        """Return the files by name; OSError if the folder cannot be read."""
        try:
            return sorted(p for p in self.folder.iterdir() if p.suffix == ".jsonl")
        except FileNotFoundError:
            return []

    def sizes(self) -> dict[Path, int]:
        """Return how long each file is now."""
        return {path: path.stat().st_size for path in self.paths()}

    def lines(self, key: bytes, sizes: Mapping[Path, int]) -> Iterator[Placed]:
        """Return every line up to the sizes, in the order of their own numbers.

        A clock that was wrong puts lines into another month's file: neither names of
        files nor times tell their order. What is no line comes after the line before
        it in its file.
        """
        each = (_numbered(path, size, key) for path, size in sizes.items())
        for _number, placed in heapq.merge(*each, key=lambda found: found[0]):
            yield placed

    def containing(self, words: bytes) -> Iterator[bytes]:
        """Return the lines in which words stand, as they are, file by file."""
        for path in self.paths():
            with regular.opened(path) as file:
                yield from (line.rstrip(b"\n") for line in file if words in line)

    def times(self) -> Iterator[Time]:
        """Return when each line was written, in the order of their numbers.

        Whether it is as it was written is not looked at: that takes long.
        """
        each = (_times(path) for path in self.paths())
        yield from heapq.merge(*each, key=lambda time: time.number)

    def turns(self) -> list[Time] | None:
        """Return the first and last time of each month, and every one of the newest.

        None where these do not tell the order of all: a clock that jumped puts lines
        into another month's file. Months that are over need not be read.
        """
        paths = [path for path, size in self.sizes().items() if size]
        ends = [_ends(path) for path in paths]
        times = [time for both in ends for time in both]
        numbers = [time.number for time in times]
        is_told = all(map(_in_month, paths, ends)) and numbers == sorted(numbers)
        if not is_told:
            return None
        newest = [*_times(paths[-1])] if paths else []
        return [*times[:-2], *newest]

    def tails(self, key: bytes) -> list[Tail]:
        """Return the end of the file that has the newest line, and of those left open.

        Where that line is not as it was written, the end of every file.
        """
        sizes = {path: size for path, size in self.sizes().items() if size}
        claims = {path: _claim(path, size) for path, size in sizes.items()}
        last = max(claims, key=lambda path: claims[path] or 0, default=None)
        looked = [path for path in sizes if path == last or claims[path] is None]
        tails = [_tail(path, sizes[path], key) for path in looked]
        if all(tail.is_read and tail.line for tail in tails):
            return tails
        return [_tail(path, size, key) for path, size in sizes.items()]


def newest(tails: list[Tail]) -> Line | None:
    """Return the line with the highest number."""
    lines = [tail.line for tail in tails if tail.line]
    return max(lines, key=lambda line: line.link.number, default=None)


def link_of(line: Line | None) -> Link:
    """Return the link of a line; the beginning if there is none."""
    return line.link if line else BEGINNING


def _numbered(path: Path, size: int, key: bytes) -> Iterator[tuple[int, Placed]]:
    after, place = 0, 0
    with regular.opened(path) as file:
        # By this byte alone: other characters that part lines may stand in a text.
        while size and (content := file.readline(size)):
            size -= len(content)
            place += 1
            is_open = not content.endswith(b"\n")
            content = content.removesuffix(b"\n")
            if not content.strip():
                continue
            line = chain.read(content, key)
            number = line.link.number if line else after
            yield (
                number,
                Placed(
                    file=path.name,
                    place=place,
                    content=content,
                    line=line,
                    after=after,
                    is_open=is_open,
                ),
            )
            after = number


def _times(path: Path) -> Iterator[Time]:
    with regular.opened(path) as file:
        yield from filter(None, map(_time, file))


def _time(line: bytes) -> Time | None:
    found = _TIME.match(line)
    if not found:
        return None
    action, at, number = (part.decode("ascii", "replace") for part in found.groups())
    # Of what somebody put there by hand only what can be a time counts.
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(at).astimezone(UTC)
        return Time(number=int(number), action=action, at=moment)
    return None


def _ends(path: Path) -> list[Time]:
    """Return the times of the first and last line; fewer where one tells none."""
    with regular.opened(path) as file:
        first = file.readline(_TAIL)
        file.seek(max(0, path.stat().st_size - _TAIL))
        last = file.read(_TAIL).removesuffix(b"\n")
    ends = first, last[last.rfind(b"\n") + 1 :]
    return [time for time in map(_time, ends) if time]


def _in_month(path: Path, ends: Sequence[Time]) -> bool:
    """Whether both ends are of the file's month; the first may be of a moment before.

    Whatever is between them is then no later than the month, nor can it be doubted
    for being too late.
    """
    match ends:
        case [first, last]:
            begun = first.at + _MOMENT
            own = {f"{first.at:%Y-%m}", f"{begun:%Y-%m}"} & {f"{last.at:%Y-%m}"}
            return path.stem in own
    return False


def _claim(path: Path, size: int) -> int | None:
    """Return the number that a file's last line says it has; None if it tells none."""
    with regular.opened(path) as file:
        file.seek(max(0, size - _TAIL))
        end = file.read(_TAIL)
    found = _NUMBER.findall(end[end.rfind(b"\n", 0, -1) + 1 :])
    return int(found[-1]) if found and end.endswith(b"\n") else None


def _tail(path: Path, size: int, key: bytes) -> Tail:
    """Look from the end for the last line that is as it was written."""
    length, line, parts = 0, None, [b""]
    with regular.opened(path) as file:
        while line is None and length < size:
            length = min(size, max(_TAIL, 4 * length))
            file.seek(size - length)
            parts = file.read(length).split(b"\n")
            # The first may have begun before: it is looked at when all of it is here.
            whole = parts if length == size else parts[1:]
            found = (chain.read(part, key) for part in reversed(whole) if part)
            line = next(filter(None, found), None)
    whole, last = [part for part in parts[:-1] if part], parts[-1]
    is_line = bool(last) and chain.read(last, key) is not None
    return Tail(
        path=path,
        line=line,
        rest=b"" if is_line else last,
        is_open=bool(last),
        is_read=is_line or not whole or chain.read(whole[-1], key) is not None,
    )
