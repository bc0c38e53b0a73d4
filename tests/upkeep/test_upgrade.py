"""An upgrade says what it will do, makes a backup first, and changes no row."""

import duckdb
import pytest

from dashboard.upkeep.contents import BackupError
from dashboard.upkeep.upgrade import carry_out, plan
from dashboard.writing.warehouse import schema
from dashboard.writing.warehouse.warehouse import migrations
from tests.upkeep.conftest import rows

LAST = migrations()[-1]


@pytest.fixture
def earlier(used):
    """A home as it was before the last migration."""
    with duckdb.connect(str(used.settings.warehouse)) as connection:
        connection.execute("drop table raw.unmerged_families")
        connection.execute("delete from raw.migrations where name = ?", [LAST])
    return used


def test_a_home_of_this_version_needs_nothing(used):
    assert not plan(used.settings).is_needed


def test_an_earlier_home_is_told_step_by_step(earlier):
    found = plan(earlier.settings)
    assert [step.name for step in found.steps] == [LAST]
    assert (
        found.steps[0].meaning
        == "Merges of codes that were taken back: who asks again is told so."
    )


def test_to_plan_changes_nothing(earlier):
    before = earlier.settings.warehouse.read_bytes()
    plan(earlier.settings)
    assert earlier.settings.warehouse.read_bytes() == before


def test_the_backup_is_of_before_and_the_home_of_after(earlier):
    before = rows(earlier.settings.warehouse)
    carry_out(earlier.settings, plan(earlier.settings), earlier.home / "backup")
    kept = earlier.home / "backup" / "home" / "warehouse.duckdb"
    assert rows(kept) == before
    after = rows(earlier.settings.warehouse)
    assert {name: after[name] for name in before if name != "migrations"} == {
        name: one for name, one in before.items() if name != "migrations"
    }
    assert not plan(earlier.settings).is_needed


def test_nothing_is_changed_without_the_backup(earlier):
    (earlier.home / "backup").mkdir()
    (earlier.home / "backup" / "letter").touch()
    with pytest.raises(BackupError):
        carry_out(earlier.settings, plan(earlier.settings), earlier.home / "backup")
    assert LAST not in schema.state(earlier.settings.warehouse).migrations


def test_a_home_of_a_later_version_is_refused(used):
    with duckdb.connect(str(used.settings.warehouse)) as connection:
        connection.execute("insert into raw.migrations values ('999_later')")
    with pytest.raises(BackupError):
        plan(used.settings)
