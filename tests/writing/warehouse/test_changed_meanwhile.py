"""A file that becomes another one while it is taken in."""

import hashlib
import os

import pytest

from dashboard.writing.contracts.contract import LOG
from dashboard.writing.files import files
from dashboard.writing.warehouse.batches import listed
from dashboard.writing.warehouse.importing import Incoming, take_in
from tests.conftest import FEW_COLUMNS


def test_a_file_is_known_by_the_bytes_that_were_read(town):
    path = town.file("Datums | Pašvaldība | Ģimene\n2019-01-07 | Jelgava | A")
    read = path.read_bytes()
    incoming = Incoming.read(path, confirmed=FEW_COLUMNS)
    path.write_bytes(b"something else")
    with town.warehouse() as warehouse:
        take_in(incoming, warehouse, town.settings)
        (batch,) = listed(warehouse)
    assert batch["sha256"] == hashlib.sha256(read).hexdigest()


def test_a_pipe_that_takes_its_place_before_it_is_opened_is_refused(
    tmp_path, monkeypatch
):
    path = tmp_path / "log.csv"
    path.write_text("date,municipality\n")
    opened = os.open

    def swapped(name, flags):
        path.unlink()
        os.mkfifo(path)
        return opened(name, flags)

    monkeypatch.setattr(files.os, "open", swapped)
    with pytest.raises(files.RefusedError) as refused:
        files.read(path, [LOG])
    assert refused.value.code == "unreadable"
