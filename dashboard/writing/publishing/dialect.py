"""A mart's SQL in the words of Apache Spark: the same text, transpiled."""

from collections.abc import Iterable, Mapping

import sqlglot
from sqlglot import exp

_FROM, _TO = "duckdb", "spark"


def view(schema: str, name: str) -> str:
    """Return what a table is called where there are no schemas."""
    return f"{schema}_{name}"


def tables(texts: Iterable[str]) -> list[str]:
    """Return the names of the staged tables that SELECTs of DuckDB read."""
    trees = [sqlglot.parse_one(sql, read=_FROM) for sql in texts]
    read = [table for tree in trees for table in tree.find_all(exp.Table)]
    return sorted({table.name for table in read if table.db == "staging"})


def spark_sql(sql: str, rules: Iterable[str]) -> str:
    """Return a SELECT of DuckDB as one of Spark.

    `rules` are the macros that it uses, each as `name(parameters) as expression`;
    their expressions are put in their places. Tables are read as views without schema.
    sqlglot.ParseError where the SQL is none.
    """
    select = sqlglot.parse_one(sql, read=_FROM)
    macros = dict(map(_macro, rules))
    # The body of a macro may call another one.
    while any(_called(call) in macros for call in select.find_all(exp.Anonymous)):
        select = select.transform(_put_in_place, macros)
    spark = select.transform(_without_schema).transform(_row_for_each)
    return spark.sql(_TO, comments=False)


def _macro(text: str) -> tuple[str, tuple[list[str], exp.Expression]]:
    """Return a macro's name, parameters and expression."""
    made = sqlglot.parse_one(f"create macro {text.rstrip('; ')}", read=_FROM)
    parameters = [one.name for one in made.this.expressions]
    return made.this.this.name, (parameters, made.expression)


def _called(call: exp.Anonymous) -> str:
    return str(call.this).lower()


def _put_in_place(
    node: exp.Expression, macros: Mapping[str, tuple[list[str], exp.Expression]]
) -> exp.Expression:
    if not isinstance(node, exp.Anonymous) or _called(node) not in macros:
        return node
    parameters, body = macros[_called(node)]
    given = dict(zip(parameters, node.expressions, strict=True))
    return body.copy().transform(
        lambda inner: (
            given[inner.name].copy()
            if isinstance(inner, exp.Column) and inner.name in given
            else inner
        )
    )


def _without_schema(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Table) and node.db:
        return exp.table_(view(node.db, node.name), alias=node.alias or None)
    return node


def _row_for_each(node: exp.Expression) -> exp.Expression:
    """A list of structs taken apart is a row for each, with its fields as columns."""
    options = node.expressions if isinstance(node, exp.Explode) else []
    if any(one.name == "recursive" for one in options):
        return exp.Inline(this=node.this)
    return node
