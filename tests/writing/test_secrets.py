"""The raw family code: it goes in, and is nowhere afterwards."""

import json
import shutil
import stat
from datetime import date

import pytest

from dashboard.cli import main
from tests.conftest import JELGAVA, World

CODE = "Zvirbulis-98"
SPELLINGS = [CODE, CODE.upper(), CODE.lower(), "ZVIRBULIS98", "Zvirbulis"]
RECORD = f"ieraksts-{CODE}"
LOG = f"""
    Ģimene      | Datums     | Pašvaldība | Iestāde  | Minūtes | Ieraksts | Piezīmes
    {CODE}      | 2019-01-07 | Jelgava    |          | 10      |          | {CODE}
    {CODE}      | 2019-01-08 | Jelgava    |          | 10      | {RECORD} |
    {CODE}      | 2019-01-08 | Jelgava    |          | 20      | {RECORD} |
    {CODE}      | 2019-01-09 | Jelgava    | Svešā    | 10      |          |
    {CODE}      | 2019-01-10 | Jelgava    |          | daudz   |          |
    {CODE}      | 2019-01-11 | Nekur      |          | 10      |          |
    {CODE * 20} | 2019-01-12 | Jelgava    |          | 10      |          |
"""


def at_hand(world, monkeypatch):
    """Let the command line use a Tilts, with the key that lies in it."""
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))
    for name in ("TILTS_FAMILY_KEY", "TILTS_FAMILY_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    return world


@pytest.fixture
def home(town, monkeypatch):
    """A Tilts with a post, which the command line uses."""
    return at_hand(town, monkeypatch)


@pytest.fixture(scope="session")
def published_home(once):
    """The log imported and published by commands; every test has a copy."""
    return once.made("secrets", publish)


def publish(folder):
    world = World(folder)
    world.post(JELGAVA, date(2018, 10, 1))
    with pytest.MonkeyPatch.context() as patch:
        at_hand(world, patch)
        for command in (["import", str(world.file(LOG))], ["publish"]):
            with pytest.raises(SystemExit):
                main(command)


@pytest.fixture
def published(tmp_path, published_home, monkeypatch):
    copied = World(shutil.copytree(published_home, tmp_path / "copy"))
    return at_hand(copied, monkeypatch)


@pytest.fixture
def tilts(capfd):
    """Run a command; return its exit code and all it said."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        said = capfd.readouterr()
        return ended.value.code, said.out + said.err

    return run


def found(text):
    return [spelling for spelling in SPELLINGS if spelling in text]


def files(home):
    """Every file that Tilts keeps, as bytes."""
    return [path for path in home.settings.home.rglob("*") if path.is_file()]


def test_no_file_that_is_kept_holds_the_code(published):
    whole = b"".join(path.read_bytes() for path in files(published))
    assert [s for s in SPELLINGS if s.encode() in whole] == []


def test_the_editions_are_among_the_files_that_were_looked_through(published):
    assert {path.name for path in files(published)} >= {
        "warehouse.duckdb",
        "edition-1.duckdb",
    }


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("trial", [["--dry-run"], []], ids=["trial", "import"])
def test_no_verdict_shows_the_code(home, tilts, language, form, trial):
    path = str(home.file(LOG))
    code, said = tilts("import", path, "--format", form, "--lang", language, *trial)
    assert (code, found(said)) == (1, [])


def test_with_two_posts_no_verdict_shows_the_code(home, tilts):
    home.post(JELGAVA, date(2018, 10, 1))
    _code, said = tilts("import", str(home.file(LOG)))
    assert found(said) == []


@pytest.mark.parametrize(
    "command",
    [["batches"], ["undo", "1"], ["publish"], ["ask", "families_by_municipality"]],
)
def test_no_other_command_says_the_code(published, tilts, command):
    assert found(tilts(*command)[1]) == []


@pytest.mark.parametrize("refused", ["date | municipality", "Datums | Ģimene"])
def test_no_refusal_shows_the_code(home, tilts, refused):
    path = home.file(f"{refused}\n{CODE} | {CODE}")
    code, said = tilts("import", str(path))
    assert (code, found(said)) == (2, [])


def test_the_pseudonym_of_another_tilts_is_another(home, tmp_path_factory):
    home.take(LOG)
    other = type(home)(tmp_path_factory.mktemp("other"))
    other.post(JELGAVA, date(2018, 10, 1))
    other.take(LOG)
    families = []
    for one in (home, other):
        with one.warehouse() as warehouse:
            families += warehouse.rows("select distinct family from raw.log_rows")
    assert families[0] != families[1]


def test_the_key_is_made_readable_by_its_owner_only(home, tilts):
    tilts("import", str(home.file(LOG)))
    assert stat.S_IMODE(home.settings.key_file.stat().st_mode) == 0o600


def test_the_key_lies_apart_from_the_editions(home, tilts):
    tilts("import", str(home.file(LOG)))
    assert home.settings.editions not in home.settings.key_file.parents


def test_the_key_is_in_no_other_file(published):
    key = published.settings.key_file.read_bytes().strip()
    others = [path for path in files(published) if path != published.settings.key_file]
    assert [path.name for path in others if key in path.read_bytes()] == []


def state(home):
    return {path: path.read_bytes() for path in files(home)}


@pytest.mark.parametrize("harm", ["lost", "changed", "emptied"])
def test_a_harmed_key_is_refused_and_nothing_is_written(home, tilts, harm):
    tilts("import", str(home.file(LOG)))
    key = home.settings.key_file
    if harm == "lost":
        key.unlink()
    else:
        key.write_text("f" * 64 if harm == "changed" else "")
    before = state(home)
    again = str(home.file(LOG.replace("2019", "2020")))
    code, said = tilts("import", again, "--lang", "en")
    assert (code, "key" in said, state(home) == before) == (2, True, True)


def test_the_key_comes_from_the_environment(home, tilts, monkeypatch):
    monkeypatch.setenv("TILTS_FAMILY_KEY", "kept by the ministry")
    tilts("import", str(home.file(LOG)))
    assert not home.settings.key_file.exists()


def test_another_key_in_the_environment_is_noticed(home, tilts, monkeypatch):
    monkeypatch.setenv("TILTS_FAMILY_KEY", "kept by the ministry")
    tilts("import", str(home.file(LOG)))
    monkeypatch.setenv("TILTS_FAMILY_KEY", "another")
    assert tilts("import", str(home.file(LOG)))[0] == 2


def test_the_key_moves_from_its_file_into_the_environment(home, tilts, monkeypatch):
    path = str(home.file(LOG))
    first = json.loads(tilts("import", path, "--format", "json")[1])
    monkeypatch.setenv("TILTS_FAMILY_KEY", home.settings.key_file.read_text().strip())
    home.settings.key_file.unlink()
    _code, said = tilts("import", path, "--format", "json")
    again = json.loads(said)
    assert (again["accepted"], again["unchanged"]) == (0, first["accepted"])


def test_the_key_file_can_lie_elsewhere(home, tilts, monkeypatch, tmp_path):
    monkeypatch.setenv("TILTS_FAMILY_KEY_FILE", str(tmp_path / "safe" / "key"))
    tilts("import", str(home.file(LOG)))
    assert (tmp_path / "safe" / "key").exists()
    assert not home.settings.key_file.exists()
