"""Retention names what may go, deletes it when told, and no edition unasked."""

import os
import shutil
from datetime import UTC, datetime

import pytest

from dashboard.editions.clock import confirm
from dashboard.ground.audit.entry import Entry
from dashboard.ground.audit.log import Log
from dashboard.upkeep.retention import (
    AUDIT_MONTHS,
    KeptError,
    carry_out,
    due,
    withdrawn,
)
from tests.upkeep.conftest import files


def month(back):
    """The year and the month so many months ago."""
    now = datetime.now(UTC)
    year, number = divmod(now.year * 12 + now.month - 1 - back, 12)
    return year, number + 1


def file_of(back):
    year, number = month(back)
    return f"{year}-{number:02}.jsonl"


@pytest.fixture
def aged(used, monkeypatch):
    """A home whose log began long ago: its three oldest months are about the rule."""
    shutil.rmtree(used.settings.audit)
    for back in (AUDIT_MONTHS + 2, AUDIT_MONTHS + 1, AUDIT_MONTHS):
        then = datetime(*month(back), 15, tzinfo=UTC)

        class Then(datetime):
            now = classmethod(lambda _cls, _zone, then=then: then)

        with monkeypatch.context() as patch:
            for module in ("entry", "log"):
                patch.setattr(f"dashboard.ground.audit.{module}.datetime", Then)
            Log.at(used.settings).append([Entry(action="view")])
    # So long after the last entry somebody has said that it is the day it is.
    confirm(used.settings, datetime.now(UTC).date())
    return used


def reasons(found):
    return {one.reason: [path.name for path in one.paths] for one in found}


def test_months_of_the_log_beyond_the_rule_go_and_the_rest_is_whole(aged):
    Log.at(aged.settings).append([Entry(action="view")])
    old = [file_of(AUDIT_MONTHS + 2), file_of(AUDIT_MONTHS + 1)]
    assert reasons(carry_out(aged.settings)) == {"audit": old}
    kept = {path.name for path in aged.settings.audit.glob("*.jsonl")}
    assert kept == {file_of(AUDIT_MONTHS), file_of(0)}
    assert not Log.at(aged.settings).check().faults


def test_to_ask_deletes_nothing(aged):
    before = files(aged.home)
    assert due(aged.settings)
    assert files(aged.home) == before


def test_what_goes_is_written_down(aged):
    carry_out(aged.settings)
    *_before, last = Log.at(aged.settings).entries()
    assert (last["action"], last["what"]) == ("retention", "audit")
    assert last["note"].startswith(file_of(AUDIT_MONTHS + 2))


def test_no_edition_goes_unless_it_is_withdrawn_and_named(used):
    used.publish("second")
    used.shelf().showing.withdraw(1, "a family was forgotten")
    assert not due(used.settings)
    assert withdrawn(used.settings) == [1]
    assert reasons(carry_out(used.settings, [1])) == {"edition": ["edition-1.duckdb"]}
    assert used.shelf().published() == [1, 2]
    assert not withdrawn(used.settings)


@pytest.mark.parametrize("number", [1, 2, 7])
def test_an_edition_that_is_published_or_is_none_is_refused(used, number):
    used.publish("second")
    before = files(used.settings.editions)
    with pytest.raises(KeptError):
        carry_out(used.settings, [number])
    assert files(used.settings.editions) == before


def test_homes_that_were_replaced_and_old_troubles_go(used):
    aside = used.settings.home / "replaced-2026-01-01T000000Z"
    aside.mkdir()
    (aside / "warehouse.duckdb").write_text("old")
    trouble = used.settings.home / "trouble"
    trouble.mkdir()
    for name, at in (("old.txt", 0), ("new.txt", datetime.now(UTC).timestamp())):
        (trouble / name).touch()
        os.utime(trouble / name, (at, at))
    assert reasons(carry_out(used.settings)) == {
        "replaced": [aside.name],
        "trouble": ["old.txt"],
    }
    assert not aside.exists()
    assert (trouble / "new.txt").exists()
