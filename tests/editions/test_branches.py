"""What cannot give a row is not asked, and nothing else is left out."""

import re

import duckdb
import pytest

from dashboard.editions import branches
from dashboard.ground.queries import script

BY_DAYS = "select day from dated where not $whole"
BY_MONTHS = "select day from summed where $whole"


@pytest.fixture
def cursor():
    with duckdb.connect() as connection:
        connection.execute(
            "create table dated as select unnest([1, 2]) as day;"
            "create table summed as select unnest([3]) as day"
        )
        yield connection


def answer(cursor, sql, given):
    asked = branches.statement(cursor, sql, given)
    used = {name: given[name] for name in asked.named_parameters}
    found = cursor.execute(asked, used)
    return [column[0] for column in found.description], sorted(found.fetchall())


def read(cursor, sql, given):
    """The tables that are read still."""
    return re.findall(r"FROM (\w+)", branches.taken(cursor, sql, given))


@pytest.mark.parametrize(("whole", "left"), [(True, "summed"), (False, "dated")])
def test_only_the_branch_that_can_give_rows_is_left(cursor, whole, left):
    sql = f"{BY_DAYS} union all {BY_MONTHS}"
    assert read(cursor, sql, {"whole": whole}) == [left]


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ("$a", ["dated"]),
        ("day > 0 and $a", ["dated"]),
        ("day > 0 or $a", ["summed", "dated"]),
        ("not ($b and ($b or day > 0))", ["dated"]),
        ("not ($b and day > 0)", ["summed", "dated"]),
        ("coalesce($a, true)", ["summed", "dated"]),
        ("$unknown", ["summed", "dated"]),
    ],
)
def test_a_condition_is_known_by_what_is_given_alone(cursor, condition, left):
    branch = BY_MONTHS.replace("$whole", condition)
    sql = " union all ".join([branch, "select day from dated"])
    assert read(cursor, sql, {"a": False, "b": True}) == left


def test_a_sum_of_no_rows_is_a_row(cursor):
    sql = "select 0 as n union all select count(*) from dated where $a"
    assert answer(cursor, sql, {"a": False}) == (["n"], [(0,), (0,)])


def test_what_is_taken_away_from_nothing_is_no_row(cursor):
    sql = "select day from summed where $a except all select day from dated"
    assert answer(cursor, sql, {"a": False}) == (["day"], [])


def test_groups_of_no_rows_are_none(cursor):
    sql = "select 0 as n union all select count(*) from dated where $a group by day"
    assert answer(cursor, sql, {"a": False}) == (["n"], [(0,)])
    assert read(cursor, sql, {"a": False}) == []


@pytest.mark.parametrize(
    "sql",
    [
        "select day as first from dated where $a union all select day from summed",
        "select day as first from dated where $a union all select * from summed",
        "select * from (select day as first from dated) where $a"
        " union all select * from summed",
    ],
)
def test_columns_are_named_by_the_first_branch_still(cursor, sql):
    assert answer(cursor, sql, {"a": False}) == (["first"], [(3,)])


def test_what_the_union_and_its_last_branch_are_given_is_kept(cursor):
    sql = (
        "with one as (select 1 as n) select n from one where $a union all"
        " (with two as (select n + 1 as n from one) select n from two)"
    )
    assert answer(cursor, sql, {"a": False}) == (["n"], [(2,)])


def test_no_rule_sums_rows(cursor):
    aggregates = {name for (name,) in cursor.execute(branches.AGGREGATES).fetchall()}
    assert aggregates.isdisjoint(re.findall(r"(\w+)\(", script("rules.sql")))
