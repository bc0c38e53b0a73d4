"""A drill tells whether a backup could take the home's place."""

import hashlib
import json
import shutil
from dataclasses import replace

import duckdb
import pytest

from dashboard.editions.wholeness import digest
from dashboard.ground.audit.log import Log
from dashboard.upkeep.backup import make
from dashboard.upkeep.drill import ANSWERS, drill
from dashboard.upkeep.unpacking import Backup
from tests.upkeep.conftest import files


@pytest.fixture
def tried(used, backed_up):
    return drill(used.settings, Backup(folder=backed_up))


def test_a_good_backup_answers_as_it_did(tried):
    assert tried.is_fine
    assert (tried.edition, tried.answers, tried.batches) == (1, ANSWERS, 1)
    assert tried.head_known


def test_the_result_is_written_into_the_log(used, tried):
    *_before, last = Log.at(used.settings).entries()
    assert (last["action"], last["what"], last["edition"]) == ("drill", "backup", 1)
    assert last["note"].startswith("fine=True&answers=20")


def test_a_drill_changes_nothing_else(used, backed_up):
    def but_the_log():
        return {n: c for n, c in files(used.home).items() if "audit/" not in n}

    before = but_the_log()
    drill(used.settings, Backup(folder=backed_up))
    assert but_the_log() == before


def test_an_answer_that_is_another_now_is_found(used):
    path = used.shelf().path(1)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update answers.recorded set digest = 'another'")
    # As if it had been published so: only the answers themselves tell.
    manifest = replace(used.shelf().every_manifest()[0], sha256=digest(path)).sealed
    used.shelf().manifest_path(1).write_text(manifest.to_json())
    make(used.settings, used.home / "backup")
    found = drill(used.settings, Backup(folder=used.home / "backup"))
    assert len(found.differing) == ANSWERS
    assert not found.is_fine


def test_a_change_that_was_lost_before_the_backup_is_named(used):
    copy = used.settings.warehouse.read_bytes()
    used.undo(1)
    used.settings.warehouse.write_bytes(copy)
    make(used.settings, used.home / "backup")
    found = drill(used.settings, Backup(folder=used.home / "backup"))
    assert [(one.action, one.note) for one in found.lost] == [("undo", "1")]
    assert not found.is_fine


def test_an_edition_that_was_damaged_before_the_backup_is_found(used):
    used.shelf().path(1).write_bytes(b"another")
    make(used.settings, used.home / "backup")
    found = drill(used.settings, Backup(folder=used.home / "backup"))
    assert (found.damaged, found.edition) == ([1], None)
    assert not found.is_fine


def test_a_log_here_that_was_written_anew_is_found(used, backed_up):
    shutil.rmtree(used.settings.audit)
    (used.settings.home / "keys" / "audit.key").unlink()
    used.take("Datums | Pašvaldība | Ģimene\n2019-02-01 | Jelgava | D")
    found = drill(used.settings, Backup(folder=backed_up))
    assert found.head_known is False
    assert not found.is_fine


def test_where_nothing_is_left_there_is_nothing_to_compare_with(
    used, backed_up, monkeypatch
):
    monkeypatch.setenv("TILTS_HOME", str(used.home / "new"))
    new = replace(used.settings, home=used.home / "new")
    assert drill(new, Backup(folder=backed_up)).head_known is None


def test_a_line_changed_in_the_log_of_the_backup_is_found(used, backed_up):
    (path,) = (backed_up / "audit").glob("*.jsonl")
    path.write_text(path.read_text().replace("publish", "polish"))
    tell_of(backed_up, path)
    assert drill(used.settings, Backup(folder=backed_up)).log


def test_another_key_of_the_family_codes_is_found(used, backed_up):
    path = backed_up / "keys" / "family.key"
    path.write_text("another")
    tell_of(backed_up, path)
    assert not drill(used.settings, Backup(folder=backed_up)).key_fits


def tell_of(folder, path):
    """Write a changed file into the manifest, as a careful forger would."""
    manifest = folder / "manifest.json"
    values = json.loads(manifest.read_text())
    values["files"][str(path.relative_to(folder))] = {
        "size": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    manifest.write_text(json.dumps(values))
