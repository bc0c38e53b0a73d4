"""The audit log as it is read: on the command line, and by the coordinator."""

import csv
import io
import json

import pytest

from app import create_app
from dashboard.cli import main
from dashboard.ground.access import LOCAL, acting_as, somebody
from dashboard.ground.audit import recording
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
