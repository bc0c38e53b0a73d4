"""Retention and upgrades on the command line: what is said, and how it ends."""

import duckdb
import pytest

from dashboard.cli import main


@pytest.fixture
def tilts(world, monkeypatch, capsys):
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([*map(str, words), "--lang", "en"])
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


def test_a_home_of_this_version_has_nothing_to_do(tilts):
    code, said, _ = tilts("upgrade")
    assert (code, said) == (
        0,
        "There is nothing to do: the data are of this version.\n",
    )


def test_an_upgrade_asks_for_a_place_for_the_backup_first(tilts, world, tmp_path):
    with duckdb.connect(str(world.settings.warehouse)) as connection:
        connection.execute("drop table raw.unmerged_families")
        connection.execute("delete from raw.migrations where name like '007%'")
    code, said, refused = tilts("upgrade")
    assert code == 2
    assert "007_unmerged" in said
    assert refused.startswith("Nothing was changed.")
    code, said, _ = tilts("upgrade", "--backup", tmp_path / "before")
    assert code == 0
    assert (tmp_path / "before" / "manifest.json").exists()
    assert tilts("upgrade")[1].startswith("There is nothing to do")


def test_retention_deletes_only_when_told_to(tilts, world):
    aside = world.settings.home / "replaced-2026-01-01T000000Z"
    aside.mkdir()
    code, said, _ = tilts("retention")
    assert (code, said.splitlines()[-1]) == (
        0,
        "Nothing was deleted. Delete it with: tilts retention --apply",
    )
    assert aside.exists()
    assert tilts("retention", "--apply")[0] == 0
    assert not aside.exists()
    assert tilts("retention")[1] == "Nothing is to go.\n"


def test_an_edition_that_is_none_is_refused_in_words(tilts):
    code, _, said = tilts("retention", "--edition", 7)
    assert (code, said) == (2, "There is no edition 7.\n")
