"""The SQL of marts in the words of Spark."""

import duckdb
import pytest
from sqlglot.errors import ParseError

from dashboard.editions.definitions import MARTS, Definitions
from dashboard.writing.publishing.dialect import spark_sql

RULES = (
    "is_served(kind) as kind in ('family', 'mediated');",
    "is_counted(kind, n) as is_served(kind) and n > 0;",
)


def test_a_rule_stands_where_it_is_used_and_so_do_those_in_it():
    sql = "select date from staging.interactions as i where is_counted(i.kind, i.n)"
    assert spark_sql(sql, RULES) == (
        "SELECT date FROM staging_interactions AS i"
        " WHERE i.kind IN ('family', 'mediated') AND i.n > 0"
    )


def test_a_rule_with_an_or_is_one_condition_beside_others():
    sql = "select n from staging.days where n > 0 and not is_first(previous, day)"
    rules = ("is_first(previous, since) as previous is null or previous < since;",)
    assert spark_sql(sql, rules) == (
        "SELECT n FROM staging_days WHERE n > 0 AND NOT (previous IS NULL OR"
        " previous < day)"
    )


def test_what_is_no_sql_is_refused():
    with pytest.raises(ParseError):
        spark_sql("select from where", ())


def test_no_mart_keeps_a_rule_or_a_schema_that_spark_does_not_know():
    definitions = Definitions.todays(5)
    macros = duckdb.connect()
    macros.execute(definitions.sql["rules"]["rules"])
    named = macros.execute(
        "select function_name from duckdb_functions() where not internal"
    ).fetchall()
    for sql in definitions.sql[MARTS].values():
        text = spark_sql(sql, definitions.rules_of(sql)).lower()
        assert not [name for (name,) in named if f"{name}(" in text]
        assert "staging." not in text
        assert "marts." not in text
