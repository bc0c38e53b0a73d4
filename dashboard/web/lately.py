"""What was read of a folder of editions, known until the folder changes.

Files are read for it, which would be most of the work of an answer that is kept.
"""

import time
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Generic, TypeVar

from dashboard.editions.edition import NoEditionError

_FRESH_SECONDS, _MOST = 1.0, 1000

T = TypeVar("T")


class Lately(Generic[T]):
    """What was found out, each thing for a second at most."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[Hashable, tuple[int, float, T]] = {}

    def of(self, what: Hashable, find: Callable[[], T]) -> T:
        """Return what is known, else find it; NoEditionError without the folder."""
        try:
            stamp, now = self._folder.stat().st_mtime_ns, time.monotonic()
        except FileNotFoundError:
            raise NoEditionError from None
        known = self._found.get(what)
        if known and known[0] == stamp and now < known[1]:
            return known[2]
        found = find()
        if len(self._found) >= _MOST:
            self._found.clear()
        self._found[what] = (stamp, now + _FRESH_SECONDS, found)
        return found
