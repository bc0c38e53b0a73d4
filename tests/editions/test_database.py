"""Nobody's rows are shown until somebody's scope is set; nothing else is to be had."""

import duckdb
import pytest

from dashboard.editions.database import SERVING, Database
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.queries import Query, load
from dashboard.writing.publishing import checks
from tests.edition_fixture import ROWS, put_edition

OPEN = {
    "edition",
    "expected_kinds",
    "institutions",
    "open_answers",
    "phases",
    "published_figures",
    "questions",
    "recommendation_status",
    "recommendations",
    "spans",
}
"""Facts that are about no one's work: registers, and what is public already."""

MORE_ROWS = """
    insert into staging.expected_kinds values ('school');
    insert into staging.open_answers values ('III', 'More hours.');
    insert into staging.interactions from staging.interactions;
    insert into staging.phases values ('III', '2018-10-01', '2019-06-30');
    insert into staging.recommendations by name select 'II-1' as recommendation;
    insert into staging.recommendation_status by name
    select 'II-1' as recommendation, 'done' as status;
    insert into staging.invitations by name
    select code as municipality, code as municipality_today, 9 as invited
    from (select unnest(['0003000', '0001000']) as code);
    insert into staging.reports by name
    select code as municipality, code as municipality_today, 9 as accepted
    from (select unnest(['0003000', '0001000']) as code);
    insert into staging.targets by name
    select code as municipality, code as municipality_today, 9 as target
    from (select unnest(['0003000', '0001000', 'total']) as code);
    insert into staging.notes by name
    select code as municipality, code as municipality_today, false as is_outside
    from (select unnest(['0003000', '0001000', 'total']) as code);
"""
"""A row for every fact that the small edition leaves empty."""

OF_MUNICIPALITIES = sorted(load("facts").keys() - OPEN)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    return put_edition(folder, rows=ROWS + MORE_ROWS).path(1)


@pytest.fixture
def database(path):
    opened = Database.open(path)
    yield opened
    opened.close()


def asking(sql):
    return Query(name="asked", sql=sql, doc="", parameters=frozenset())


@pytest.mark.parametrize("fact", OF_MUNICIPALITIES)
def test_every_fact_of_municipalities_is_hidden_until_a_scope_is_set(path, fact):
    with duckdb.connect(str(path), read_only=True, config=SERVING) as connection:
        assert connection.execute(f"from facts.{fact}").fetchall() == []


@pytest.mark.parametrize("fact", OF_MUNICIPALITIES)
def test_every_fact_of_municipalities_is_hidden_in_an_empty_scope(database, fact):
    assert len(database.run(asking(f"from facts.{fact}"), {}, NOTHING)) == 0


@pytest.mark.parametrize("fact", sorted(load("facts")))
def test_every_fact_is_seen_in_the_scope_of_everything(database, fact):
    assert len(database.run(asking(f"from facts.{fact}"), {}, everything()))


@pytest.mark.parametrize("fact", OF_MUNICIPALITIES)
def test_a_scope_shows_the_rows_of_its_municipality_only(database, fact):
    rows = database.run(asking(f"from facts.{fact}"), {}, frozenset({"0003000"}))
    assert {*rows.column("municipality")} - {"total"} == {"0003000"}


def test_the_scope_of_one_question_is_gone_in_the_next(database):
    facts = asking("from facts.interactions")
    assert len(database.run(facts, {}, everything()))
    assert len(database.run(facts, {}, NOTHING)) == 0


@pytest.mark.parametrize(
    "sql",
    [
        "delete from staging.interactions",
        "create table staging.more (a int)",
        "copy staging.interactions to '{folder}/out.csv'",
        "export database '{folder}/out'",
        "attach '{folder}/other.duckdb'",
        "from read_csv('{folder}/in.csv')",
        "from '{folder}/in.csv'",
        "from read_text('{folder}/in.csv')",
        "from glob('{folder}/*')",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '64GB'",
    ],
)
def test_a_serving_connection_neither_writes_nor_reads_other_files(
    database, tmp_path, sql
):
    (tmp_path / "in.csv").write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        database.run(asking(sql.format(folder=tmp_path)), {}, everything())
    assert [file.name for file in tmp_path.iterdir()] == ["in.csv"]


def test_a_table_of_python_cannot_be_read(database):
    secret = database.run(asking("select 1 as a"), {}, everything())
    with pytest.raises(duckdb.CatalogException):
        database.run(asking("from secret"), {}, everything())
    assert len(secret) == 1


KNOWN = {
    "allow_extension_repositories": "undecided",
    "allow_parser_override_extension": "DEFAULT",
    "allow_persistent_secrets": "true",
}
"""What DuckDB allows by itself and cannot be used without loading or writing files."""


def test_whatever_duckdb_can_be_allowed_is_off(database):
    """A new version may bring a setting that SERVING does not name yet."""
    sql = """
        select name, value from duckdb_settings()
        where
            name = 'enable_external_access'
            or name like 'allow\\_%' escape '\\'
            or name like 'auto%extensions'
    """
    allowed = database.run(asking(sql), {}, NOTHING).rows
    assert {n: v for n, v in allowed if v != "false"} == KNOWN


def test_only_what_reads_nothing_of_municipalities_is_open_to_every_reader():
    queries = load("indicators").items()
    harmless = {f"facts.{fact}" for fact in OPEN}
    shown = {name for name, query in queries if query.tables <= checks.OPEN}
    assert {name for name, query in queries if query.tables <= harmless} == shown
