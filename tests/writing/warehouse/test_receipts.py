"""What was accepted and is gone from the file of the data is said at once."""

import logging
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard.writing.warehouse import batches, receipts, registers
from dashboard.writing.warehouse.receipts import Change, Receipts
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.conftest import JELGAVA, RIGA, made_once

NOON = "2026-11-26T12:00:00.000+00:00"
MARCH = """
    Datums     | Pašvaldība | Ģimene
    2019-03-05 | Jelgava    | A1
    2019-03-06 | Jelgava    | B2
"""
APRIL = """
    Datums     | Pašvaldība | Ģimene
    2019-04-05 | Jelgava    | A1
"""


@made_once
def in_use(world):
    world.post(JELGAVA, date(2018, 10, 1))
    world.take(world.file(MARCH, "march.csv"))


@pytest.fixture
def home(in_use, monkeypatch):
    """A home in use, with a post and the batch of March."""
    monkeypatch.setenv("TILTS_HOME", str(in_use.settings.home))
    return in_use


def old_copy(home):
    """A copy of the file of the data; to be put back later."""
    copy = home.home / "old.duckdb"
    shutil.copy(home.settings.warehouse, copy)
    return copy


def lost(home):
    """What a command that only looks says is lost."""
    with Warehouse.for_reading(home.settings.warehouse) as warehouse:
        return [(one.action, one.what) for one in warehouse.lost]


def in_a_process_that_is_killed(deed, home):
    """Do something with the warehouse; the process is gone before it is closed."""
    child = os.fork()
    if not child:
        with home.warehouse() as warehouse:
            # What is committed stays in the log beside the file, as after a kill.
            warehouse.connection.execute("set checkpoint_threshold = '1 GB'")
            deed(warehouse)
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_log_cut_short_after_a_kill_names_the_lost_change(home):
    in_a_process_that_is_killed(lambda open_: batches.undo(open_, 1), home)
    log = home.settings.warehouse.with_name("warehouse.duckdb.wal")
    log.write_bytes(log.read_bytes()[:-20])
    assert lost(home) == [("undo", "march.csv")]


def test_a_killed_process_whose_log_is_whole_lost_nothing(home):
    in_a_process_that_is_killed(lambda open_: batches.undo(open_, 1), home)
    assert lost(home) == []


def test_an_old_copy_put_back_names_what_came_after_it(home):
    copy = old_copy(home)
    home.take(home.file(APRIL, "april.csv"))
    home.undo(1)
    shutil.copy(copy, home.settings.warehouse)
    assert lost(home) == [("import", "april.csv"), ("undo", "march.csv")]


def test_what_outsiders_were_told_is_not_lost_in_silence(home):
    copy = old_copy(home)
    home.publish("March", outside=True)
    shutil.copy(copy, home.settings.warehouse)
    assert lost(home) == [("publish", "March")]
    home.publish("March", outside=True)
    # Another edition does not know again what that one told.
    assert lost(home) == [("publish", "March")]


def test_a_file_of_the_data_that_is_gone_is_no_empty_one(home):
    home.settings.warehouse.unlink()
    assert lost(home) == [("import", "march.csv")]


def test_every_command_says_it_and_what_to_do(home, caplog):
    copy = old_copy(home)
    home.take(home.file(APRIL, "april.csv"))
    shutil.copy(copy, home.settings.warehouse)
    for look in (lambda: lost(home), lambda: home.institution("9. skola")):
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            look()
        assert "april.csv" in caplog.text
        assert "tilts lost" in caplog.text


def test_other_changes_do_not_hide_a_lost_one(home):
    copy = old_copy(home)
    home.take(home.file(APRIL, "april.csv"))
    shutil.copy(copy, home.settings.warehouse)
    for name in ("9. skola", "8. skola"):
        with home.warehouse() as warehouse, warehouse.transaction():
            registers.add_institution(warehouse, name, "school", RIGA)
    assert lost(home) == [("import", "april.csv")]


def test_a_change_made_again_is_not_lost_any_more(home):
    copy = old_copy(home)
    april = home.file(APRIL, "april.csv")
    home.take(april)
    home.undo(1)
    shutil.copy(copy, home.settings.warehouse)
    verdict = home.take(april)
    assert (verdict.accepted, lost(home)) == (1, [("undo", "march.csv")])
    home.undo(1)
    assert lost(home) == []


def test_a_file_whose_rows_are_there_by_another_is_not_lost(home):
    copy = old_copy(home)
    april = home.file(APRIL, "april.csv")
    home.take(april)
    shutil.copy(copy, home.settings.warehouse)
    home.take(home.file(APRIL, "april-2.csv"))
    assert lost(home) == [("import", "april.csv")]
    assert home.take(april).batch is None
    assert lost(home) == []


def test_what_is_given_up_is_said_no_more(home):
    copy = old_copy(home)
    home.take(home.file(APRIL, "april.csv"))
    shutil.copy(copy, home.settings.warehouse)
    with home.warehouse() as warehouse:
        warehouse.give_up_losses("april comes again in May")
    assert lost(home) == []


def test_a_change_that_was_never_committed_is_not_lost(home):
    def stopped(warehouse):
        with warehouse.transaction():
            warehouse.record("import", what="never.csv")
            os._exit(0)

    in_a_process_that_is_killed(stopped, home)
    home.take(home.file(APRIL, "april.csv"))
    assert lost(home) == []


def test_a_receipt_that_could_not_be_written_stops_nothing(home, monkeypatch, caplog):
    def full(_self, _changes):
        raise OSError

    monkeypatch.setattr(Receipts, "keep", full)
    assert home.take(home.file(APRIL, "april.csv")).accepted == 1
    assert len(caplog.records) == 1
    assert lost(home) == []


def test_a_receipt_cut_short_is_no_receipt_and_spoils_none(tmp_path):
    kept = Receipts(path=tmp_path / "receipts")
    first, second = (
        Change(number=n, action="undo", note=str(n), at=NOON) for n in (1, 2)
    )
    kept.keep([first])
    with kept.path.open("ab") as file:
        file.write(b'{"number":2,"act')
    assert kept.since(0) == [first]
    kept.keep([second])
    assert kept.since(0) == [first, second]
    assert kept.since(1) == [second]


def test_every_change_that_a_module_records_has_words():
    folder = Path(receipts.__file__).parents[1]
    sources = "".join(path.read_text() for path in folder.rglob("*.py"))
    kinds = {*re.findall(r'\.(?:record|count)\(\s*"([a-z ]+)"', sources)}
    assert len(kinds) > len(["import", "undo"])
    for kind in kinds:
        change = Change(number=1, action=kind, what="this", at=NOON)
        assert "this" in change.words


def test_a_home_that_is_not_the_one_in_use_leaves_no_receipt(world, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(world.home / "elsewhere"))
    world.post(JELGAVA, date(2018, 10, 1))
    world.take(MARCH)
    assert not (world.home / "elsewhere" / "audit" / "receipts").exists()
