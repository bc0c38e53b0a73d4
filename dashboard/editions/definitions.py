"""What an edition's numbers mean: the SQL that asks it, its lists and its words.

An edition carries them and is asked by them; those of today are one edition's among
others (docs/decisions/0017).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, Self

import duckdb

from dashboard.editions.filters import Filters
from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _
from dashboard.ground.periods import Window
from dashboard.ground.queries import FOLDER, Query, load, script
from dashboard.ground.reference import Lists
from dashboard.ground.settings import Settings

Select = Callable[[str], list[dict[str, Any]]]
"""Runs SQL on an edition's file and returns its rows by column."""

RULES, MARTS, FACTS, INDICATORS = "rules", "marts", "facts", "indicators"

SETTINGS = ("too_few",)
"""Parameters that nobody asks for: set when the edition was made, and kept."""

WINDOWS = (
    "since",
    "until",
    "preceding_since",
    "preceding_until",
    "compared_since",
    "compared_until",
)
"""Parameters that say which days are asked for, and those beside them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Definitions:
    """What is needed to ask an edition as on the day it was made.

    `sql` holds rules, facts and indicators by name, `words` the Latvian of their
    prose, `lists` what codes are read with, `parameters` what SQL takes where
    nothing is asked.
    """

    sql: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    lists: Lists
    parameters: Mapping[str, Any]

    @classmethod
    def todays(cls, too_few: int = Settings.too_few) -> Self:
        """Return the definitions of this version of Tilts, under a setting of it.

        Its lists are those in force: a home's own, while its warehouse is open.
        """
        return cls(
            sql=_sql(),
            words=_words(),
            lists=Lists.todays() if reference.lists_in_force() else _lists(),
            parameters=_parameters(too_few),
        )

    @classmethod
    def of_version(cls, number: int) -> Self:
        """Return those kept for editions that carry none, by their schema version."""
        path = FOLDER / "earlier" / f"{number}.json"
        kept = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            sql=kept["sql"],
            words=kept["words"],
            lists=Lists.of(kept["lists"]),
            parameters={**_parameters(Settings.too_few), **kept["parameters"]},
        )

    @classmethod
    def read(cls, select: Select) -> Self:
        """Read those that an edition's file carries."""
        kinds = (RULES, MARTS, FACTS, INDICATORS)
        sql: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
        for row in select("from definitions.queries order by kind, name"):
            sql[row["kind"]][row["name"]] = row["sql"]
        files: dict[str, reference.Rows] = {}
        for row in select("from definitions.lists order by list, position"):
            files.setdefault(row["list"], []).append(json.loads(row["entry"]))
        return cls(
            sql=sql,
            words={row["en"]: row["lv"] for row in select("from definitions.words")},
            lists=Lists.of(files),
            parameters={
                row["name"]: json.loads(row["value"])
                for row in select("from definitions.parameters")
            },
        )

    def write(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Put them into an edition's file, in a schema of their own."""
        connection.execute("create schema definitions")
        queries = [
            (kind, name, text)
            for kind, texts in self.sql.items()
            for name, text in texts.items()
        ]
        lists = [
            (name, position, _json(row))
            for name, rows in self.lists.files.items()
            for position, row in enumerate(rows)
        ]
        values = [(name, _json(value)) for name, value in self.parameters.items()]
        fill(connection, "queries", "kind varchar, name varchar, sql varchar", queries)
        fill(connection, "words", "en varchar, lv varchar", [*self.words.items()])
        fill(
            connection, "lists", "list varchar, position integer, entry varchar", lists
        )
        fill(connection, "parameters", "name varchar, value varchar", values)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the indicators there are."""
        return tuple(self.sql[INDICATORS])

    def query(self, name: str) -> Query | None:
        """Return an indicator's query; None where it was not defined yet."""
        sql = self.sql[INDICATORS].get(name)
        return Query.from_text(name, sql) if sql is not None else None

    def values(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return what SQL takes: what is asked, and the rest as on that day."""
        own = self.parameters
        return {**own, **asked, **{n: own[n] for n in SETTINGS if n in own}}

    @property
    def too_few(self) -> int:
        """Below how many nothing is compared, as it was set."""
        return self.parameters["too_few"]

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Read codes, periods and prose with these lists and words for a while."""
        own = None if self.lists == _lists() else self.lists
        with reference.read_with(own), i18n.also_with(self.words):
            yield

    @cached_property
    def municipalities(self) -> frozenset[str]:
        """Codes of every municipality there was, or is today."""
        with self.in_force():
            return frozenset(reference.municipalities())

    def counted(self, name: str) -> str | None:
        """Return all SQL that decides an indicator's numbers, without its prose."""
        sql = self.sql[INDICATORS].get(name)
        if sql is None:
            return None
        parts = [sql, *self._read(FACTS, [sql])]
        marts = self._read(MARTS, [*parts, *self.rules_of(" ".join(parts))])
        parts += sorted({*marts, *self._read(MARTS, marts)})
        return " ".join(map(_bare, [*parts, *self.rules_of(" ".join(parts))]))

    def _read(self, kind: str, texts: Sequence[str]) -> list[str]:
        """The SQL of the facts, or of the marts, that some SQL reads."""
        known = self.sql.get(kind, {})
        named = re.findall(rf"\b{kind}\.(\w+)", " ".join(texts))
        return [known[name] for name in sorted({*named} & {*known})]

    def rules_of(self, sql: str) -> list[str]:
        """The macros that some SQL uses, and those that these use."""
        rules = _macros(self.sql[RULES][RULES])
        used: dict[str, str] = {}
        waiting = [sql]
        while waiting:
            text = waiting.pop()
            more = [n for n in rules if n not in used and re.search(rf"\b{n}\(", text)]
            used |= {name: rules[name] for name in more}
            waiting += [rules[name] for name in more]
        return [used[name] for name in sorted(used)]


def fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: str,
    rows: Sequence[tuple[Any, ...]],
    schema: str = "definitions",
) -> None:
    """Make a table, and put rows into it; duckdb.Error where a value does not fit."""
    connection.execute(f"create table {schema}.{table} ({columns})")
    if rows:
        picked = ", ".join(f"unnest(${n + 1})" for n in range(len(rows[0])))
        connection.execute(
            f"insert into {schema}.{table} select {picked}",
            [list(column) for column in zip(*rows, strict=True)],
        )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _sql() -> dict[str, dict[str, str]]:
    folders = {
        kind: {name: query.sql for name, query in load(kind).items()}
        for kind in (MARTS, FACTS, INDICATORS)
    }
    return {RULES: {RULES: script("rules.sql")}, **folders}


@cache
def _words() -> dict[str, str]:
    prose = {text for query in load(INDICATORS).values() for text in query.prose}
    with i18n.language("lv"):
        return {text: _(text) for text in sorted(prose)}


@cache
def _lists() -> Lists:
    # Kept for good: a home's own, which may be in force just now, are not those.
    with reference.read_with(None):
        return Lists.todays()


def _parameters(too_few: int) -> dict[str, Any]:
    anything = Window(since=date(2016, 1, 1), until=date(2017, 1, 1))
    values = {**Filters().parameters(anything), "too_few": too_few}
    return {name: value for name, value in values.items() if name not in WINDOWS}


def _macros(rules: str) -> dict[str, str]:
    """The text of each macro, by its name."""
    texts = _bare(rules).split("create or replace macro ")[1:]
    return {text.partition("(")[0].strip(): text for text in texts}


def _bare(sql: str) -> str:
    """SQL without comments, and without the lines it happens to stand in."""
    return " ".join(re.sub(r"--.*", "", sql).split())
