"""What machines do to us, in words: a full disk, a folder that is not ours, damage."""

import errno
import os
import sys
import tempfile
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from dashboard.ground.i18n import N_, _

_NO_FILE = N_(
    "{file} is not a file of its own, but a folder, a pipe, a device or a link. Take"
    " it away, and put the file itself there, if need be from the last backup."
)
_SENTENCES = {
    errno.ENOSPC: N_(
        "The disk is full, or nearly: {file}. What was there before is as it was. Make"
        " room, then give the same command again."
    ),
    errno.EDQUOT: N_(
        "The disk space that this user may use is full: {file}. What was there before"
        " is as it was. Make room, then give the same command again."
    ),
    errno.EACCES: N_(
        "This user may not use {file}. Give the command as the user that the folder"
        " belongs to, or change its permissions."
    ),
    errno.EPERM: N_(
        "This user may not change {file}. Give the command as the user that the folder"
        " belongs to, or change its permissions."
    ),
    errno.EROFS: N_(
        "The disk that {file} lies on can only be read. Make it writable, then give the"
        " same command again."
    ),
    errno.EIO: N_(
        "The disk cannot read or write {file}. It may be failing: make a backup of what"
        " is there, and have it looked at."
    ),
    errno.EINTR: N_(
        "Reading or writing {file} was interrupted. What was there before is as it was."
        " Give the same command again."
    ),
    errno.ENXIO: _NO_FILE,
    errno.EISDIR: _NO_FILE,
    errno.ELOOP: _NO_FILE,
}
_DAMAGE = N_(
    "A file of the data is damaged: {file}. “tilts doctor” says which files are whole;"
    " take the damaged one from the last backup."
)
_UNUSABLE = N_("The file or folder {file} cannot be used.")
_LOCALE = N_(
    "The language settings of this session cannot write the names of files here. Give"
    " the command again with PYTHONUTF8=1 before it."
)
_UNKNOWN = N_(
    "Something went wrong that Tilts does not know. What was there before is as it was."
)

_DAMAGED = (
    "Checksum",
    "checksum",
    "Corrupt",
    "corrupt",
    "not a valid DuckDB database",
    "Failed to deserialize",
    "INTERNAL Error",
    "Serialization Error",
    "Could not read enough bytes",
    "Failed to load metadata",
)
"""How DuckDB says that a file of its own is not as it was written."""


class DamagedError(Exception):
    """A file is not as it was written; says which."""


class HalfDoneError(Exception):
    """A step of a command could not be taken and is owed; says which."""


def sentence(error: BaseException) -> str:
    """Say in one sentence what happened to a command and what to do about it."""
    named = number(error)
    text = str(error)
    if isinstance(error, (DamagedError, HalfDoneError)):
        return text
    if named in _SENTENCES:
        return _(_SENTENCES[named], file=_file(error))
    if isinstance(error, OSError):
        return _(_UNUSABLE, file=_file(error))
    if any(word in text for word in _DAMAGED):
        return _(_DAMAGE, file=_file(error))
    if sys.getfilesystemencoding().lower() != "utf-8":
        return _(_LOCALE)
    return _(_UNKNOWN)


def is_the_machines(error: BaseException | None) -> bool:
    """Whether a disk or a permission is in the way, and not what was asked."""
    return error is not None and number(error) in _SENTENCES


def keep(error: BaseException, home: Path) -> Path | None:
    """Write the details of what happened into a file of its own; None if nowhere.

    No cell of a file stands in them: only where in the program it happened.
    """
    text = "".join(_lines(error))
    name = f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}-{os.getpid()}.txt"
    for folder in (home / "trouble", Path(tempfile.gettempdir()) / "tilts-trouble"):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = folder / name
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            with suppress(OSError):
                # Nothing stands in it where the disk is full.
                (folder / name).unlink(missing_ok=True)
            continue
        return path
    return None


def _lines(error: BaseException) -> list[str]:
    lines = [
        f"{datetime.now(UTC).isoformat(timespec='seconds')}\n",
        f"python {sys.version.split()[0]}, encoding {sys.getfilesystemencoding()}\n",
    ]
    cause: BaseException | None = error
    while cause:
        # Messages of other errors may repeat what stood in a cell.
        text = str(cause) if _is_of_a_file(cause) else ""
        lines += [f"{type(cause).__name__}: {text}\n", *_where(cause)]
        cause = cause.__cause__ or cause.__context__
    return lines


def _where(error: BaseException) -> list[str]:
    return traceback.format_tb(error.__traceback__)


def _is_of_a_file(error: BaseException) -> bool:
    return bool(number(error)) or any(word in str(error) for word in _DAMAGED)


def number(error: BaseException) -> int:
    """Return what the system called it, 0 if it is none; DuckDB tells in words only.

    What was raised because of it is the same fault, whatever it is called.
    """
    if isinstance(error, OSError) and error.errno:
        return error.errno
    if isinstance(error.__cause__, OSError):
        return number(error.__cause__)
    text = str(error)
    return next((one for one in _SENTENCES if os.strerror(one) in text), 0)


def _file(error: BaseException) -> str:
    """The file's name as people know it; the whole way stands in the details."""
    if isinstance(error, OSError) and error.filename:
        # Of two names the second is the one that people know, not the draft's.
        return Path(os.fsdecode(error.filename2 or error.filename)).name
    if isinstance(error.__cause__, OSError):
        return _file(error.__cause__)
    quoted = str(error).split('"')
    paths = [part for part in quoted[1::2] if "/" in part]
    return Path(paths[0]).name if paths else "warehouse.duckdb"
