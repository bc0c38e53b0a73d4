"""The outside edition, opened with DuckDB alone: what it holds and what it cannot."""

import shutil

import duckdb
import pytest

from dashboard.editions.manifest import Manifest
from dashboard.editions.outside import OutsideFile
from dashboard.editions.questions import COLUMNS
from dashboard.reading.asking import QUERIES
from dashboard.reading.catalogue import RELEASE

OWN = {"questions", "hidden_cells", "shown_cells", "ranges", "edition"}
DEFINITIONS = {"queries", "words", "lists", "parameters"}
"""What the numbers mean: the SQL, lists and words that stand in the repository."""


@pytest.fixture(scope="module")
def file(small, tmp_path_factory):
    """The file apart: in its own place it is open, as to be served, in this process."""
    apart = tmp_path_factory.mktemp("file") / "outside.duckdb"
    return shutil.copyfile(small.shelf().outside_path(1), apart)


@pytest.fixture(scope="module")
def connection(file):
    with duckdb.connect(str(file), read_only=True) as opened:
        yield opened


def columns(connection):
    found = connection.execute(
        "select schema_name, table_name, column_name from duckdb_columns()"
        " where database_name = current_database() and not internal"
    ).fetchall()
    tables = {}
    for schema, table, column in found:
        tables.setdefault((schema, table), []).append(column)
    return tables


def test_it_holds_released_indicators_and_nothing_else(connection):
    assert columns(connection).keys() == {
        *(("released", name) for name in (*RELEASE, *OWN)),
        *(("definitions", name) for name in DEFINITIONS),
    }


def test_every_column_is_one_of_a_released_indicator(connection):
    asked = {f"asked_{name}" for name in COLUMNS} | {"position", "hidden"}
    for (schema, table), found in columns(connection).items():
        if schema == "released" and table not in OWN:
            own = {column.name for column in QUERIES[table].columns}
            assert set(found) == own | asked


def test_hidden_cells_are_kept_by_their_keys_alone(connection):
    found = columns(connection)["released", "hidden_cells"]
    assert found == ["measure", "municipality", "since", "until", "domain"]
    (hidden,) = connection.execute(
        "select count(*) from released.hidden_cells"
    ).fetchone()
    assert hidden > 0


@pytest.mark.parametrize("name", RELEASE)
def test_a_value_named_as_hidden_is_not_there(connection, name):
    for column in QUERIES[name].columns:
        left = connection.execute(
            f'select count(*) from released.{name} where "{column.name}" is not null'  # noqa: S608
            " and list_contains(hidden, $column)",
            {"column": column.name},
        ).fetchone()
        assert left == (0,)


@pytest.mark.parametrize("name", [n for n, one in RELEASE.items() if one.protected])
def test_no_shown_count_of_families_is_small(connection, name):
    for column in RELEASE[name].protected:
        small = connection.execute(
            f'select count(*) from released.{name} where "{column}" between 1 and 4'  # noqa: S608
        ).fetchone()
        assert small == (0,)


def test_no_byte_of_it_is_a_pseudonym(small, file):
    content = file.read_bytes()
    assert small.pseudonyms
    assert [one for one in small.pseudonyms if one.encode() in content] == []


def test_no_free_block_is_left_in_it(connection):
    (free,) = connection.execute(
        "select free_blocks from pragma_database_size()"
        " where database_name = current_database()"
    ).fetchone()
    assert free == 0


def test_the_manifest_tells_how_it_is_protected(small):
    (inside,) = small.shelf().manifests()
    (outside,) = small.shelf().seen_by(frozenset()).manifests()
    assert (outside.outside.profile, outside.outside.threshold) == ("default", 5)
    assert outside.outside.cells == inside.outside.cells
    assert (outside.interactions, outside.respondents, outside.sha256) == (0, 0, "")


def test_how_many_counts_are_small_is_told_inside_alone(small, connection):
    (inside,) = small.shelf().manifests()
    (outside,) = small.shelf().seen_by(frozenset()).manifests()
    (text,) = connection.execute("select manifest from released.edition").fetchone()
    carried = Manifest.read(text)
    assert 0 < inside.outside.primary <= inside.outside.hidden < inside.outside.cells
    for one in (outside, carried):
        assert (one.outside.hidden, one.outside.primary) == (None, None)


def test_cells_are_either_shown_or_hidden_and_what_is_shown_is_not_small(connection):
    both = """
        select measure, municipality, since, until, domain from released.shown_cells
        intersect
        select measure, municipality, since, until, domain from released.hidden_cells
    """
    assert not connection.execute(both).fetchall()
    small = "select * from released.shown_cells where value between 1 and 4"
    assert not connection.execute(small).fetchall()
    assert connection.execute("select * from released.shown_cells").fetchall()


def test_it_carries_how_few_were_too_few_when_it_was_made(town, monkeypatch):
    monkeypatch.setenv("TILTS_TOO_FEW", "9")
    town.take("Datums | Pašvaldība | Ģimene\n2019-01-07 | Jelgava | A")
    town.publish(outside=True)
    file = OutsideFile.open(town.shelf().outside_path(1))
    assert file.definitions().too_few == 9
