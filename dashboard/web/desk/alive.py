"""A mark that a process holds while it works; when it ends, however, it lets go."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dashboard.ground import regular


def hold(path: Path) -> IO[bytes]:
    """Hold a new mark at a path until the file returned is closed."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    mark = draft.open("wb")
    fcntl.flock(mark, fcntl.LOCK_EX)
    # Seen only once it is held.
    draft.replace(path)
    return mark


def is_held(path: Path) -> bool:
    """Whether somebody, in whichever process, holds the mark at a path."""
    try:
        with regular.opened(path) as mark:
            fcntl.flock(mark, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Let one at a time, in whichever process, do what is inside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(regular.handle(path, os.O_WRONLY | os.O_CREAT), "wb") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield
