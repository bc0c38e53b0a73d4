import subprocess
import sys
import threading

import pytest

from dashboard.ground import home
from dashboard.ground.home import BusyError

_HOLDS = """
import sys
from pathlib import Path
from dashboard.ground import home
with home.writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(home, "PATIENCE", 0.1)


@pytest.fixture
def somebody(tmp_path):
    """Another process that holds the home."""
    command = (sys.executable, "-c", _HOLDS, str(tmp_path))
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_writes_keeps_other_writers_and_readers_out(tmp_path, somebody):
    for enter in (home.writing, home.reading):
        with pytest.raises(BusyError), enter(tmp_path):
            pass


def test_a_killed_writer_lets_go(tmp_path, somebody):
    somebody.kill()
    somebody.wait()
    with home.writing(tmp_path):
        pass


def test_threads_of_one_process_keep_each_other_out(tmp_path):
    refused = []

    def write():
        try:
            with home.writing(tmp_path):
                pass
        except BusyError as error:
            refused.append(error)

    with home.writing(tmp_path):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert len(refused) == 1


def test_a_step_within_a_step_goes_on(tmp_path):
    with home.writing(tmp_path), home.writing(tmp_path):
        pass
    with home.writing(tmp_path):
        pass


def test_readers_do_not_keep_readers_out(tmp_path):
    with home.reading(tmp_path), home.reading(tmp_path):
        pass


def test_what_would_fill_the_disk_is_refused_before_it_begins(tmp_path):
    with pytest.raises(OSError, match="No space left"):
        home.make_sure_of_room(tmp_path, 2**60)


def test_a_file_that_cannot_be_written_leaves_the_one_before_and_no_draft(tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("before")
    out.chmod(0o600)
    # The draft cannot be put where a folder stands.
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OSError, match=r"folder"):
        home.save(tmp_path / "folder.csv", b"after")
    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(home, "sync", _full)
        with pytest.raises(OSError, match="full"):
            home.save(out, b"after")
    assert out.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.csv", "out.csv"]
    home.save(out, b"after")
    assert (out.read_text(), out.stat().st_mode & 0o777) == ("after", 0o600)


def test_what_people_worked_on_is_kept_beside_what_takes_its_place(tmp_path):
    deck = tmp_path / "deck.pptx"
    assert home.exchange(deck, b"one") is None
    assert home.exchange(deck, b"one") is None
    kept = [home.exchange(deck, text) for text in (b"two", b"three")]
    assert [path.name for path in kept] == ["deck.before-1.pptx", "deck.before-2.pptx"]
    assert [path.read_bytes() for path in (*kept, deck)] == [b"one", b"two", b"three"]
    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(home, "sync", _full)
        with pytest.raises(OSError, match="full"):
            home.exchange(deck, b"four")
    assert sorted(tmp_path.iterdir()) == sorted([*kept, deck])


def _full(_path):
    raise OSError(28, "full")
