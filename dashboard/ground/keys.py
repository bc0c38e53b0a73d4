"""Secret keys in files of their own, readable by their owner only."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from dashboard.ground import regular
from dashboard.ground.i18n import N_, _

_ROOT = 0

_EMPTY = N_("The key file {file} is empty. Put it back from its backup.")
_UNREADABLE = N_(
    "The key file {file} cannot be read by the account that runs Tilts. Give it to"
    " that account: chown ACCOUNT {file}"
)
_OWNER = N_(
    "The key file {file} belongs to another account than the one that runs Tilts."
    " Run as that account, or give the file away: chown ACCOUNT {file}"
)
_OPEN = N_(
    "Others on this machine can read or change the key file {file}. Take that from"
    " them: chmod 600 {file}"
)
_FOLDER = N_(
    "Others on this machine can put files into the folder of the keys, {file}. Take"
    " that from them: chmod 700 {file}"
)


_State = tuple[int, ...]

_looked_at: dict[Path, tuple[_State, bytes]] = {}
"""Keys that were read, by their files as these were then."""


class KeyLostError(Exception):
    """A key is missing, not readable, not kept well, or another than before."""


def make(path: Path) -> bytes:
    """Make a key in a new file; FileExistsError if there is one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_hex(32).encode()
    # Linked into place whole: who looks meanwhile finds no key, or all of it.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key + b"\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileNotFoundError as error:
        # Another was quicker, and has swept this draft away since.
        raise FileExistsError(str(path)) from error
    finally:
        draft.unlink(missing_ok=True)
    return key


def read(path: Path, account: int | None = None) -> bytes | None:
    """Return the key in a file; None if there is no such file.

    KeyLostError, in words, if it is empty, cannot be read, belongs to another
    account than the one that runs this (root's may be read), or if others could
    read or change it.
    """
    try:
        found, folder = path.stat(), path.parent.stat()
        _check(path, found, folder, os.geteuid() if account is None else account)
        # A server asks at every request: the bytes are read where the file is another.
        state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        known = _looked_at.get(path)
        if known and known[0] == state:
            return known[1]
        key = regular.content(path).strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyLostError(_(_UNREADABLE, file=path)) from error
    if not key:
        raise KeyLostError(_(_EMPTY, file=path))
    _sweep(path)
    _looked_at[path] = (state, key)
    return key


def kept(path: Path) -> bytes:
    """Return the key in a file, made on first use; KeyLostError as in `read`."""
    key = read(path)
    if key is not None:
        return key
    try:
        return make(path)
    except FileExistsError:
        key = read(path)
    if key is None:
        raise KeyLostError(_(_UNREADABLE, file=path))
    return key


def _check(
    path: Path, found: os.stat_result, folder: os.stat_result, account: int
) -> None:
    if found.st_uid not in {account, _ROOT}:
        raise KeyLostError(_(_OWNER, file=path))
    # A service manager hands keys to its services as root's, through a group.
    handed = stat.S_IRGRP if found.st_uid != account else 0
    if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO) & ~handed:
        raise KeyLostError(_(_OPEN, file=path))
    mode = folder.st_mode
    # In a folder such as /tmp everybody may put files, and touch their own only.
    if mode & (stat.S_IWGRP | stat.S_IWOTH) and not mode & stat.S_ISVTX:
        raise KeyLostError(_(_FOLDER, file=path.parent))


def _sweep(path: Path) -> None:
    """Throw away what was left where a key was being made and it was cut short."""
    for draft in path.parent.glob(f"{path.name}.*.tmp"):
        with suppress(OSError):
            draft.unlink(missing_ok=True)
