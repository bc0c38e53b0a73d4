"""What a command could not end is written down and ended by the next one."""

import errno
from datetime import date

import pytest

from dashboard.editions.shelf import Shelf
from dashboard.ground import home
from dashboard.ground.faults import HalfDoneError
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import batches, families
from dashboard.writing.warehouse.rewriting import OWED
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.conftest import JELGAVA, made_once

ROWS = """
    Datums     | Pašvaldība | Ģimene
    2019-03-05 | Jelgava    | A1
    2019-03-06 | Jelgava    | B2
"""


@made_once
def world(world):
    world.post(JELGAVA, date(2019, 1, 1))
    world.take(ROWS)


def forget(world):
    """Forget a family; return the identity of its row."""
    with world.warehouse() as open_:
        keyed = pseudonyms.ready(world.settings, open_.setting("key_check"))
        code = keyed.of("A1", JELGAVA)
        (row,) = open_.rows(
            "select identity from raw.log_rows where family = ?", [code]
        )
        _traces.append(row["identity"].encode())
        families.forget(open_, Shelf.at(world.settings.editions), code, "as was asked")


def forget_half(world, monkeypatch):
    """Forget a family on a disk that fills up in the middle; return its trace."""
    with monkeypatch.context() as patch:
        patch.setattr(home, "put", _full)
        with pytest.raises(HalfDoneError):
            forget(world)
    return _traces.pop()


_traces = []


def _full(_draft, _path):
    raise OSError(errno.ENOSPC, "No space left on device", "warehouse.duckdb.tmp")


def test_what_was_deleted_leaves_the_file_with_the_next_command(world, monkeypatch):
    trace = forget_half(world, monkeypatch)
    assert trace in world.settings.warehouse.read_bytes()
    with Warehouse.for_reading(world.settings.warehouse) as warehouse_:
        assert len(batches.listed(warehouse_)) == 1
    assert trace not in world.settings.warehouse.read_bytes()


def test_what_is_owed_is_done_once(world, monkeypatch):
    forget_half(world, monkeypatch)
    with world.warehouse() as warehouse_:
        assert warehouse_.setting(OWED) is None


def test_a_step_that_fails_leaves_no_draft(world, monkeypatch):
    forget_half(world, monkeypatch)
    drafts = [*world.settings.home.glob("*.tmp*")]
    assert drafts == []


def test_a_step_that_fails_again_stops_nothing_else(world, monkeypatch, caplog):
    forget_half(world, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(home, "put", _full)
        with world.warehouse() as warehouse_:
            assert warehouse_.setting(OWED)
            batches.undo(warehouse_, 1)
    assert [r.levelname for r in caplog.records if "pēdas" in r.message] == ["WARNING"]
