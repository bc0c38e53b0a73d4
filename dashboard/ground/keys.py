"""Secret keys in files of their own, readable by their owner only."""

import os
import secrets
from pathlib import Path


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
    finally:
        draft.unlink()
    return key


def kept(path: Path) -> bytes:
    """Return the key in a file, made on first use; OSError if it cannot be read."""
    try:
        return path.read_bytes().strip()
    except FileNotFoundError:
        pass
    try:
        return make(path)
    except FileExistsError:
        return path.read_bytes().strip()
