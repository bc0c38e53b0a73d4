"""Backups are whole, made while others read, and made of what nobody else has."""

import os
import subprocess
import sys

import pytest

from dashboard.ground.audit.log import Log
from dashboard.ground.faults import DamagedError
from dashboard.ground.home import BusyError, writing
from dashboard.upkeep.backup import make, not_as_published
from dashboard.upkeep.contents import BackupError
from dashboard.upkeep.sealing import OPEN, Seal
from tests.loaded import command
from tests.upkeep.conftest import ROWS, files, rows

KILLED = """
import os, sys
from pathlib import Path
from dashboard.ground.settings import Settings
from dashboard.writing.warehouse.warehouse import Warehouse
from dashboard.writing.warehouse.importing import take_in

settings = Settings.from_environment()
with Warehouse.open(settings.warehouse) as warehouse:
    warehouse.connection.execute("set checkpoint_threshold = '1 GB'")
    take_in(Path(sys.argv[1]), warehouse, settings)
    os._exit(9)
"""
"""An import that is killed after it was accepted, before it is in the main file."""


def test_everything_comes_back_as_it_was(used, backed_up, bring):
    before = rows(used.settings.warehouse)
    editions = files(used.settings.editions)
    there = bring(backed_up)
    assert rows(there.warehouse) == before
    assert files(there.editions) == editions
    assert there.key_file.read_bytes() == used.settings.key_file.read_bytes()
    assert not Log.at(there).check().faults


def test_rows_that_only_the_log_of_the_warehouse_holds_come_back(used, bring):
    more = used.file(ROWS.replace("| A ", "| C "))
    assert command.run(more, program=KILLED).returncode == 9
    assert used.settings.warehouse.with_suffix(".duckdb.wal").stat().st_size
    make(used.settings, used.home / "backup")
    assert len(rows(bring(used.home / "backup").warehouse)["batches"]) == 2


def test_keys_lie_in_a_folder_of_their_own(used, backed_up):
    keys = {"audit.key", "family.key"}
    assert {path.name for path in (backed_up / "keys").iterdir()} == keys
    elsewhere = files(backed_up / "home") | files(backed_up / "audit")
    assert not any(name.endswith(".key") for name in elsewhere)


def test_keys_can_be_left_out(used):
    make(used.settings, used.home / "backup", with_keys=False)
    assert not any(name.endswith(".key") for name in files(used.home / "backup"))


def test_what_is_begun_or_gone_in_an_hour_is_left_out(used):
    (used.settings.home / "work").mkdir()
    (used.settings.home / "work" / "file").write_text("handed in")
    (used.settings.editions / "edition-2.duckdb.tmp").write_text("begun")
    contents = make(used.settings, used.home / "backup")
    assert not any("work" in name or "tmp" in name for name in contents.files)


def test_an_encrypted_backup_gives_nothing_away(used):
    make(used.settings, used.home / "backup", Seal.by_passphrase("horse"))
    held = files(used.home / "backup")
    secret = used.settings.key_file.read_bytes().strip()
    assert all(name.endswith(".age") for name in held)
    assert not any(secret in content or b"DUCK" in content for content in held.values())


def test_a_backup_appears_whole_or_not_at_all(used):
    with writing(used.settings.home):
        used.settings.warehouse.write_bytes(b"no warehouse")
    with pytest.raises(DamagedError):
        make(used.settings, used.home / "backup")
    assert not [path for path in used.home.iterdir() if "backup" in path.name]


def test_a_backup_waits_for_whoever_writes(used):
    hold = (
        "import sys; from pathlib import Path; from dashboard.ground.home import"
        " writing\nwith writing(Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(used.settings.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        other.stdout.readline()
        with pytest.raises(BusyError):
            make(used.settings, used.home / "backup")
        other.stdin.close()


def test_a_backup_can_wait_longer(used):
    hold = (
        "import sys, time; from pathlib import Path; from dashboard.ground.home import"
        " writing\nwith writing(Path(sys.argv[1])): print(flush=True); time.sleep(7)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(used.settings.home)], stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        assert make(used.settings, used.home / "backup", patience=60).files


def test_a_backup_that_was_killed_leaves_no_folder_of_its_name(used):
    killed = (
        "import os, sys; from pathlib import Path\n"
        "from dashboard.ground.settings import Settings\n"
        "from dashboard.upkeep import backup\n"
        "backup._keep_for_good = lambda folder: os._exit(9)\n"
        "backup.make(Settings.from_environment(), Path(sys.argv[1]))\n"
    )
    target = used.home / "backup"
    command.run(target, program=killed)
    (begun,) = used.home.glob(".tilts-*")
    assert not target.exists()
    os.utime(begun, (0, 0))
    make(used.settings, used.home / "another")
    assert not [*used.home.glob(".tilts-*")]


def test_an_edition_that_is_not_as_published_is_told(used):
    path = used.shelf().path(1)
    path.write_bytes(path.read_bytes() + b"more")
    contents = make(used.settings, used.home / "backup")
    assert not_as_published(used.settings, contents) == [1]


@pytest.mark.parametrize("place", ["tilts/inside", "full"])
def test_a_backup_is_not_made_where_it_would_be_lost_or_mixed(used, place):
    (used.home / "full").mkdir()
    (used.home / "full" / "letter").touch()
    with pytest.raises(BackupError):
        make(used.settings, used.home / place, OPEN)


def test_the_backup_is_written_down(used, backed_up):
    *_before, last = Log.at(used.settings).entries()
    assert (last["action"], last["what"]) == ("backup", "backup")
