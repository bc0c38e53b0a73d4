"""The doctor on the command line: exit codes for scripts, sentences for people."""

import json

import pytest

from dashboard.cli import main
from dashboard.cli.doctor import _SUBJECTS


@pytest.fixture
def doctor(world, monkeypatch, capsys):
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main(["doctor", *words])
        return ended.value.code, capsys.readouterr().out

    return run


def test_warnings_end_with_1_and_faults_with_3(doctor, world):
    assert doctor()[0] == 1
    world.settings.editions.mkdir()
    (world.settings.editions / "edition-1.json").write_text("{")
    assert doctor()[0] == 3


def test_it_speaks_latvian_first(doctor):
    assert "[jāapskata] Rezerves kopija: " in doctor()[1]
    assert "[look] Backup: " in doctor("--lang", "en")[1]


def test_json_names_subject_and_state_in_codes(doctor):
    _code, said = doctor("--format", "json")
    found = json.loads(said)
    assert {"subject", "state", "text", "advice"} == {*found[0]}
    assert {one["state"] for one in found} <= {"ok", "warning", "fault"}
    assert {one["subject"] for one in found} <= {*_SUBJECTS}


def test_sweeping_says_how_much(doctor, world):
    (world.settings.home / "warehouse.duckdb.tmp").write_text("begun")
    assert doctor("--sweep", "--lang", "en")[1].startswith(
        "1 leftover was cleared away."
    )
