"""What is cut off while the log is brought into the file is ended afterwards."""

import os
import shutil
from datetime import date

import pytest

from dashboard.writing.warehouse import batches, checkpoint
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.conftest import JELGAVA

ROWS = """
    Datums     | Pašvaldība | Ģimene
    2019-03-05 | Jelgava    | A1
"""
BLOCK = slice(12_288, 12_288 + 262_144)
"""The first block, which DuckDB writes over in place."""


@pytest.fixture
def file(world):
    """The file of the data, with an undoing that stands in its log only."""
    world.post(JELGAVA, date(2018, 10, 1))
    world.take(ROWS)
    child = os.fork()
    if not child:
        with world.warehouse() as warehouse:
            batches.undo(warehouse, 1)
            os._exit(0)
    os.waitpid(child, 0)
    return world.settings.warehouse


def tear(file):
    """Leave it as a power cut does that comes while a block is written."""
    shutil.copy(file, checkpoint.before(file))
    content = bytearray(file.read_bytes())
    content[BLOCK] = content[BLOCK][:97_280].ljust(262_144, b"?")
    file.write_bytes(content)


def undone(opened):
    return [bool(one["undone_at"]) for one in batches.listed(opened)]


def test_a_torn_file_is_whole_again_with_the_next_command(file):
    tear(file)
    with Warehouse.open(file) as warehouse:
        assert undone(warehouse) == [True]
    assert sorted(path.name for path in file.parent.glob(f"{file.name}*")) == [
        file.name
    ]
    with Warehouse.for_reading(file) as warehouse:
        assert undone(warehouse) == [True]


def test_a_torn_file_can_be_looked_into_and_is_left_as_it_is(file):
    tear(file)
    torn = file.read_bytes()
    with Warehouse.for_reading(file) as warehouse:
        assert undone(warehouse) == [True]
    assert file.read_bytes() == torn


def test_a_copy_that_was_not_taken_away_changes_nothing(file):
    with Warehouse.open(file):
        pass
    whole = file.read_bytes()
    checkpoint.before(file).write_bytes(b"of before")
    with Warehouse.open(file) as warehouse:
        assert undone(warehouse) == [True]
    assert file.read_bytes() == whole
    assert not checkpoint.before(file).exists()


def test_without_room_for_the_copy_a_change_stays_in_the_log(file, monkeypatch):
    def full(_source, _target):
        raise OSError

    before = file.read_bytes()
    monkeypatch.setattr(checkpoint.shutil, "copyfile", full)
    with Warehouse.open(file):
        pass
    assert file.read_bytes() == before
    with Warehouse.for_reading(file) as warehouse:
        assert undone(warehouse) == [True]
