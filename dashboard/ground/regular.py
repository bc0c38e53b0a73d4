"""Files as they are opened here: a pipe or a device in place of one is no file.

Who opens a pipe waits for whoever writes into it, and a device may never end. What
is written where it stands is no link either: a file elsewhere would be written over.
So nothing of a home is opened but by what stands here.
"""

import errno
import io
import os
import stat
from io import BufferedReader, BufferedWriter
from pathlib import Path


def opened(path: Path) -> BufferedReader:
    """Open a file to read it; OSError if what stands there is none."""
    return os.fdopen(handle(path, os.O_RDONLY), "rb")


def content(path: Path) -> bytes:
    """Return the bytes of a file; OSError if what stands there is none."""
    with opened(path) as file:
        return file.read()


def text(path: Path) -> str:
    """Return the words of a file; OSError if it is none, ValueError if it has none."""
    with io.TextIOWrapper(opened(path), encoding="utf-8") as file:
        return file.read()


def new(path: Path, mode: int = 0o666) -> BufferedWriter:
    """Open a file that is begun: a link is not followed, and what is left over goes."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    return os.fdopen(handle(path, flags, mode), "wb")


def handle(path: Path, flags: int, mode: int = 0o600) -> int:
    """Open a file for whatever, and wait for nobody; OSError if it is none."""
    if flags & (os.O_WRONLY | os.O_RDWR):
        flags |= os.O_NOFOLLOW
    found = os.open(path, flags | os.O_NONBLOCK, mode)
    try:
        _make_sure(os.fstat(found), path)
    except OSError:
        os.close(found)
        raise
    return found


def make_sure(path: Path) -> None:
    """Raise OSError where something else than a file stands, or nothing."""
    _make_sure(path.stat(), path)


def make_sure_if_there(path: Path) -> None:
    """The same of what is written where it stands, a link too; nothing is fine."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    _make_sure(found, path)


def _make_sure(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        number = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENXIO
        raise OSError(number, os.strerror(number), str(path))
