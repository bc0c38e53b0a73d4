"""An edition's answers as digests: written down at publishing, computed again later.

Which questions are written down: docs/decisions/0017.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import duckdb

from dashboard.editions import file
from dashboard.editions.definitions import fill
from dashboard.editions.edition import Edition
from dashboard.editions.filters import Filters
from dashboard.editions.outside import OutsideFile
from dashboard.editions.questions import periods
from dashboard.editions.released import LONG
from dashboard.editions.table import Table
from dashboard.ground.access import Scope, everything
from dashboard.ground.periods import kind_of
from dashboard.ground.queries import FOLDER, Query

EVERYTHING, OUTSIDE = "everything", "outside"
"""Who asks; every other role is the code of a municipality that asks for its own."""

_MUNICIPALITIES = 12
"""How many each indicator is asked for; of more they take turns, each with others."""

_AT_ONCE = 2
"""Questions asked at once: each is mostly planned, which DuckDB does on one core."""

_DIGITS = 9
"""Figures of a decimal number that count: another build of DuckDB may differ in the
last ones."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One answer: who asked which indicator what, and the digest of its rows."""

    role: str
    indicator: str
    period: str | None = None
    place: str | None = None
    grain: str | None = None
    audience: str | None = None
    digest: str = ""

    @property
    def filters(self) -> Filters:
        """What is asked of the rows: the period, and a municipality's own."""
        own = () if self.role == EVERYTHING else (self.role,)
        return Filters(period=self.period, municipalities=own)

    @property
    def asked(self) -> str:
        """What was asked, in codes: the period and whatever else narrows it."""
        narrowed = (self.period, self.place, self.grain, self.audience)
        return " ".join(filter(None, narrowed))

    @property
    def scope(self) -> Scope:
        """The municipalities whose rows the role sees."""
        return everything() if self.role == EVERYTHING else frozenset({self.role})


_COLUMNS = tuple(field.name for field in fields(Recorded))


def answers(edition: Edition) -> Iterator[list[Recorded]]:
    """Ask an edition all that is written down of it, of each indicator.

    Each answer has its digest; duckdb.Error where there is none.
    """
    for questions in _questions(edition):
        digests = _together(partial(_asked, edition), questions)
        yield [
            replace(one, digest=digest)
            for one, digest in zip(questions, digests, strict=True)
        ]


def released(outside: OutsideFile) -> list[Recorded]:
    """Return all that an outside edition answers, each with its digest."""
    return [*_released(outside).values()]


def write(path: Path, answers: Sequence[Recorded]) -> None:
    """Put the digests into an edition's file."""
    with file.opened(path) as connection:
        connection.execute("create schema answers")
        columns = ", ".join(f"{name} varchar" for name in _COLUMNS)
        fill(connection, "recorded", columns, [*map(astuple, answers)], "answers")


def recorded(edition: Edition) -> list[Recorded]:
    """Return the digests that lie in an edition's file; none if none were written."""
    return [Recorded(**row) for row in edition.recorded()]


def differing(edition: Edition, among: Sequence[Recorded]) -> Iterator[Recorded]:
    """Ask again what is recorded, by the edition's own definitions; give what differs.

    An answer that cannot be had any more differs too.
    """
    told = _released(edition.outside)

    def now(one: Recorded) -> str:
        if one.role != OUTSIDE:
            return _now(edition, one)
        shown = told.get(replace(one, digest=""))
        return shown.digest if shown else ""

    for one, digest in zip(among, _together(now, among), strict=True):
        if digest != one.digest:
            yield one


def _together(
    ask: Callable[[Recorded], str], questions: Sequence[Recorded]
) -> list[str]:
    """Ask several at once, each by the lists and words in force here."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        asked = [pool.submit(copy_context().run, ask, one) for one in questions]
        return [one.result() for one in asked]


def _questions(edition: Edition) -> Iterator[list[Recorded]]:
    """What is asked of each indicator: of all rows, and by each municipality."""
    every = [p for p in periods(edition.manifest.extent) if kind_of(p) in LONG]
    places = edition.run(Query.from_file(FOLDER / "places.sql"), {}, everything())
    codes = [str(one) for one in places.column("municipality")]
    turns = max(1, -(-len(codes) // _MUNICIPALITIES))
    for number, name in enumerate(edition.definitions.names):
        query = edition.definitions.query(name)
        has_window = query is not None and "since" in query.parameters
        ever = "all" if has_window else None
        yield [
            *(
                Recorded(role=EVERYTHING, indicator=name, period=period)
                for period in (every if has_window else [None])
            ),
            *(
                Recorded(role=code, indicator=name, period=ever)
                for code in codes[number % turns :: turns]
            ),
        ]


def _now(edition: Edition, one: Recorded) -> str:
    """The digest of an answer as it is given now; of none where it is not."""
    if one.indicator not in edition.definitions.names:
        return ""
    try:
        return _asked(edition, one)
    except duckdb.Error:
        return ""


def _asked(edition: Edition, one: Recorded) -> str:
    """The digest of an answer; duckdb.Error where there is none."""
    query = edition.definitions.query(one.indicator)
    if query is None:
        raise LookupError(one.indicator)
    return _digest(edition.run_anew(query, one.filters, one.scope))


def _released(outside: OutsideFile | None) -> dict[Recorded, Recorded]:
    """The answers of the outside edition, by their question."""
    if outside is None:
        return {}
    found = {}
    for name, asked, table in outside.answers():
        one = Recorded(role=OUTSIDE, indicator=name, **asked.values)
        found[one] = replace(one, digest=_digest(table))
    return found


def _digest(table: Table) -> str:
    """Digest an answer: its columns in order, and its rows in any."""
    columns = map(_column, zip(*table.rows, strict=True))
    lines = sorted(f"[{', '.join(row)}]" for row in zip(*columns, strict=True))
    text = "\n".join([json.dumps(table.columns), *lines])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _column(values: Sequence[Any]) -> list[str]:
    """Write a column's values, each different one once: a long answer has few."""
    try:
        return [*map(lru_cache(maxsize=None, typed=True)(_written), values)]
    except TypeError:
        # Lists cannot be told apart so.
        return [*map(_written, values)]


def _written(value: Any) -> str:
    return json.dumps(_plain(value))


def _plain(value: Any) -> Any:
    """A value with its type, as it is written down for ever."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        # Adding 0 makes of a negative nought a plain one.
        return ["double", f"{value + 0.0:.{_DIGITS}g}"]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    return value
