"""The doctor finds what is wrong, says what to do, and changes nothing."""

import os
import re
import shutil
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from dashboard.ground.audit.entry import Entry
from dashboard.ground.audit.log import Log
from dashboard.ground.home import writing
from dashboard.ground.settings import KNOWN
from dashboard.ground.shipped import ROOT
from dashboard.upkeep import leftovers
from dashboard.upkeep.backup import make
from dashboard.upkeep.doctor import examined
from dashboard.upkeep.drill import drill
from dashboard.upkeep.finding import FAULT, OK, WARNING
from dashboard.upkeep.restore import STAGE
from dashboard.upkeep.unpacking import Backup
from dashboard.writing.publishing import shelving
from dashboard.writing.warehouse.receipts import Change, Receipts
from tests.conftest import World
from tests.upkeep.conftest import files, in_use

NEVER_KEPT = Change(number=99, action="import", what="new.csv", at="2026-11-26")


def states(settings):
    """The worst that was found of each subject."""
    order = [OK, WARNING, FAULT]
    found = {}
    for one in examined(settings):
        worst = max(found.get(one.subject, OK), one.state, key=order.index)
        found[one.subject] = worst
    return found


def write(path, content="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def age(path, hours):
    write(path / "file")
    then = path.stat().st_mtime - 3600 * hours
    os.utime(path, (then, then))


def add_migration(home, name):
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("insert into raw.migrations values (?)", [name])


def drop_migration(home):
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("delete from raw.migrations where name like '007%'")


def log_later(home, days=60):
    later = (datetime.now(UTC) + timedelta(days=days)).isoformat()
    key = (home / "keys" / "audit.key").read_bytes().strip()
    Log(folder=home / "audit", key=key).append([Entry(action="view", at=later)])


def flip_in_log(home):
    (path,) = (home / "audit").glob("*.jsonl")
    path.write_text(path.read_text().replace("publish", "polish"))


SPOILT = {
    "an edition's file is another": (
        lambda h: write(h / "editions/edition-1.duckdb"),
        ("edition", FAULT),
    ),
    "an edition's file is missing": (
        lambda h: (h / "editions/edition-1.duckdb").unlink(),
        ("edition", FAULT),
    ),
    "a manifest is damaged": (
        lambda h: write(h / "editions/edition-1.json", "{"),
        ("edition", FAULT),
    ),
    "a manifest is of another number": (
        lambda h: shutil.copy(
            h / "editions/edition-1.json", h / "editions/edition-2.json"
        ),
        ("edition", FAULT),
    ),
    "an outside file nobody published": (
        lambda h: write(h / "editions/edition-1.outside.duckdb"),
        ("edition", WARNING),
    ),
    "an edition without a manifest": (
        lambda h: write(h / "editions/edition-2.duckdb"),
        ("edition", WARNING),
    ),
    "no edition is whole": (
        lambda h: write(h / "editions/edition-1.duckdb"),
        ("pointer", FAULT),
    ),
    "the newest edition is damaged": (
        lambda h: shutil.copy(
            h / "editions/edition-1.json", h / "editions/edition-2.json"
        ),
        ("pointer", WARNING),
    ),
    "every edition is withdrawn": (
        lambda h: write(h / "editions/edition-1.withdrawn.json", "{}"),
        ("pointer", WARNING),
    ),
    "others may read a key": (
        lambda h: (h / "keys/family.key").chmod(0o644),
        ("key", FAULT),
    ),
    "others may put files beside the keys": (
        lambda h: (h / "keys").chmod(0o777),
        ("key", FAULT),
    ),
    "a key is empty": (lambda h: write(h / "keys/audit.key", ""), ("key", FAULT)),
    "a key is another": (lambda h: write(h / "keys/family.key"), ("key", FAULT)),
    "a key is missing": (lambda h: (h / "keys/family.key").unlink(), ("key", FAULT)),
    "the log's key is missing": (
        lambda h: (h / "keys/audit.key").unlink(),
        ("audit", FAULT),
    ),
    "a line of the log is another": (flip_in_log, ("audit", FAULT)),
    "the clock was set back": (log_later, ("clock", FAULT)),
    "the warehouse is damaged": (
        lambda h: write(h / "warehouse.duckdb"),
        ("warehouse", FAULT),
    ),
    "the warehouse is of a later version": (
        lambda h: add_migration(h, "999_later"),
        ("warehouse", FAULT),
    ),
    "the warehouse is of an earlier version": (drop_migration, ("warehouse", WARNING)),
    "the warehouse is gone": (
        lambda h: (h / "warehouse.duckdb").unlink(),
        ("warehouse", FAULT),
    ),
    "a change is not in the warehouse": (
        lambda h: Receipts(path=h / "audit/receipts").keep([NEVER_KEPT]),
        ("warehouse", FAULT),
    ),
    "a draft was left": (
        lambda h: write(h / "editions/edition-2.duckdb.tmp"),
        ("leftover", WARNING),
    ),
    "a file was handed in and left": (
        lambda h: age(h / "work" / "1", hours=2),
        ("leftover", WARNING),
    ),
    "a pipe lies where a file was": (
        lambda h: os.mkfifo(h / "pipe.toml"),
        ("leftover", WARNING),
    ),
    "a link leads nowhere": (
        lambda h: (h / "editions/edition-3.json").symlink_to("nothing"),
        ("leftover", WARNING),
    ),
    "a restore was stopped": (
        lambda h: write(h / STAGE / "checked", "2026"),
        ("leftover", WARNING),
    ),
}


@pytest.fixture(scope="module")
def once_whole(once_used, tmp_path_factory):
    """A home where all is in order: backed up, and the backup tried out."""
    own = World(tmp_path_factory.mktemp("whole"))
    shutil.copytree(once_used, own.settings.home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTS_HOME", str(own.settings.home))
        make(own.settings, own.home / "backup")
        drill(own.settings, Backup(folder=own.home / "backup"))
    return own.settings.home


@pytest.fixture
def whole(tmp_path, once_whole, monkeypatch):
    """That home, a test's own and in use."""
    return in_use(once_whole, tmp_path, monkeypatch)


def test_a_home_in_order_is_fine(whole):
    assert set(states(whole.settings).values()) == {OK}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_wrong_is_found_and_nothing_is_changed(whole, name):
    spoil, (subject, state) = SPOILT[name]
    spoil(whole.settings.home)
    before = files(whole.settings.home)
    assert states(whole.settings)[subject] == state
    assert files(whole.settings.home) == before


@pytest.mark.parametrize("name", sorted(SPOILT.keys() - {"the warehouse is damaged"}))
def test_what_is_wrong_says_what_to_do(whole, name):
    SPOILT[name][0](whole.settings.home)
    assert all(one.advice for one in examined(whole.settings) if one.state != OK)


def test_a_home_without_a_backup_is_told_so(used):
    found = states(used.settings)
    assert (found["backup"], found["drill"]) == (WARNING, WARNING)


def test_an_edition_that_was_erased_is_no_fault(whole):
    whole.publish("second")
    shelving.withdraw(whole.shelf(), 1, "a family was forgotten", erase=True)
    found = states(whole.settings)
    assert (found["edition"], found["pointer"]) == (OK, OK)


def test_a_backup_grows_old(used, monkeypatch):
    long_ago = (datetime.now(UTC) - timedelta(days=8)).isoformat()
    log = Log.at(used.settings)
    log.append([Entry(action="backup", at=long_ago)])
    assert states(used.settings)["backup"] == WARNING
    make(used.settings, used.home / "backup")
    assert states(used.settings)["backup"] == OK


def test_a_backup_of_a_day_to_come_is_not_taken_for_a_young_one(used):
    in_years = (datetime.now(UTC) + timedelta(days=3650)).isoformat()
    Log.at(used.settings).append([Entry(action="backup", at=in_years)])
    assert states(used.settings)["backup"] == WARNING


# So little ahead that it may have been right: that it is now, somebody has to say.
@pytest.mark.parametrize(
    ("ahead", "days", "state"), [(60, 0, WARNING), (60, 8, OK), (30, 8, WARNING)]
)
def test_a_clock_that_is_right_again_is_told_of_for_a_week(used, ahead, days, state):
    log_later(used.settings.home, ahead)
    assert states(used.settings)["clock"] == FAULT
    since = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    Log.at(used.settings).append([Entry(action="view", at=since)])
    assert states(used.settings)["clock"] == state


def test_a_misspelt_setting_is_told(whole, monkeypatch):
    monkeypatch.setenv("TILTS_TRESHOLD", "3")
    assert states(whole.settings)["settings"] == WARNING


def test_every_setting_that_is_read_is_known():
    read = {
        name
        for path in [ROOT / "app.py", *(ROOT / "dashboard").rglob("*.py")]
        for name in re.findall(r"\bTILTS_[A-Z_]*[A-Z]\b", path.read_text("utf-8"))
    }
    assert read <= KNOWN | {"TILTS_OIDC"}


def test_sweeping_clears_away_what_is_left_and_nothing_else(whole):
    home = whole.settings.home
    before = files(home)
    write(home / "editions" / "edition-2.duckdb.tmp")
    write(home / "warehouse.duckdb.tmp.wal")
    write(home / STAGE / "home" / "warehouse.duckdb")
    age(home / "work" / "1", hours=2)
    leftovers.sweep(whole.settings)
    assert files(home) == before


def test_sweeping_leaves_what_somebody_is_at(whole):
    write(whole.settings.home / "work" / "1" / "file")
    write(whole.settings.home / "keys" / "session.key.1234.tmp")
    before = files(whole.settings.home)
    leftovers.sweep(whole.settings)
    assert files(whole.settings.home) == before


def test_a_home_where_nothing_was_done_is_no_fault(tmp_path, world):
    with writing(world.settings.home):
        world.settings.warehouse.unlink()
    assert FAULT not in states(world.settings).values()
