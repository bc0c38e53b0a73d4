"""The audit log as it is read: on the command line, and by the coordinator."""

import csv
import io
import json
import os
import zipfile

import pytest

from app import create_app
from dashboard.cli import main
from dashboard.editions.witnesses import witnesses
from dashboard.ground import i18n
from dashboard.ground.access import LOCAL, acting_as, somebody
from dashboard.ground.audit import recording
from dashboard.ground.audit.checking import newest_head, wrong
from dashboard.ground.audit.faults import OTHER
from dashboard.ground.audit.heads import NOTHING, Head, Signer
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.proofs import EMPTY, is_continued, is_included
from dashboard.ground.audit.proving import prove
from dashboard.ground.audit.tree import Tree
from dashboard.ground.audit.verdict import Known
from dashboard.ground.settings import Settings
from tests.edition_fixture import put_edition


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def two(home):
    with acting_as(LOCAL):
        recording.record("download", what="families_by_month.csv", purpose="report")
        recording.record("undo", what="=2+5.xlsx", note="7")
    return home


def run(capsys, *arguments):
    code = 0
    try:
        main(["--lang", "en", *arguments])
    except SystemExit as end:
        code = end.code
    return code, *capsys.readouterr()


def test_a_whole_log_is_said_to_be_whole(capsys, two):
    code, out, _err = run(capsys, "audit", "verify")
    assert code == 0
    assert "The audit log is whole: 2 entries." in out


def test_a_changed_log_is_named_with_file_and_line(capsys, two):
    (path,) = (two / "audit").glob("*.jsonl")
    text = path.read_text(encoding="utf-8").replace("families_by_month", "families")
    path.write_text(text, encoding="utf-8")
    code, _out, err = run(capsys, "audit", "verify")
    assert code == 1
    assert f"{path.name}, line 1: the line is not as it was written." in err


def test_a_digest_that_was_noted_must_still_be_there(capsys, two):
    _code, out, _err = run(capsys, "audit", "verify")
    digest = out.split()[-1]
    assert run(capsys, "audit", "verify", "--contains", digest)[0] == 0
    assert run(capsys, "audit", "verify", "--contains", "f" * 64)[0] == 1


def test_the_log_is_written_out_as_csv_that_computes_nothing(capsys, two):
    _code, out, _err = run(capsys, "audit", "export")
    found = list(csv.DictReader(io.StringIO(out)))
    assert [row["what"] for row in found] == ["families_by_month.csv", "'=2+5.xlsx"]
    assert found[0]["role"] == "coordinator"


def test_the_log_is_written_out_as_json(capsys, two):
    _code, out, _err = run(capsys, "audit", "export", "--format", "json")
    assert [json.loads(line)["action"] for line in out.splitlines()] == [
        "download",
        "undo",
    ]


def test_days_outside_are_left_out(capsys, two):
    _code, out, _err = run(capsys, "audit", "export", "--to", "2020-01-01")
    assert len(out.splitlines()) == 1


def test_writing_the_log_out_is_written_down_itself(capsys, two):
    run(capsys, "audit", "export")
    _code, out, _err = run(capsys, "audit", "export", "--format", "json")
    assert json.loads(out.splitlines()[-1])["action"] == "audit export"


def test_nothing_is_answered_when_it_cannot_be_written_down(capsys, tmp_path, home):
    put_edition(home / "editions")
    (home / "audit").write_text("in the way")
    code, out, err = run(capsys, "ask", "families_by_municipality")
    assert code == 2
    assert not out
    assert "audit log cannot be written" in err


@pytest.fixture
def client(two):
    return create_app(put_edition(two / "editions")).server.test_client()


def test_the_coordinator_reads_the_log(client):
    text = client.get("/dati/zurnals?lang=en").text
    assert "saved a file: families_by_month.csv" in text
    assert "report or minutes" in text


def test_the_coordinator_has_it_checked(client):
    assert "The log is whole" in client.get("/dati/zurnals?lang=en&check=1").text


def test_reading_the_log_is_written_down(client):
    client.get("/dati/zurnals")
    recording.flush()
    assert "looked at: /dati/zurnals" in client.get("/dati/zurnals?lang=en").text


def test_what_was_written_down_cannot_act_on_the_page(client):
    with acting_as(LOCAL):
        recording.record("undo", what="<script>alert(1)</script>")
    text = client.get("/dati/zurnals").text
    assert "<script>alert(1)" not in text


def test_nobody_else_reads_the_log(client, monkeypatch):
    monkeypatch.setattr(
        "dashboard.web.identity.ways.LOCAL", somebody("leadership", "x")
    )
    assert client.get("/dati/zurnals").status_code == 404


def saved(client, home, format_):
    """Save a file as a browser does, under the name it is given."""
    response = client.get(
        f"/download/families_by_month.{format_}?lang=en&purpose=report"
    )
    named = response.headers["Content-Disposition"].split('"')[1]
    path = home / named
    path.write_bytes(response.data)
    return path


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_saved_file_is_proved_to_stand_in_the_log(capsys, client, two, format_):
    path = saved(client, two, format_)
    with acting_as(LOCAL):
        recording.record("undo", what="later.xlsx")
    code, out, _err = run(capsys, "audit", "prove", str(path))
    assert code == 0
    assert "the log begins with 3 entries" in out
    assert f"Entry 3, the last of that head: {moment(two, 3)}, download" in out
    assert f"families_by_month.{format_}" in out


def moment(home, number):
    (path,) = (home / "audit").glob("*.jsonl")
    return json.loads(path.read_bytes().split(b"\n")[number - 1])["at"]


def test_a_file_of_a_log_that_was_begun_anew_is_not_proved(capsys, client, two):
    path = saved(client, two, "xlsx")
    for one in (two / "audit").iterdir():
        one.unlink()
    with acting_as(LOCAL):
        for what in ("1.xlsx", "2.xlsx", "3.xlsx", "4.xlsx"):
            recording.record("undo", what=what)
    code, _out, err = run(capsys, "audit", "prove", str(path))
    assert code == 1
    assert "its first 3 entries are others" in err
    assert run(capsys, "audit", "verify")[0] == 0
    assert run(capsys, "audit", "verify", "--head", str(path))[0] == 1


def test_a_head_of_a_longer_log_is_not_proved(capsys, two):
    code, _out, err = run(capsys, "audit", "prove", f"44:{'f' * 64}")
    assert code == 1
    assert "The log had 44 entries by the head given; it has 2" in err


def test_a_line_that_was_changed_is_not_proved_by_a_tree_that_fits(capsys, two):
    head = newest_head(Settings.from_environment())
    (path,) = (two / "audit").glob("*.jsonl")
    path.write_bytes(path.read_bytes().replace(b"families_by_month", b"families"))
    code, _out, err = run(capsys, "audit", "prove", head)
    assert code == 1
    assert "line 1: the line is not as it was written." in err


def test_what_has_no_head_is_refused_in_words(capsys, two, tmp_path):
    (tmp_path / "a.txt").write_text("nothing")
    for given in ("44", str(tmp_path / "a.txt")):
        code, _out, err = run(capsys, "audit", "prove", given)
        assert code == 2
        assert "is no head of an audit log" in err


def test_a_saved_file_that_is_damaged_holds_no_head(capsys, two, tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("content.xml", "x" * 5000)
    content = bytearray(buffer.getvalue())
    content[50] ^= 255
    path = tmp_path / "saved.xlsx"
    path.write_bytes(bytes(content))
    code, _out, err = run(capsys, "audit", "prove", str(path))
    assert (code, "is no head of an audit log" in err) == (2, True)


def test_a_pipe_in_place_of_the_log_is_told_as_one(capsys, two):
    (log,) = two.glob("audit/*.jsonl")
    log.unlink()
    os.mkfifo(log)
    code, _out, err = run(capsys, "audit", "verify")
    assert (code, err.startswith(log.name)) == (3, True)


def test_a_proof_can_be_checked_by_others(capsys, two):
    head = newest_head(Settings.from_environment())
    with acting_as(LOCAL):
        recording.record("undo", what="later.xlsx")
    code, out, _err = run(capsys, "audit", "prove", "--proof", head)
    proof = json.loads(out)
    newest = Head.read(proof["checkpoint"])
    path = [bytes.fromhex(one) for one in proof["consistency"]]
    old, new = bytes.fromhex(proof["root"]), bytes.fromhex(newest.hash)
    assert code == 0
    assert proof["size"] == 2
    assert is_continued(2, newest.size, path, old, new)
    leaf = bytes.fromhex(proof["leaf"])
    path = [bytes.fromhex(one) for one in proof["inclusion"]]
    assert is_included(leaf, 1, newest.size, path, new)


def test_the_first_entry_alone_is_proved(capsys, two):
    log = Log.to_read(Settings.from_environment())
    head = Head.of(1, log.tree.root(1))
    code, out, _err = run(capsys, "audit", "prove", head.noted)
    assert (code, "Entry 1, the last of that head" in out) == (0, True)


def test_a_head_of_nothing_proves_nothing_and_is_refused(capsys, two):
    code, _out, err = run(capsys, "audit", "prove", NOTHING.noted)
    assert (code, "is no head of an audit log" in err) == (2, True)
    known = Known(head=NOTHING, source="a reader")
    assert _reasons(prove(Log.to_read(Settings.from_environment()), known)) == [OTHER]


@pytest.mark.parametrize("part", ["consistency", "inclusion"])
def test_a_proof_that_readers_would_not_take_is_none(two, monkeypatch, part):
    log = Log.to_read(Settings.from_environment())
    known = Known(head=Head.of(1, log.tree.root(1)), source="a reader")
    monkeypatch.setattr(Tree, part, lambda *_numbers: [EMPTY])
    found = prove(log, known)
    assert _reasons(found) == [OTHER]
    with i18n.language("en"):
        assert found[0].sentence == (
            "The log is not the one of a reader: its first 1 entries are others."
        )


def _reasons(found):
    return [fault.reason for fault in found]


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_an_answer_on_the_command_line_ends_with_the_head(capsys, two, form):
    put_edition(two / "editions")
    _code, out, err = run(capsys, "ask", "families_by_municipality", "--format", form)
    head = Head.read(newest_head(Settings.from_environment()))
    short = Head(size=head.size, hash=head.hash[:32])
    found = Head.read(err if form == "csv" else out)
    assert found == (head if form == "json" else short)


def test_an_end_cut_with_its_head_is_seen_against_an_edition(capsys, two):
    shelf = put_edition(two / "editions")
    manifest = two / "editions" / "edition-1.json"
    head = newest_head(Settings.from_environment())
    known = json.loads(manifest.read_text(encoding="utf-8"))
    said = {**known, "audit_head": head, "digest": ""}
    manifest.write_text(json.dumps(said), encoding="utf-8")
    with i18n.language("en"):
        (known,) = witnesses(shelf)
    (path,) = (two / "audit").glob("*.jsonl")
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    log = Log.to_read(Settings.from_environment())
    signed = Signer(key=log.key).sign(Head.of(1, log.tree.root(1)))
    (two / "audit" / "head").write_text(signed, encoding="utf-8")
    assert not log.check().faults
    assert run(capsys, "audit", "verify")[0] == 1
    (fault,) = log.check([known]).faults
    with i18n.language("en"):
        assert "had 2 entries by edition 1; it has 1" in fault.sentence
    assert wrong(Settings.from_environment(), [known]) == [fault.sentence]


def test_a_key_that_is_missing_is_named_and_not_made_anew(capsys, two):
    key = two / "keys" / "audit.key"
    key.unlink()
    for command in (("audit", "verify"), ("audit", "export")):
        code, _out, err = run(capsys, *command)
        assert code == 2
        assert f"The key of the audit log is missing: {key}" in err
    assert not key.exists()


def test_a_key_that_is_another_is_named(capsys, two):
    key = two / "keys" / "audit.key"
    key.write_text("f" * 64)
    code, _out, err = run(capsys, "audit", "verify")
    assert code == 1
    assert err.splitlines() == [
        f"The key {key} is not the one that the audit log was written with. Put the"
        " right key back from its backup; or, if it is lost for good, keep the folder"
        f" {two / 'audit'} somewhere else and begin a new log."
    ]
    code, _out, err = run(capsys, "audit", "export")
    assert code == 2
    assert "is not the one that the audit log was written with" in err


@pytest.mark.parametrize(
    ("content", "mode", "said"),
    [
        ("\n", 0o600, "is empty"),
        ("f" * 64, 0o644, "chmod 600"),
    ],
)
def test_a_key_that_is_empty_or_open_to_others_is_refused(
    capsys, two, content, mode, said
):
    key = two / "keys" / "audit.key"
    key.write_text(content)
    key.chmod(mode)
    for command in (("audit", "verify"), ("audit", "export")):
        code, _out, err = run(capsys, *command)
        assert code == 2
        assert said in err
        assert str(key) in err
    (sentence,) = wrong(Settings.from_environment())
    assert str(key) in sentence


def test_verify_writes_nothing(capsys, home):
    assert run(capsys, "audit", "verify")[0] == 0
    assert not home.exists()
