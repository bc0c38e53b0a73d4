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
    return select.transform(_without_schema).sql(_TO, comments=False)


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
    filled = body.copy().transform(
        lambda inner: (
            _in_brackets(given[inner.name].copy(), inner)
            if isinstance(inner, exp.Column) and inner.name in given
            else inner
        )
    )
    return _in_brackets(filled, node)


def _in_brackets(one: exp.Expression, place: exp.Expression) -> exp.Expression:
    """Keep together what stands where an operator would take it apart."""
    around = place.parent
    is_apart = isinstance(one, exp.Binary) and isinstance(around, exp.Binary | exp.Not)
    return exp.paren(one, copy=False) if is_apart else one


def _without_schema(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Table) and node.db:
        return exp.table_(view(node.db, node.name), alias=node.alias or None)
    return node
