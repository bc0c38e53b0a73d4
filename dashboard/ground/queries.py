"""The SQL files in queries/, loaded as values."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import takewhile
from pathlib import Path
from textwrap import indent
from typing import Self

import duckdb

from dashboard.ground.shipped import shipped

FOLDER = shipped("queries")

_TABLE = re.compile(r"\b(?:facts|staging)\.\w+")
_GIVEN = ("entries", "meetings", "work", "cooperation")
"""What is put before every SELECT that reads it, each in a file of its own."""
_COMMENT = re.compile(r"\A(?:--.*\n)*")
_COLUMN = re.compile(r"^(\w+) +([\w\[\]]+)  +(\S.*)$")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column a query promises: its name, SQL type and meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Query:
    """One SELECT and the comment above it."""

    name: str
    sql: str
    doc: str
    parameters: frozenset[str]

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read a query from a .sql file; ValueError if it is not one SELECT."""
        return cls.from_text(path.stem, _whole(path.read_text(encoding="utf-8")))

    @classmethod
    def from_text(cls, name: str, sql: str) -> Self:
        """Read a query as an edition carries it; ValueError if not one SELECT."""
        doc = _leading_comment(sql)
        statement = _parsed(sql)
        if statement.type != duckdb.StatementType.SELECT:
            raise ValueError(f"{name} is not a SELECT")
        parameters = frozenset(statement.named_parameters)
        return cls(name=name, sql=sql, doc=doc, parameters=parameters)

    @property
    def statement(self) -> duckdb.Statement:
        """Its SQL, parsed once however often it is run."""
        return _parsed(self.sql)

    @cached_property
    def tables(self) -> frozenset[str]:
        """What it reads: facts.X, or staging.X, which no indicator should."""
        return frozenset(_TABLE.findall(self.sql))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Columns the comment promises, in its order."""
        lines = map(_COLUMN.match, self.doc.splitlines())
        return tuple(
            Column(name=line[1], type=line[2], meaning=line[3])
            for line in lines
            if line
        )

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The comment's prose: first the grain, then the definition."""
        blocks = self.doc.split("\n\n")
        prose = [b for b in blocks if not _COLUMN.match(b.splitlines()[0])]
        return tuple(" ".join(block.split()) for block in prose)

    @property
    def prose(self) -> tuple[str, ...]:
        """Everything of the comment that is said to people: prose and meanings."""
        return (*self.paragraphs, *(column.meaning for column in self.columns))


def load(folder: str) -> dict[str, Query]:
    """Load every query in a folder, by name."""
    paths = sorted((FOLDER / folder).glob("*.sql"))
    return {path.stem: Query.from_file(path) for path in paths}


def script(name: str) -> str:
    """Return the text of one SQL file that is not a query."""
    return (FOLDER / name).read_text(encoding="utf-8")


def quoted(path: Path) -> str:
    """Return a file's place as it stands between the quotes of a SQL statement."""
    return str(path).replace("'", "''")


def purpose(name: str) -> str:
    """Return what the comment above an SQL file says first; a message to translate."""
    return prose(script(name))[0]


def prose(sql: str) -> tuple[str, ...]:
    """Return what the comment above some SQL says to people; messages to translate."""
    doc = _leading_comment(sql)
    return Query(name="", sql="", doc=doc, parameters=frozenset()).prose


def _whole(sql: str) -> str:
    """Put before a SELECT what it reads so: no macro or view holds a $name."""
    texts = _given()
    needed, waiting = set[str](), [sql]
    while waiting:
        text = waiting.pop()
        more = {n for n in texts if re.search(rf"\b(?:from|join) {n}\b", text)}
        waiting += [texts[name] for name in more - needed]
        needed |= more
    if not needed:
        return sql
    comment, body = _parted(sql)
    given = [
        f"{name} as not materialized (\n{indent(text.strip(), '    ')}\n)"
        for name, text in texts.items()
        if name in needed
    ]
    first = "with " + ",\n\n".join(given)
    rest = f",\n\n{body[5:]}" if body.startswith("with ") else f"\n\n{body}"
    return f"{comment}{first}{rest}"


@cache
def _given() -> dict[str, str]:
    """What may be put before a SELECT, each after what it reads itself."""
    texts = {name: _parted(script(f"{name}.sql"))[1] for name in _GIVEN}
    today = (
        texts["meetings"].replace("$map", "'today'").replace("$areas", "$areas_today")
    )
    return {**texts, "meetings_today": today.replace("$is_apart", "$is_apart_today")}


def _parted(sql: str) -> tuple[str, str]:
    """The comment that some SQL begins with, and the rest."""
    body = _COMMENT.sub("", sql)
    return sql.removesuffix(body), body


@lru_cache(maxsize=1024)
def _parsed(sql: str) -> duckdb.Statement:
    """Parse once: DuckDB takes a quarter as long for that as for answering."""
    (statement,) = duckdb.extract_statements(sql)
    return statement


def _leading_comment(sql: str) -> str:
    lines = takewhile(lambda line: line.startswith("--"), sql.splitlines())
    return "\n".join(line[3:] for line in lines)
