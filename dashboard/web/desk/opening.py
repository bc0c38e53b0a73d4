"""The warehouse, opened from the web only for the moment it is needed."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.writing.warehouse.warehouse import BusyError, Warehouse

PATIENCE = 5.0
_PAUSE = 0.1
# Threads of this process; the other one is kept out by the file's own lock.
_one_at_a_time = threading.Lock()


@contextmanager
def warehouse() -> Iterator[Warehouse]:
    """Open the warehouse, after waiting a little for whoever has it; BusyError."""
    path = Settings.from_environment().warehouse
    until = time.monotonic() + PATIENCE
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise BusyError(
            _("Another import or publication is running. Try again in a moment.")
        )
    try:
        with ExitStack() as stack:
            yield _entered(stack, path, until)
    finally:
        _one_at_a_time.release()


def _entered(stack: ExitStack, path: Path, until: float) -> Warehouse:
    while True:
        try:
            return stack.enter_context(Warehouse.open(path))
        except BusyError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
