"""The audit log: nothing is changed or left out without being noticed."""

import errno
import json
import multiprocessing
import queue
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.ground import i18n
from dashboard.ground.access import Identity, Role, acting_as
from dashboard.ground.audit import chain, recording
from dashboard.ground.audit.entry import COMMAND_LINE, Entry
from dashboard.ground.audit.faults import (
    BEGUN,
    CHANGED,
    CLOCK,
    CUT,
    EARLIER,
    FUTURE,
    GONE,
    HEAD_LOST,
    HEAD_MISSING,
    HEAD_UNSIGNED,
    MISSING,
    MOVED,
    OTHER_KEY,
    TORN,
    TREE,
    TREE_LOST,
    UNFINISHED,
)
from dashboard.ground.audit.heads import NOTHING
from dashboard.ground.audit.log import AuditError, Log

ANNA = Identity(subject="coordinator-1", role=Role.COORDINATOR)


@pytest.fixture
def log(tmp_path):
    return Log(folder=tmp_path / "audit", key=b"key")


@pytest.fixture
def three(log):
    for what in ("/", "/gimenes", "/sadarbiba"):
        log.append([Entry(action="view", what=what)])
    return log


def file_of(log):
    (path,) = log.folder.glob("*.jsonl")
    return path


def edit(log, change):
    path = file_of(log)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")


def remarks(log):
    return [remark.reason for remark in log.check().remarks]


def reasons(log):
    return [fault.reason for fault in log.check().faults]


def test_what_was_written_is_read_back_in_order(three):
    assert [entry["what"] for entry in three.entries()] == [
        "/",
        "/gimenes",
        "/sadarbiba",
    ]
    assert [entry["number"] for entry in three.entries()] == [1, 2, 3]


def test_a_log_nobody_touched_is_whole(three):
    verdict = three.check()
    assert not verdict.faults
    assert verdict.number == verdict.entries == 3


def test_an_empty_log_is_whole(log):
    assert reasons(log) == []


def test_a_changed_line_is_noticed(three):
    edit(three, lambda lines: [lines[0], lines[1].replace("gimenes", "dati"), lines[2]])
    assert reasons(three) == [CHANGED]


def test_a_line_with_a_digest_made_without_the_key_is_noticed(three):
    forged, _link = chain.link(
        Entry(action="view", what="/par").values(),
        chain.Link(number=3, digest=three.check().digest),
        b"another",
        {},
    )
    edit(three, lambda lines: [*lines, forged.decode()])
    assert reasons(three) == [CHANGED]


def test_lines_are_not_added_under_another_key(three):
    forger = Log(folder=three.folder, key=b"another")
    with pytest.raises(AuditError):
        forger.append([Entry(action="view", what="/par")])
    assert reasons(three) == []


def test_another_key_is_told_from_changed_lines(three):
    other = Log(folder=three.folder, key=b"another")
    assert reasons(other) == [OTHER_KEY]


def test_a_log_whose_every_line_was_changed_is_not_blamed_on_the_key(three):
    edit(three, lambda lines: [line.replace("view", "look") for line in lines])
    assert reasons(three) == [CHANGED] * 3


def test_a_key_that_stands_twice_in_a_line_is_noticed(three):
    edit(
        three,
        lambda lines: [*lines[:2], lines[2].replace("{", '{"what":"/dati",', 1)],
    )
    assert reasons(three) == [CHANGED]


def test_spaces_in_a_line_are_noticed(three):
    edit(three, lambda lines: [*lines[:2], lines[2].replace(",", ", ")])
    assert reasons(three) == [CHANGED]


@pytest.mark.parametrize("parting", ["\u2028", "\u2029", "\x85", "\x0b", "\r", "\x1e"])
def test_a_character_that_parts_lines_does_not_fork_the_chain(three, parting):
    three.append([Entry(action="view", what=f"/par{parting}", note=parting)])
    (three.folder / "head").unlink()
    three.append([Entry(action="view", what="/dati")])
    assert three.check().number == 5
    assert [entry["what"] for entry in three.entries()][3] == f"/par{parting}"


def test_half_a_character_is_written_as_what_it_is_not(three):
    three.append([Entry(action="import", what="\udcff.xlsx")])
    assert [entry["what"] for entry in three.entries()][-1] == "?.xlsx"


@pytest.fixture
def clock(monkeypatch):
    """Set the clock by which lines are written."""

    def turn(*day):
        class Clock(datetime):
            @classmethod
            def now(cls, tz):
                return datetime(*day, tzinfo=tz)

        monkeypatch.setattr("dashboard.ground.audit.entry.datetime", Clock)
        monkeypatch.setattr("dashboard.ground.audit.log.datetime", Clock)

    return turn


@pytest.mark.parametrize("day", [(2017, 2, 3), (2020, 1, 15), (2031, 1, 7)])
def test_a_clock_that_was_wrong_for_one_line_is_told_and_no_fault(log, clock, day):
    clock(2020, 2, 15)
    log.append([Entry(action="view", what="/")])
    clock(*day)
    log.append([Entry(action="view", what="/gimenes")])
    clock(2020, 2, 16)
    log.append([Entry(action="view", what="/par")])
    assert reasons(log) == []
    assert remarks(log) == [CLOCK]
    assert [entry["number"] for entry in log.entries()] == [1, 2, 3]


def test_a_clock_that_is_ahead_of_now_is_told(log, clock):
    clock(2199, 1, 7)
    log.append([Entry(action="view", what="/")])
    assert remarks(log) == [FUTURE]


def test_a_head_that_is_gone_is_noticed_and_noted_by_the_next_line(three):
    (three.folder / "head").unlink()
    assert reasons(three) == [HEAD_MISSING]
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == [HEAD_LOST]


def test_a_head_made_up_without_the_key_is_noticed(three):
    head = three.folder / "head"
    head.write_text(head.read_text(encoding="utf-8").replace("\n3\n", "\n2\n"))
    edit(three, lambda lines: lines[:2])
    assert reasons(three) == [HEAD_UNSIGNED]


def test_an_end_cut_with_a_head_of_before_the_tree_put_there_is_noticed(three):
    edit(three, lambda lines: lines[:2])
    (three.folder / "head").write_text(json.dumps({"number": 2, "digest": "f" * 64}))
    assert reasons(three) == [HEAD_UNSIGNED]


def test_a_tree_that_is_damaged_is_noticed_and_made_anew(three):
    tree = three.folder / "tree"
    whole = tree.read_bytes()
    tree.write_bytes(bytes(32) + whole[32:])
    assert reasons(three) == [TREE]
    tree.write_bytes(whole[:40])
    assert reasons(three) == [TREE]
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == []
    assert tree.read_bytes()[: len(whole)] == whole


def test_a_tree_that_cannot_be_made_anew_is_noted(three, clock):
    first = file_of(three)
    clock(2031, 1, 7)
    three.append([Entry(action="view", what="/par")])
    first.unlink()
    (three.folder / "tree").unlink()
    three.append([Entry(action="view", what="/dati")])
    assert reasons(three) == [TREE_LOST]


def test_a_kill_before_the_head_was_written_loses_nothing(three):
    kept = {name: (three.folder / name).read_bytes() for name in ("head", "tree")}
    three.append([Entry(action="view", what="/par")])
    for name, content in kept.items():
        (three.folder / name).write_bytes(content)
    assert reasons(three) == []
    three.append([Entry(action="view", what="/dati")])
    assert reasons(three) == []
    assert three.head.size == 5


EARLIER_LOG = Path(__file__).parent / "earlier"


@pytest.fixture
def earlier(tmp_path):
    """A log as it was written before the tree, by the key that it was written with."""
    shutil.copytree(EARLIER_LOG, tmp_path / "audit")
    return Log(folder=tmp_path / "audit", key=b"3f0c" * 16)


def test_a_log_of_before_the_tree_is_whole(earlier):
    assert reasons(earlier) == []
    assert earlier.check().entries == 7


def test_a_log_of_before_the_tree_is_gone_on_with(earlier):
    for what in ("/par", "/dati"):
        earlier.append([Entry(action="view", what=what)])
    assert reasons(earlier) == []
    assert earlier.check().entries == earlier.head.size == 9


def test_whole_months_of_before_the_tree_may_be_taken_away(earlier):
    earlier.append([Entry(action="view", what="/par")])
    (earlier.folder / "2026-08.jsonl").unlink()
    assert reasons(earlier) == []


def test_first_lines_of_before_the_tree_that_were_cut_are_noticed(earlier):
    earlier.append([Entry(action="view", what="/par")])
    path = earlier.folder / "2026-08.jsonl"
    path.write_bytes(path.read_bytes().split(b"\n", 1)[1])
    assert reasons(earlier) == [BEGUN]


@pytest.mark.parametrize("lines", [1, 2])
def test_an_end_of_before_the_tree_that_was_cut_stays_seen(earlier, lines):
    path = earlier.folder / "2026-09.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-lines]))
    assert reasons(earlier) == [CUT]
    earlier.append([Entry(action="view", what="/par")])
    assert reasons(earlier) == [MISSING]


def test_a_removed_line_is_noticed(three):
    edit(three, lambda lines: [lines[0], lines[2]])
    assert reasons(three) == [MISSING]


def test_lines_in_another_order_are_noticed(three):
    edit(three, lambda lines: [lines[1], lines[0], lines[2]])
    assert MOVED in reasons(three)


def test_a_line_written_twice_is_noticed(three):
    edit(three, lambda lines: [*lines, lines[-1]])
    assert reasons(three) == [MOVED]


def test_a_cut_end_is_noticed(three):
    edit(three, lambda lines: lines[:2])
    assert reasons(three) == [CUT]
    with i18n.language("en"):
        (fault,) = three.check().faults
        assert fault.sentence == (
            f"{file_of(three).name}, after line 2: the end of the log is missing. It"
            " had 3 entries; the last one here is number 2."
        )


def test_a_cut_end_is_noticed_after_more_was_written(three):
    edit(three, lambda lines: lines[:2])
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == [MISSING]


def test_a_log_whose_files_are_gone_is_noticed(three):
    file_of(three).unlink()
    assert reasons(three) == [GONE]
    with i18n.language("en"):
        (fault,) = three.check().faults
        assert fault.sentence.endswith("though its head tells of it. It had 3 entries.")


def tear(log, text='{"action":"vi'):
    with file_of(log).open("a", encoding="utf-8") as file:
        file.write(text)


def test_a_line_that_a_crash_left_unfinished_is_told_and_no_fault(three):
    tear(three)
    assert reasons(three) == []
    assert remarks(three) == [UNFINISHED]


def test_the_next_line_says_how_long_an_unfinished_one_was(three):
    tear(three)
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == []
    assert remarks(three) == [TORN]
    last = [*three.entries()][-1]
    assert last["what"] == "/par"
    assert last["log"]["torn"][0]["bytes"] == 13


def test_an_unfinished_line_that_was_changed_afterwards_is_noticed(three):
    tear(three)
    three.append([Entry(action="view", what="/par")])
    edit(three, lambda lines: [*lines[:3], "{}", *lines[4:]])
    assert reasons(three) == [CHANGED]


def test_lines_removed_behind_an_unfinished_one_are_noticed(three):
    tear(three)
    for what in ("/par", "/dati", "/aptauja"):
        three.append([Entry(action="view", what=what)])
    edit(three, lambda lines: [*lines[:5], lines[6]])
    assert reasons(three) == [MISSING]


def test_a_removed_line_that_tells_of_an_unfinished_one_is_noticed(three):
    tear(three)
    three.append([Entry(action="view", what="/par")])
    three.append([Entry(action="view", what="/dati")])
    edit(three, lambda lines: [*lines[:4], lines[5]])
    assert CHANGED in reasons(three)


def test_a_whole_line_without_its_end_is_gone_on_from(three):
    path = file_of(three)
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == []
    assert three.check().number == 4


def test_a_line_longer_than_what_is_looked_at_is_gone_on_from(three, clock):
    clock(2031, 1, 7)
    three.append([Entry(action="undo", note="a" * 50_000, what="b" * 50_000)])
    three.append([Entry(action="view", what="/par")])
    clock(2031, 2, 7)
    three.append([Entry(action="undo", note="c" * 50_000)])
    three.append([Entry(action="view", what="/dati")])
    assert reasons(three) == []
    assert three.check().number == 7


def test_a_disk_that_is_full_leaves_the_log_as_it_was(three, monkeypatch):
    before = file_of(three).read_bytes()
    limit = len(before) + 40
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    previous = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(AuditError):
            three.append([Entry(action="view", what="/par")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, previous)
    assert file_of(three).read_bytes() == before
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == []


def test_a_crash_before_the_head_was_remembered_is_no_fault(three):
    head = three.folder / "head"
    before = head.read_text(encoding="utf-8")
    three.append([Entry(action="view", what="/par")])
    head.write_text(before, encoding="utf-8")
    three.append([Entry(action="view", what="/aptauja")])
    assert reasons(three) == []


def test_months_thrown_away_at_the_beginning_are_no_fault(three, clock):
    first = file_of(three)
    clock(2031, 1, 7)
    three.append([Entry(action="view", what="/par")])
    first.unlink()
    assert reasons(three) == []
    assert EARLIER in remarks(three)
    three.append([Entry(action="view", what="/dati")])
    assert reasons(three) == []


def test_first_lines_of_a_month_that_were_cut_are_noticed(three):
    edit(three, lambda lines: lines[1:])
    assert reasons(three) == [BEGUN]


def test_a_first_line_that_was_changed_is_not_said_to_be_missing(three):
    edit(three, lambda lines: [lines[0].replace("view", "look"), *lines[1:]])
    assert reasons(three) == [CHANGED]


def test_two_first_lines_of_which_one_was_changed_and_one_cut_are_noticed(three):
    edit(three, lambda lines: [lines[1].replace("view", "look"), lines[2]])
    assert reasons(three) == [CHANGED, BEGUN]


def test_a_changed_line_behind_stands_for_no_line_before(three):
    edit(three, lambda lines: [lines[1], lines[2].replace("view", "look")])
    assert reasons(three) == [CHANGED, BEGUN]


def test_a_head_that_is_gone_with_the_tree_is_noticed(three):
    for name in ("head", "tree"):
        (three.folder / name).unlink()
    assert reasons(three) == [HEAD_MISSING]


def test_a_head_that_is_gone_with_the_lines_is_noticed(three):
    for path in (three.folder / "head", file_of(three)):
        path.unlink()
    assert reasons(three) == [HEAD_MISSING]


def test_all_but_the_last_line_cut_is_noticed(three):
    edit(three, lambda lines: lines[2:])
    assert reasons(three) == [BEGUN]


def test_a_digest_noted_earlier_is_found_again(three):
    noted = three.check().digest
    three.append([Entry(action="view", what="/par")])
    assert noted in set(three.digests())


def _append_many(folder, what):
    log = Log(folder=folder, key=b"key")
    for number in range(20):
        log.append([Entry(action="view", what=f"{what}-{number}")])


def test_processes_that_write_at_once_make_one_chain(log):
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=_append_many, args=(log.folder, name))
        for name in ("a", "b", "c")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    verdict = log.check()
    assert not verdict.faults
    assert verdict.number == 60


def test_files_are_for_their_owner_only(three):
    assert file_of(three).stat().st_mode & 0o077 == 0
    assert three.folder.stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "audit").write_text("in the way")
    with pytest.raises(AuditError):
        Log(folder=tmp_path / "audit", key=b"key").append([Entry(action="view")])


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def written(home):
    paths = sorted((home / "audit").glob("*.jsonl"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [json.loads(line) for text in texts for line in text.splitlines()]


def test_who_did_it_and_from_where_is_written_down(home):
    recording.come_from("192.0.2.7")
    with acting_as(ANNA):
        recording.record("download", what="families_by_month.csv", purpose="report")
    recording.come_from("command line")
    (entry,) = written(home)
    assert entry["subject"] == "coordinator-1"
    assert entry["role"] == "coordinator"
    assert entry["origin"] == "192.0.2.7"
    assert entry["purpose"] == "report"


def test_a_view_is_written_down_soon(home):
    with acting_as(ANNA):
        recording.record_soon("view", what="/gimenes", rows=12)
    recording.flush()
    assert [entry["what"] for entry in written(home)] == ["/gimenes"]


def soon(home, *whats):
    """Wait until these views are written, in this order; nobody waits for long."""
    end = time.monotonic() + 10
    while [entry["what"] for entry in written(home)] != [*whats]:
        assert time.monotonic() < end
        time.sleep(0.005)


def test_views_are_written_without_anybody_asking_by_one_thread(home):
    recording.record_soon("view", what="/")
    soon(home, "/")
    recording.record_soon("view", what="/gimenes")
    soon(home, "/", "/gimenes")
    named = [one for one in threading.enumerate() if one.name == "audit"]
    assert len(named) == 1


_LAST_VIEWS = """
from pathlib import Path
from dashboard.ground.audit.recording import record_soon
from tests.ground.audit.test_log import soon
home = Path({home!r})
record_soon("view", what="/")
soon(home, "/")
record_soon("view", what="/gimenes")
"""


def test_what_waits_when_a_process_ends_is_written(home):
    """Just after one time of writing the thread rests: only the end writes it."""
    code = _LAST_VIEWS.format(home=str(home))
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert [entry["what"] for entry in written(home)] == ["/", "/gimenes"]


def test_a_view_that_finds_no_room_is_told(home, monkeypatch, caplog):
    monkeypatch.setattr(recording, "_waiting", queue.Queue(1))
    monkeypatch.setattr(recording, "_news", threading.Event())
    for what in ("/", "/gimenes"):
        recording.record_soon("view", what=what)
    assert "A view was not written down in the audit log" in caplog.text
    recording.flush()
    assert [entry["what"] for entry in written(home)] == ["/"]


def test_what_was_asked_is_heard_inside_only():
    asked = [recording.Asked(indicator="a", edition=1, rows=n) for n in range(3)]
    recording.noted(asked[0])
    with recording.listening() as heard:
        recording.noted(asked[1])
    recording.noted(asked[2])
    assert heard == [asked[1]]


def test_a_view_does_not_wait_while_the_log_is_held(home):
    log = Log(folder=home / "audit", key=b"key")
    with log._locked():
        done = threading.Event()

        def look():
            recording.record_soon("view", what="/")
            done.set()

        threading.Thread(target=look).start()
        assert done.wait(2)
    recording.flush()


def test_a_view_is_no_failure_when_the_log_cannot_be_written(home, caplog):
    home.mkdir()
    (home / "audit").write_text("in the way")
    recording.record_soon("view", what="/")
    recording.flush()
    assert "Views were not written down in the audit log" in caplog.text


def test_a_deed_that_cannot_be_written_down_is_refused(home):
    home.mkdir()
    (home / "audit").write_text("in the way")
    with pytest.raises(AuditError):
        recording.record("download", what="families_by_month.csv")


def test_an_entry_says_all_of_what_was_said_and_nothing_else():
    told = {"action": "view", "edition": 3, "rows": 7, "at": "2026-11-27"}
    values = Entry(**told).values()
    assert {name: value for name, value in values.items() if value} == {
        **told,
        "origin": COMMAND_LINE,
    }
    assert {*values.values()} - {*told.values(), COMMAND_LINE} == {"", None}


def test_a_head_stands_before_the_first_line_does(log, monkeypatch):
    def full(_path, _content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dashboard.ground.audit.log._put", full)
    with pytest.raises(AuditError):
        log.append([Entry(action="view", what="/")])
    assert log.head == NOTHING
