"""Homes of earlier schemas, as they were kept: today's commands go on in them.

`early/` was made by the code of commit c16e245: schema 1, before there was an audit log
and a digest of anything. undone.csv was taken in and taken back, then log.csv and
survey.csv, and an edition was published. Of 859a553 the warehouse is kept, by the tests
of early rows.
"""

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from dashboard.ground.audit.log import Log
from tests.conftest import World
from tests.faults import flipping
from tests.faults.homes import lived_in

EARLY = Path(__file__).with_name("early")
ROWS = EARLY.parents[1] / "writing" / "warehouse" / "early"
WAREHOUSES = {"c16e245": EARLY, "859a553": ROWS}
HERE = ("--municipality", "Jelgava", "--reason", "as was asked")


@pytest.fixture(params=WAREHOUSES)
def home(request, tmp_path, monkeypatch):
    """A home of that commit."""
    monkeypatch.setenv("TILTS_FAMILY_KEY", "the key of the tests")
    world = World(tmp_path)
    editions = world.settings.editions
    editions.mkdir(parents=True)
    unpack(WAREHOUSES[request.param] / "warehouse.duckdb.gz", world.settings.warehouse)
    if request.param == "c16e245":
        unpack(EARLY / "edition-1.duckdb.gz", editions / "edition-1.duckdb")
        shutil.copy(EARLY / "edition-1.json", editions)
        (editions / "CURRENT").write_text("1")
    return world


def unpack(packed, path):
    path.write_bytes(gzip.decompress(packed.read_bytes()))


def kept(world):
    """Every row of the tables that hold what people gave, in the columns of then."""
    with duckdb.connect(str(world.settings.warehouse), read_only=True) as connection:
        return {
            table: connection.execute(
                f"select batch, line, identity, content from raw.{table} order by all"  # noqa: S608
            ).fetchall()
            for table in ("log_rows", "survey_rows")
        }


def identities(world):
    """What is known of rows, whatever version of them is in force."""
    return {row[2] for rows in kept(world).values() for row in rows}


def given(world, *words):
    code, text = flipping.said(world, words)
    assert "Traceback" not in text
    return code, text


def test_looking_into_an_earlier_home_changes_no_row(home):
    before = kept(home)
    assert given(home, "batches")[0] == 0
    assert kept(home) == before


def test_what_was_taken_in_then_is_no_new_row_today(home):
    given(home, "batches")
    before = identities(home)
    for _time in range(2):
        assert given(home, "import", str(ROWS / "log.csv"))[0] in {0, 1}
    # One row was kept out by a side cell then, and is taken in today.
    assert (before - identities(home), len(identities(home) - before)) == (set(), 1)


def test_an_early_batch_is_undone_and_an_edition_follows_those_of_then(home):
    earlier = home.shelf().published()
    assert given(home, "undo", "2")[0] == 0
    # Nobody has worked here since it was kept: somebody says which day it is.
    assert given(home, "clock", datetime.now(UTC).date().isoformat())[0] == 0
    code, _text = given(home, "publish")
    assert code == 0
    assert home.shelf().published() == [*earlier, max(earlier, default=0) + 1]
    assert given(home, *flipping.ASK)[0] == 0


def test_forgetting_names_an_edition_of_then_that_nobody_can_read(home):
    code, text = given(home, "families", "forget", "A-1", *HERE)
    assert code == 0
    assert ("cannot be opened" in text) == bool(home.shelf().published())


def test_the_log_that_begins_with_an_upgrade_is_whole(home):
    assert given(home, "undo", "2")[0] == 0
    with lived_in(home.settings.home):
        assert not Log.at(home.settings).check().faults
