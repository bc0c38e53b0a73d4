"""The audit log: nothing is changed or left out without being noticed."""

import json
import multiprocessing
import threading

import pytest

from dashboard.ground.access import Identity, Role, acting_as
from dashboard.ground.audit import recording
from dashboard.ground.audit.chain import CHANGED, CUT, MISSING
from dashboard.ground.audit.entry import Entry
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


def reasons(log):
    return [fault.reason for fault in log.check()[0]]


def test_what_was_written_is_read_back_in_order(three):
    assert [entry["what"] for entry in three.entries()] == [
        "/",
        "/gimenes",
        "/sadarbiba",
    ]
    assert [entry["number"] for entry in three.entries()] == [1, 2, 3]


def test_a_log_nobody_touched_is_whole(three):
    wrong, newest = three.check()
    assert not wrong
    assert newest.number == 3


def test_an_empty_log_is_whole(log):
    assert log.check()[0] == []


def test_a_changed_line_is_noticed(three):
    edit(three, lambda lines: [lines[0], lines[1].replace("gimenes", "dati"), lines[2]])
    assert reasons(three) == [CHANGED]


def test_a_line_with_a_digest_made_without_the_key_is_noticed(three):
    forger = Log(folder=three.folder, key=b"another")
    forger.append([Entry(action="view", what="/par")])
    assert CHANGED in reasons(three)


def test_a_removed_line_is_noticed(three):
    edit(three, lambda lines: [lines[0], lines[2]])
    assert reasons(three) == [MISSING]


def test_lines_in_another_order_are_noticed(three):
    edit(three, lambda lines: [lines[1], lines[0], lines[2]])
    assert MISSING in reasons(three)


def test_a_line_written_twice_is_noticed(three):
    edit(three, lambda lines: [*lines, lines[-1]])
    assert reasons(three) == [MISSING]


def test_a_cut_end_is_noticed(three):
    edit(three, lambda lines: lines[:2])
    assert reasons(three) == [CUT]


def test_a_cut_end_is_noticed_after_more_was_written(three):
    edit(three, lambda lines: lines[:2])
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == [MISSING]


def test_a_log_whose_files_are_gone_is_noticed(three):
    file_of(three).unlink()
    assert reasons(three) == [CUT]


def test_a_line_that_a_crash_left_unfinished_is_noticed_and_the_rest_holds(three):
    with file_of(three).open("a", encoding="utf-8") as file:
        file.write('{"action":"vi')
    three.append([Entry(action="view", what="/par")])
    assert reasons(three) == [CHANGED]
    assert [entry["what"] for entry in three.entries()][-1] == "/par"


def test_a_crash_before_the_head_was_remembered_is_no_fault(three):
    head = three.folder / "head"
    before = head.read_text(encoding="utf-8")
    three.append([Entry(action="view", what="/par")])
    head.write_text(before, encoding="utf-8")
    three.append([Entry(action="view", what="/aptauja")])
    assert reasons(three) == []


def test_months_thrown_away_at_the_beginning_are_no_fault(three):
    first = file_of(three)
    lines = first.read_text(encoding="utf-8").splitlines(keepends=True)
    (three.folder / "2020-01.jsonl").write_text(lines[0], encoding="utf-8")
    first.write_text("".join(lines[1:]), encoding="utf-8")
    assert reasons(three) == []
    (three.folder / "2020-01.jsonl").unlink()
    assert reasons(three) == []


def test_a_digest_noted_earlier_is_found_again(three):
    noted = three.check()[1].digest
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
    wrong, newest = log.check()
    assert not wrong
    assert newest.number == 60


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


def test_a_view_is_no_failure_when_the_log_cannot_be_written(home):
    home.mkdir()
    (home / "audit").write_text("in the way")
    recording.record_soon("view", what="/")
    recording.flush()


def test_a_deed_that_cannot_be_written_down_is_refused(home):
    home.mkdir()
    (home / "audit").write_text("in the way")
    with pytest.raises(AuditError):
        recording.record("download", what="families_by_month.csv")
