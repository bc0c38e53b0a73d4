"""A home that is used, and backups of it."""

import shutil
from datetime import date

import duckdb
import pytest

from dashboard.ground.settings import Settings
from dashboard.upkeep.backup import make
from dashboard.upkeep.restore import restore
from dashboard.upkeep.unpacking import Backup
from tests.conftest import JELGAVA, World

ROWS = """
    Datums     | Pašvaldība | Ģimene | Minūtes
    2019-01-07 | Jelgava    | A      | 45
    2019-01-08 | Jelgava    | B      | 30
"""


def rows(warehouse):
    """Every row of every table that a warehouse keeps."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'raw'"
        ).fetchall()
        return {
            name: connection.execute(f"from raw.{name} order by all").fetchall()
            for (name,) in tables
        }


def files(folder):
    """Every file under a folder, by its path, with what it holds."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="session")
def once_used(tmp_path_factory):
    """A home with a batch and an edition whose answers are recorded; copied below."""
    made = World(tmp_path_factory.mktemp("used"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTS_HOME", str(made.settings.home))
        made.post(JELGAVA, date(2018, 10, 1))
        made.take(ROWS)
        made.publish("first", thorough=True)
    return made.settings.home


def in_use(kept, folder, monkeypatch):
    """Copy a kept home into a folder, and let the environment name it."""
    own = World(folder)
    shutil.copytree(kept, own.settings.home)
    monkeypatch.setenv("TILTS_HOME", str(own.settings.home))
    return own


@pytest.fixture
def used(tmp_path, once_used, monkeypatch):
    """That home, a test's own and in use."""
    return in_use(once_used, tmp_path, monkeypatch)


@pytest.fixture
def backed_up(used):
    """A backup of it."""
    make(used.settings, used.home / "backup")
    return used.home / "backup"


@pytest.fixture
def bring(tmp_path, monkeypatch):
    """Restores a backup into a home of its own, in use from then on; returns it."""

    def run(folder, *, into="other", replace_=False, **options):
        settings = Settings(home=tmp_path / into)
        monkeypatch.setenv("TILTS_HOME", str(settings.home))
        restore(settings, Backup(folder=folder, **options), replace=replace_)
        return settings

    return run
