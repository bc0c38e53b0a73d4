"""A disk that loses its power: what a traced command wrote, and what may be left of it.

What was synced is there. Of what was written to a file since, any beginning may be
there, with its last write torn where a sector ends, or zeros in place of it, or all
but one write. Of what was made, renamed or removed in a folder since the folder was
synced, any beginning may have happened, or all but one.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

CALLS = (
    "openat,write,pwrite64,lseek,close,ftruncate,rename,unlink,unlinkat,mkdir,rmdir,"
    "fsync,fdatasync,fallocate,copy_file_range,sendfile,writev,pwritev,link,linkat"
)
"""What is traced; a call in the home that is not understood is an error."""

SECTOR, PAGE = 512, 4096
_MOST_CUTS = 24
_MOST_DROPPED = 12

_CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|\?)", re.DOTALL)
_PART = re.compile(r'(?:(-?\d+|AT_FDCWD)<([^>]*)>|"([^"]*)"|([^,"]+))(?:, |$)')
_BEGUN, _GONE_ON = " <unfinished ...>", re.compile(r"(\d+) +<\.\.\. \w+ resumed>")
_MADE_SINCE = (
    *("write", "pwrite64", "ftruncate", "rename", "unlink", "unlinkat"),
    *("mkdir", "rmdir", "fsync", "fdatasync", "lseek", "close", "openat"),
    "sendfile",
)


@dataclass(frozen=True)
class Write:
    """Bytes at a place of a file; without bytes, the file is cut there."""

    file: int
    place: int
    content: bytes | None


@dataclass(frozen=True)
class Name:
    """Names of a folder, and the file each means from then on; None where it goes."""

    folder: str
    files: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class Sync:
    """Everything of a file, or of a folder, is on the disk."""

    what: int | str


@dataclass(frozen=True)
class Said:
    """The command has said something."""


@dataclass
class Recording:
    """The files of a folder as a command found them, and what it did, in order."""

    folder: str
    files: list[bytes] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    deeds: list[Write | Name | Sync | Said] = field(default_factory=list)

    @classmethod
    def of(cls, before, folder, trace):
        """Read what a command did in a folder; `before` is a copy from before it."""
        recording = cls(folder=str(folder))
        for path in sorted(Path(before).rglob("*")):
            if path.is_file():
                name = str(path.relative_to(before))
                recording.names[name] = len(recording.files)
                recording.files.append(path.read_bytes())
        with trace.open(encoding="ascii") as lines:
            _Tape(recording).play(lines)
        return recording

    def after(self, count):
        """The disk as the system shows it after so many deeds."""
        return Disk(self, count)


class Disk:
    """A moment of a recording: what is on the disk for sure, and what may be."""

    def __init__(self, recording, count):
        self.recording = recording
        self.said = any(isinstance(one, Said) for one in recording.deeds[:count])
        self._sure, self._open = defaultdict(list), defaultdict(list)
        for number, deed in enumerate(recording.deeds[:count]):
            if isinstance(deed, (Write, Name)):
                owner = deed.file if isinstance(deed, Write) else deed.folder
                self._open[owner].append(number)
            elif isinstance(deed, Sync):
                self._sure[deed.what] += self._open.pop(deed.what, [])

    @cached_property
    def choices(self):
        """For each file and folder, every way it may be left: deeds, each with a cut.

        The last way is as the system shows it.
        """
        owners = {*self._sure, *self._open}
        return {owner: [*self._ways(owner)] for owner in sorted(owners, key=str)}

    def _ways(self, owner):
        sure = tuple((number, None) for number in self._sure[owner])
        new = self._open[owner]
        for length, number in enumerate(new):
            kept = sure + tuple((one, None) for one in new[:length])
            yield kept
            for cut in self._cuts(number):
                yield (*kept, (number, cut))
        for lost in new[:-1][-_MOST_DROPPED:]:
            yield sure + tuple((one, None) for one in new if one != lost)
        yield sure + tuple((one, None) for one in new)

    def _cuts(self, number):
        """Where a write may end: in pages, and the first and last sectors of it."""
        deed = self.recording.deeds[number]
        if isinstance(deed, Name) or not deed.content:
            return
        end = deed.place + len(deed.content)
        if end > self._size(number):
            yield 0
        first = SECTOR - deed.place % SECTOR
        sectors = range(first, len(deed.content), SECTOR)
        step = max(1, len(sectors) // _MOST_CUTS)
        yield from islice(sectors, 0, None, step)
        if step > 1:
            yield (end - 1) // PAGE * PAGE - deed.place

    def _size(self, number):
        """How long a file was before a deed: only what grows may be zeros."""
        deed, deeds = self.recording.deeds[number], self.recording.deeds[:number]
        size = len(self.recording.files[deed.file])
        for one in deeds:
            if isinstance(one, Write) and one.file == deed.file:
                end = one.place + len(one.content or b"")
                size = end if one.content is None else max(size, end)
        return size

    def left(self, chosen):
        """The state that such a choice leaves: by name, the file and its deeds."""
        names = dict(self.recording.names)
        renamed = sorted(
            number
            for owner, deeds in chosen.items()
            if isinstance(owner, str)
            for number, _cut in deeds
        )
        for number in renamed:
            for name, file in self.recording.deeds[number].files:
                if file is None:
                    names.pop(name, None)
                else:
                    names[name] = file
        return {name: (file, chosen.get(file, ())) for name, file in names.items()}

    def content(self, file, deeds):
        """The bytes of a file after some of its deeds."""
        content = bytearray(self.recording.files[file])
        for number, cut in deeds:
            put(content, self.recording.deeds[number], cut)
        return bytes(content)


def put(content, deed, cut=None):
    """Write into the content of a file, as far as the write came."""
    content.extend(bytes(max(0, deed.place - len(content))))
    if deed.content is None:
        del content[deed.place :]
        return
    # Cut at nothing, only the length of the file has arrived.
    piece = bytes(len(deed.content)) if cut == 0 else deed.content[:cut]
    content[deed.place : deed.place + len(piece)] = piece


class _Tape:
    """Plays a trace: knows what each handle is and where it stands."""

    def __init__(self, recording):
        self.recording = recording
        self.names = dict(recording.names)
        self.files = [bytearray(one) for one in recording.files]
        self.places, self.adding = {}, set()

    def play(self, lines):
        begun = {}
        for line in lines:
            text, again = line.rstrip("\n"), _GONE_ON.match(line)
            if text.endswith(_BEGUN):
                begun[text.split(" ", 1)[0]] = text.removesuffix(_BEGUN)
                continue
            if again:
                text = begun.pop(again[1]) + text[again.end() :]
            call = _CALL.match(text)
            if call and not call[4].startswith("-"):
                self._do(call[2], [*_PART.finditer(call[3])], call[4])

    def _do(self, name, parts, result):
        if name == "write" and parts[0][1] == "1":
            self.recording.deeds.append(Said())
            return
        # Of a call with a handle only the handle's path: what is written may be any.
        told = parts[:1] if parts[0][1] and name != "openat" else parts[:3]
        named = [self._inside(part[2] or part[3]) for part in told]
        named = [one for one in named if one is not None]
        if not named:
            return
        assert name in _MADE_SINCE, f"{name} is not understood"
        numbers = [part[0].rstrip(", ") for part in parts]
        handle = parts[0][1]
        if name in {"fsync", "fdatasync"}:
            self._add(Sync(self.names.get(named[0], named[0])))
        elif name == "openat":
            self._opened(named[-1], numbers[2], result)
        elif name == "lseek":
            self.places[handle] = int(result)
        elif name == "close":
            self.places.pop(handle, None)
            self.adding.discard(handle)
        elif name in {"write", "pwrite64"}:
            place = int(numbers[3]) if name == "pwrite64" else None
            self._write(named[0], handle, _bytes(parts[1][3])[: int(result)], place)
        elif name == "sendfile":
            self._write(named[0], handle, self._sent(parts, result), None)
        elif name == "ftruncate":
            self._cut(named[0], int(numbers[1]))
        else:
            self._named(name, named)

    def _opened(self, name, flags, handle):
        if "O_CREAT" in flags and name not in self.names:
            self.names[name] = len(self.recording.files)
            self.recording.files.append(b"")
            self.files.append(bytearray())
            self._add(Name(_folder(name), ((name, self.names[name]),)))
        elif "O_TRUNC" in flags and self.files[self.names[name]]:
            self._cut(name, 0)
        self.places[handle] = 0
        if "O_APPEND" in flags:
            self.adding.add(handle)

    def _write(self, name, handle, content, place):
        file = self.names[name]
        if place is None:
            place = self.places[handle]
            if handle in self.adding:
                place = len(self.files[file])
            self.places[handle] = place + len(content)
        self._put(Write(file, place, content))

    def _cut(self, name, size):
        self._put(Write(self.names[name], size, None))

    def _put(self, deed):
        put(self.files[deed.file], deed)
        self._add(deed)

    def _sent(self, parts, result):
        """The bytes of a file that were copied into another."""
        file = self.names[self._inside(parts[1][2])]
        start = int(re.match(r"\[(\d+)", parts[2][0])[1])
        return bytes(self.files[file][start : start + int(result)])

    def _named(self, call, named):
        if call in {"mkdir", "rmdir"}:
            # A folder comes with what is in it: homes have theirs from the beginning.
            return
        first, last = named[0], named[-1]
        files = [(first, None)]
        number = self.names.pop(first)
        if call == "rename":
            files.append((last, number))
            self.names[last] = number
        self._add(Name(_folder(last), tuple(files)))

    def _add(self, deed):
        self.recording.deeds.append(deed)

    def _inside(self, text):
        """A path of the folder, without the folder; None for any other text."""
        if not text or not text.startswith("\\x2f"):
            return None
        path = _bytes(text).decode().removesuffix(" (deleted)")
        top = self.recording.folder
        if path == top:
            return ""
        return path[len(top) + 1 :] if path.startswith(f"{top}/") else None


def _bytes(text):
    return bytes.fromhex(text.replace("\\x", ""))


def _folder(name):
    return name.rpartition("/")[0]
