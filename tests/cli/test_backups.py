"""Backups on the command line: what is said, and how it ends."""

import os
from datetime import date

import pytest

from tests.conftest import JELGAVA, World
from tests.loaded import command


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTS_HOME", str(made.settings.home))
        made.post(JELGAVA, date(2018, 10, 1))
        made.take("Datums | Pašvaldība | Ģimene\n2019-01-07 | Jelgava | A")
        made.publish()
    return made


@pytest.fixture
def tilts(home):
    def run(*words, asked="", **environment):
        own = {**os.environ, "TILTS_HOME": str(home.settings.home), **environment}
        done = command.run("--lang", "en", *words, environment=own, asked=asked)
        return done.returncode, done.stdout, done.stderr

    return run


def test_a_backup_is_made_tried_and_restored(tilts, tmp_path):
    code, said, _ = tilts("backup", tmp_path / "backup")
    assert code == 0
    assert said.startswith(f"The backup is made: {tmp_path}/backup, ")
    code, said, _ = tilts("restore", "--drill", tmp_path / "backup")
    assert (code, said.splitlines()[-1]) == (0, "The backup is fine.")
    other = {"TILTS_HOME": str(tmp_path / "other")}
    code, said, _ = tilts("restore", tmp_path / "backup", **other)
    assert (code, said.splitlines()[0]) == (
        0,
        f"The backup is restored into {tmp_path}/other.",
    )
    code, said, _ = tilts("audit", "verify", **other)
    assert code == 0


def test_a_full_home_is_refused_in_words(tilts, tmp_path):
    tilts("backup", tmp_path / "backup")
    code, _, said = tilts("restore", tmp_path / "backup")
    assert code == 2
    assert said.endswith("put what is there aside with --replace.\n")


def test_a_bad_backup_is_refused_in_words(tilts, tmp_path):
    tilts("backup", tmp_path / "backup")
    (tmp_path / "backup" / "home" / "warehouse.duckdb").write_bytes(b"cut")
    other = {"TILTS_HOME": str(tmp_path / "other")}
    code, _, said = tilts("restore", tmp_path / "backup", **other)
    assert (code, said) == (2, "warehouse.duckdb of the backup is damaged.\n")


def test_what_a_backup_leaves_out_is_said(tilts, home, tmp_path):
    pipe = home.settings.home / "seminars" / "may.toml"
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)
    code, _, said = tilts("backup", tmp_path / "backup")
    pipe.unlink()
    assert (code, said) == (0, "Left out, since they are no files: may.toml.\n")
    assert not [*(tmp_path / "backup").rglob("may.toml*")]


def test_a_passphrase_is_taken_from_a_file_and_a_wrong_one_refused(tilts, tmp_path):
    (tmp_path / "secret").write_text("horse\n")
    file = {"TILTS_BACKUP_PASSPHRASE_FILE": str(tmp_path / "secret")}
    assert tilts("backup", tmp_path / "backup", "--encrypt", **file)[0] == 0
    assert tilts("restore", "--drill", tmp_path / "backup", **file)[0] == 0
    (tmp_path / "secret").write_text("donkey\n")
    code, _, said = tilts("restore", "--drill", tmp_path / "backup", **file)
    assert code == 2
    assert said.startswith("The passphrase is not the one of this backup")


def test_a_folder_that_is_no_backup_is_refused_in_words(tilts, tmp_path):
    code, _, said = tilts("restore", "--drill", tmp_path)
    assert (code, said) == (
        2,
        f"{tmp_path} holds no backup: manifest.json is missing.\n",
    )
