"""How rows lie in the file of an edition."""

import duckdb
import pytest

from dashboard.editions import file, reproduction


@pytest.fixture
def path(tmp_path):
    """A file of two tables, written one after the other as publishing does."""
    with file.opened(tmp_path / "e.duckdb") as connection:
        connection.execute("create table months as from range(20_000) as m(date)")
    reproduction.write(tmp_path / "e.duckdb", [])
    return tmp_path / "e.duckdb"


def test_rows_lie_in_groups_that_a_question_can_pass_over(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        groups = "select distinct row_group_id from pragma_storage_info('months')"
        assert len(connection.execute(groups).fetchall()) == 3


def test_what_is_made_there_is_found_by_who_opens_the_file_alone(tmp_path):
    path = tmp_path / "it's.duckdb"
    with file.opened(path) as connection:
        connection.execute("create schema facts; create table n as select 7 as n")
        connection.execute("create macro twice(x) as 2 * x")
        connection.execute("create view facts.v as select twice(n) as n from n")
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("from facts.v").fetchall() == [(14,)]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_what_is_no_edition_is_not_written_to(tmp_path):
    path = tmp_path / "e.duckdb"
    path.write_text("no edition")
    with pytest.raises(duckdb.Error), file.opened(path):
        pass
    assert path.read_text() == "no edition"
