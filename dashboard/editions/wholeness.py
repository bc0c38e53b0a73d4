"""Whether a published file is as it was when it was published."""

import hashlib
import os
import threading
from pathlib import Path

from dashboard.ground import regular

Stamp = tuple[int, int, int, int]
"""A file's place, size and time: while these are the same, its bytes are too."""

_digests: dict[tuple[Path, Stamp], str] = {}
_lock = threading.Lock()


class DamagedFileError(Exception):
    """A file is missing, cannot be read, or is not the one that was published."""


def stamp(path: Path) -> Stamp:
    """Return what tells whether a file has been touched; OSError if it is not there."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, computed anew."""
    with regular.opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_sure(path: Path, sha256: str) -> None:
    """Raise DamagedFileError unless a file's bytes have a digest.

    A digest is computed once for each state of a file. Where none is known, as in
    the oldest editions, the file only has to be there.
    """
    try:
        key = (path, stamp(path))
        with _lock:
            if key not in _digests:
                _digests[key] = digest(path) if sha256 else ""
            found = _digests[key]
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise DamagedFileError(f"{path.name}: {reason}") from error
    if found != sha256:
        raise DamagedFileError(f"{path.name}: {found[:12]}, not {sha256[:12]}")
