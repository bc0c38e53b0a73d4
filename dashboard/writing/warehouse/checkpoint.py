"""A copy beside the warehouse while what stands in its log is brought into its file.

DuckDB writes over blocks that are in use, a quarter of a megabyte at once: where the
power fails in the middle, the file is neither the old nor the new one. With the copy
and the log, which goes only afterwards, it is the new one at the next opening.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.ground import home


def prepare(path: Path) -> bool:
    """Put the copy in its place, if there is anything to bring in.

    False where that is not possible: then it must stay in the log.
    """
    if not log(path).exists():
        return True
    copy = before(path)
    draft = home.draft_of(copy)
    try:
        shutil.copyfile(path, draft)
        home.put(draft, copy)
    except OSError:
        draft.unlink(missing_ok=True)
        return False
    return True


def end(path: Path) -> None:
    """Take the copy away, once the log has gone: for good, before another log is made.

    With a later log it would be mistaken for what that log goes on from.
    """
    if before(path).exists() and not log(path).exists():
        before(path).unlink()
        home.sync(path.parent)


def recover(path: Path) -> None:
    """Go back to the copy where bringing in was cut off; the log still has the rest."""
    for draft in path.parent.glob(f"{path.name}.*tmp*"):
        home.clear(draft)
    if before(path).exists() and log(path).exists():
        home.put(before(path), path)
    end(path)


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """A file to look into, where nothing may be written: elsewhere, if need be."""
    if not (before(path).exists() and log(path).exists()):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / path.name
        shutil.copyfile(before(path), whole)
        shutil.copyfile(log(path), log(whole))
        yield whole


def before(path: Path) -> Path:
    """Return where the copy lies, while it is needed."""
    return path.with_name(f"{path.name}.before")


def log(path: Path) -> Path:
    """Return where DuckDB keeps what is not in the file yet."""
    return path.with_name(f"{path.name}.wal")
