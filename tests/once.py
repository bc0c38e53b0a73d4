"""What one run of the tests makes once, though several processes share the work."""

import fcntl
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp


class Once:
    """Folders and servers made by the first test that asks, for every process."""

    def __init__(self, folder):
        self.folder = folder

    def made(self, name, make):
        """Return the folder of this name; `make` fills it if nobody has."""
        folder = self.folder / name
        with self._alone(name):
            if not folder.exists():
                draft = Path(mkdtemp(prefix=name, dir=self.folder))
                make(draft)
                draft.rename(folder)
        return folder

    @contextmanager
    def running(self, name, start):
        """Give the address of what `start` keeps running; its starter leaves last."""
        note = self.folder / f"{name}.address"
        with (self.folder / f"{name}.users").open("w") as users, ExitStack() as own:
            with self._alone(name):
                fcntl.flock(users, fcntl.LOCK_SH)
                if not note.exists():
                    note.write_text(own.enter_context(start()))
                    own.callback(note.unlink)
                    # Whoever comes from here on waits, and starts another.
                    own.callback(fcntl.flock, users, fcntl.LOCK_EX)
                address = note.read_text()
            yield address

    @contextmanager
    def _alone(self, name):
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
