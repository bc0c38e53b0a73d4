"""An upgrade says what it will do, makes a backup first, and changes no row."""

import duckdb
import pytest

from dashboard.upkeep.contents import BackupError
from dashboard.upkeep.upgrade import carry_out, plan
from dashboard.writing.warehouse import schema
from tests.upkeep.conftest import rows

LACKING = "009_instead_of"


@pytest.fixture
def earlier(used):
    """A home as it was before one of the migrations."""
    with duckdb.connect(str(used.settings.warehouse)) as connection:
        connection.execute("alter table raw.batches drop column instead_of")
        connection.execute("delete from raw.migrations where name = ?", [LACKING])
    return used


def test_a_home_of_this_version_needs_nothing(used):
    assert not plan(used.settings).is_needed


def test_an_earlier_home_is_told_step_by_step(earlier):
    found = plan(earlier.settings)
    assert [step.name for step in found.steps] == [LACKING]
    assert found.steps[0].meaning == (
        "The batch whose place another took: it is in force again once that is undone."
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
    for name in before.keys() - {"migrations"}:
        # What the migration adds stands at the end of a row, and is empty.
        wide = [len(row) for row in before[name]]
        then = [row[:n] for row, n in zip(after[name], wide, strict=True)]
        assert then == before[name]
    assert not plan(earlier.settings).is_needed


def test_nothing_is_changed_without_the_backup(earlier):
    (earlier.home / "backup").mkdir()
    (earlier.home / "backup" / "letter").touch()
    with pytest.raises(BackupError):
        carry_out(earlier.settings, plan(earlier.settings), earlier.home / "backup")
    assert LACKING not in schema.state(earlier.settings.warehouse).migrations


def test_a_home_of_a_later_version_is_refused(used):
    with duckdb.connect(str(used.settings.warehouse)) as connection:
        connection.execute("insert into raw.migrations values ('999_later')")
    with pytest.raises(BackupError):
        plan(used.settings)
