"""A backup is restored whole or not at all, and nothing that was there is lost."""

import json

import pyrage
import pytest

from dashboard.ground.audit.log import Log
from dashboard.ground.i18n import language
from dashboard.upkeep.backup import make
from dashboard.upkeep.contents import BackupError
from dashboard.upkeep.restore import is_interrupted, restore
from dashboard.upkeep.sealing import Opener, Seal
from dashboard.upkeep.unpacking import Backup
from dashboard.writing.warehouse import schema
from tests.loaded import command
from tests.upkeep.conftest import files, rows


def manifest_with(folder, **changes):
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


BAD = {
    "a file is missing": lambda b: (b / "home/editions/edition-1.duckdb").unlink(),
    "a key is missing": lambda b: (b / "keys/family.key").unlink(),
    "a byte is flipped": lambda b: flip(b / "home/warehouse.duckdb"),
    "a file is cut": lambda b: (b / "audit/head").write_bytes(b"{"),
    "the manifest is missing": lambda b: (b / "manifest.json").unlink(),
    "the manifest is cut": lambda b: (b / "manifest.json").write_text('{"format": 1'),
    "the manifest is another's": lambda b: (b / "manifest.json").write_text("[1]"),
    "it is of a later layout": lambda b: manifest_with(b, format=2),
    "it is of a later schema": lambda b: manifest_with(b, migrations=["999_later"]),
    "it names a place outside": lambda b: manifest_with(
        b, files={"home/../../outside": {"size": 1, "sha256": "0"}}
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_backup_is_refused_and_nothing_is_written(used, backed_up, bring, name):
    BAD[name](backed_up)
    with pytest.raises(BackupError):
        bring(backed_up)
    assert not {*files(used.home / "other")} - {"lock"}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_backup_leaves_a_full_home_as_it_was(used, backed_up, bring, name):
    BAD[name](backed_up)
    before = files(used.settings.home)
    with pytest.raises(BackupError):
        bring(backed_up, into="tilts", replace_=True)
    assert files(used.settings.home) == before


@pytest.fixture
def sealed(used):
    make(used.settings, used.home / "sealed", Seal.by_passphrase("horse"))
    return used.home / "sealed"


def test_an_encrypted_backup_opens_with_its_passphrase(used, sealed, bring):
    before = rows(used.settings.warehouse)
    there = bring(sealed, opener=Opener.by_passphrase(sealed, "horse"))
    assert rows(there.warehouse) == before


def test_it_does_not_open_with_another(sealed):
    with pytest.raises(BackupError):
        Opener.by_passphrase(sealed, "donkey")


def test_a_machine_too_busy_for_the_passphrase_is_told_from_a_wrong_one(
    sealed, monkeypatch
):
    def too_much(_wrapped, _passphrase):
        raise pyrage.DecryptError("Excessive work parameter for passphrase.")

    monkeypatch.setattr(pyrage.passphrase, "decrypt", too_much)
    with language("en"), pytest.raises(BackupError, match="too busy"):
        Opener.by_passphrase(sealed, "horse")


@pytest.mark.parametrize(
    "name", ["home/warehouse.duckdb.age", "manifest.json.age", "keys/family.key.age"]
)
def test_a_flipped_byte_in_an_encrypted_file_is_refused(used, sealed, bring, name):
    opener = Opener.by_passphrase(sealed, "horse")
    flip(sealed / name)
    with pytest.raises(BackupError):
        bring(sealed, opener=opener)
    assert not {*files(used.home / "other")} - {"lock"}


def test_a_backup_for_a_recipient_opens_with_the_identity_only(used, bring):
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    seal = Seal.for_recipients([str(mine.to_public())])
    make(used.settings, used.home / "sealed", seal)
    key = used.home / "key.txt"
    key.write_text(f"# mine\n{other}\n")
    with pytest.raises(BackupError):
        bring(used.home / "sealed", opener=Opener.by_identity(key))
    key.write_text(f"# mine\n{mine}\n")
    there = bring(used.home / "sealed", opener=Opener.by_identity(key))
    assert rows(there.warehouse) == rows(used.settings.warehouse)


def test_keys_that_are_kept_apart_are_asked_for(used, backed_up, bring):
    (backed_up / "keys").rename(used.home / "safe")
    with pytest.raises(BackupError):
        bring(backed_up)
    there = bring(backed_up, keys=used.home / "safe")
    assert there.key_file.exists()


def test_keys_are_readable_by_their_owner_only(backed_up, bring):
    there = bring(backed_up)
    modes = [path.stat().st_mode & 0o777 for path in (there.home / "keys").iterdir()]
    assert modes == [0o600, 0o600]


def test_a_home_that_holds_anything_is_not_written_over(used, backed_up):
    before = files(used.settings.home)
    with pytest.raises(BackupError):
        restore(used.settings, Backup(folder=backed_up), replace=False)
    assert files(used.settings.home) == before


def test_what_is_replaced_is_kept_aside_whole(used, backed_up):
    used.take("Datums | Pašvaldība | Ģimene\n2019-02-01 | Jelgava | D")
    now = rows(used.settings.warehouse)
    log = files(used.settings.audit)
    aside = restore(used.settings, Backup(folder=backed_up), replace=True).aside
    assert len(rows(used.settings.warehouse)["batches"]) == 1
    assert rows(aside / "warehouse.duckdb") == now
    assert files(aside / "audit") == log


def test_what_was_accepted_after_the_backup_is_named(used, backed_up):
    rows_ = "Datums | Pašvaldība | Ģimene\n2019-02-01 | Jelgava | D"
    used.take(used.file(rows_, "d.csv"))
    restored = restore(used.settings, Backup(folder=backed_up), replace=True)
    assert [(one.action, one.what) for one in restored.since] == [("import", "d.csv")]
    # Nothing is missing of what the backup's own receipts say was accepted.
    assert schema.lost(used.settings) == []


def test_a_log_and_a_key_kept_elsewhere_are_restored_there(
    used, backed_up, monkeypatch
):
    monkeypatch.setenv("TILTS_HOME", str(used.home / "other"))
    monkeypatch.setenv("TILTS_AUDIT", str(used.home / "log"))
    monkeypatch.setenv("TILTS_FAMILY_KEY_FILE", str(used.home / "safe" / "key"))
    there = type(used.settings).from_environment()
    restore(there, Backup(folder=backed_up), replace=False)
    assert (used.home / "safe" / "key").read_bytes() == (
        used.settings.key_file.read_bytes()
    )
    actions = [entry["action"] for entry in Log.at(there).entries()]
    assert actions[-1] == "restore"
    assert not (there.home / "audit").exists()


def test_work_goes_on_in_a_restored_home(used, backed_up, bring):
    used.settings = bring(backed_up)
    used.take("Datums | Pašvaldība | Ģimene\n2019-02-01 | Jelgava | A")
    used.publish()
    period = used.ask("families_by_month")
    assert {row["families"] for row in period if row["municipality"] != "total"} == {
        1,
        2,
    }


KILLED = """
import os, shutil, sys
from pathlib import Path
from dashboard.ground.settings import Settings
from dashboard.upkeep.restore import restore
from dashboard.upkeep.unpacking import Backup

left = int(sys.argv[2])
move = shutil.move

def counted(*names):
    global left
    if not left:
        os._exit(9)
    left -= 1
    return move(*names)

shutil.move = counted
restore(Settings.from_environment(), Backup(folder=Path(sys.argv[1])), replace=True)
"""
"""A restore that is killed before one of its moves."""


@pytest.mark.parametrize("moves", [0, 1, 3, 5, 7])
def test_a_restore_that_was_killed_is_ended_by_the_next(used, backed_up, moves):
    used.take("Datums | Pašvaldība | Ģimene\n2019-02-01 | Jelgava | D")
    now = rows(used.settings.warehouse)
    assert command.run(backed_up, moves, program=KILLED).returncode == 9
    assert is_interrupted(used.settings)
    aside = restore(used.settings, Backup(folder=backed_up), replace=False).aside
    assert rows(aside / "warehouse.duckdb") == now
    assert len(rows(used.settings.warehouse)["batches"]) == 1
    assert not is_interrupted(used.settings)
