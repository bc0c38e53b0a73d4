"""Which branches of a SELECT can give rows, known from the question alone.

What is summed by months, by days and not at all are branches of one `union all`, and a
question takes one of them. DuckDB leaves the others out too, but only after it has
put in every view and macro of theirs, which takes longer than answering.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb

Given = Mapping[str, bool]
"""Parameters that are true or false, by name."""

_Node = dict[str, Any]

_UNIONS = ("UNION", "UNION_BY_NAME")

_KEPT = 1024
_statements: dict[tuple[str, frozenset[tuple[str, bool]]], duckdb.Statement] = {}

AGGREGATES = """
    select distinct function_name from duckdb_functions()
    where function_type = 'aggregate'
"""
"""What gives a row of no rows; no rule of ours does."""


def statement(
    cursor: duckdb.DuckDBPyConnection, sql: str, given: Given
) -> duckdb.Statement:
    """Return what is left of a SELECT where this is given, parsed once."""
    key = (sql, frozenset(given.items()))
    found = _statements.get(key)
    if found is None:
        if len(_statements) >= _KEPT:
            _statements.clear()
        (found,) = duckdb.extract_statements(taken(cursor, sql, given))
        _statements[key] = found
    return found


def taken(cursor: duckdb.DuckDBPyConnection, sql: str, given: Given) -> str:
    """Return a SELECT without the branches that give no row where this is given.

    Its answer is the same.
    """
    ((text,),) = cursor.execute("select json_serialize_sql($q)", {"q": sql}).fetchall()
    tree = json.loads(text)
    left = {**tree, "statements": _left(tree["statements"], given, _aggregates())}
    asked = {"q": json.dumps(left)}
    ((text,),) = cursor.execute("select json_deserialize_sql($q)", asked).fetchall()
    return str(text)


@cache
def _aggregates() -> frozenset[str]:
    """Asked once: DuckDB has the same ones wherever it is, and finding them is slow."""
    with duckdb.connect() as connection:
        found = connection.execute(AGGREGATES).fetchall()
    return frozenset(name for (name,) in found)


def _left(node: Any, given: Given, aggregates: frozenset[str]) -> Any:
    """The same part of a SELECT, wherever it has branches without those left out."""
    if isinstance(node, list):
        return [_left(one, given, aggregates) for one in node]
    if not isinstance(node, dict):
        return node
    node = {name: _left(part, given, aggregates) for name, part in node.items()}
    if node.get("setop_type") in _UNIONS and node["setop_all"]:
        branches = [
            branch
            for branch in node["children"]
            if not _is_empty(branch, given, aggregates)
        ]
        # The first one names the columns.
        first = node["children"][0]
        names = _columns(first)
        if not branches or names is None or names != _columns(branches[0]):
            branches = [first, *(one for one in branches if one is not first)]
        node = _together(node, branches)
    return node


def _together(node: _Node, branches: list[_Node]) -> _Node:
    """Branches in the place of all there were; one alone needs no union."""
    if len(branches) > 1 or node["modifiers"]:
        return {**node, "children": branches}
    (one,) = branches
    ctes = [*node["cte_map"]["map"], *one["cte_map"]["map"]]
    return {**one, "cte_map": {"map": ctes}}


def _is_empty(branch: _Node, given: Given, aggregates: frozenset[str]) -> bool:
    """Whether a branch gives no row; an aggregate gives one of no rows at all."""
    if branch["type"] != "SELECT_NODE" or not branch["where_clause"]:
        return False
    grouped = branch["group_sets"] and all(branch["group_sets"])
    told = [branch["select_list"], branch["having"]]
    is_one_row = not grouped and _calls(told, aggregates)
    return not is_one_row and _truth(branch["where_clause"], given) is False


def _calls(node: Any, functions: frozenset[str]) -> bool:
    """Whether any of some functions is called in a part of a SELECT."""
    if isinstance(node, list):
        return any(_calls(one, functions) for one in node)
    if not isinstance(node, dict):
        return False
    return node.get("function_name") in functions or _calls([*node.values()], functions)


def _columns(branch: _Node) -> list[str] | None:
    """The names of a branch's columns; None where they are not all written there."""
    names = [
        one["alias"] or (one.get("column_names") or [""])[-1]
        for one in branch.get("select_list", [{"alias": ""}])
    ]
    return names if all(names) else None


def _truth(condition: _Node, given: Given) -> bool | None:
    """Whether a condition holds, whatever the row; None where that depends on it."""
    parts = [_truth(one, given) for one in condition.get("children", ())]
    match condition["type"]:
        case "VALUE_PARAMETER":
            return given.get(condition["identifier"])
        case "OPERATOR_NOT":
            return None if parts[0] is None else not parts[0]
        case "CONJUNCTION_AND":
            return False if False in parts else None if None in parts else True
        case "CONJUNCTION_OR":
            return True if True in parts else None if None in parts else False
    return None
