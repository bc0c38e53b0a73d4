"""What changed from one edition to another, asked of both for the same days.

A number may differ because the data do, or because it is counted otherwise: where a
definition has changed, the older edition is asked by the newer definition too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.editions.edition import Edition
from dashboard.editions.filters import Filters
from dashboard.ground import i18n
from dashboard.ground.access import Scope
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.periods import Window
from dashboard.ground.queries import Query
from dashboard.reading.asking import answer, columns_of, in_todays_shape
from dashboard.reading.catalogue import drawer
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Month
from dashboard.reading.columns.marks import NOT_APPLICABLE
from dashboard.reading.families.indicators import FAMILIES_BY_MUNICIPALITY
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL, Row

_NOT_KEYS = frozenset({"municipality", "source", "from", "to"})
_FIGURES = frozenset({"bigint", "integer"})

Key = tuple[str, tuple[str, ...]]
"""A column, and the codes of the row it stands in."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One number of an indicator's total, before and after; None where there is none.

    `codes` tell it from others of the same column, such as each domain. `recounted`
    is the older edition's number by the newer definition, where that is another one.
    """

    indicator: Indicator
    query: Query
    column: str
    codes: tuple[str, ...]
    before: int | None
    after: int | None
    recounted: int | None = None

    @property
    def differs(self) -> bool:
        """Whether the number is another one now."""
        return self.before != self.after or self.recounted not in {None, self.after}

    @property
    def words(self) -> str:
        """What is counted, in the language in use: of what, and the column."""
        types = {column.name: column.type for column in self.query.columns}
        read = columns_of(self.indicator, self.query)
        named = [
            _named(read[column], code)
            for column, code in zip(key_columns(types), self.codes, strict=False)
        ]
        return ": ".join(filter(None, (", ".join(named), words.heading(self.column))))


def _named(column: Column, code: str) -> str:
    value = date.fromisoformat(code) if isinstance(column.kind, Month) else code
    return words.capital(column.kind.label(value))


@dataclass(frozen=True, kw_only=True)
class Redefined:
    """What became of the indicators' definitions from one edition to another.

    `not_recounted` are those changed by whose newer definition the older edition
    cannot be asked.
    """

    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    not_recounted: tuple[str, ...]


def would_hold(draft: Edition) -> str:
    """Say that a draft is none of the editions, and how much it holds."""
    rows = ngettext("{n} record", "{n} records", draft.manifest.interactions)
    return _(
        "Nothing has been published. An edition made now would hold {rows}.", rows=rows
    )


def number(n: int | None) -> str:
    """Write one side of a change, with the mark where there is no such number."""
    return NOT_APPLICABLE.text if n is None else i18n.number(n)


def redefined(before: Edition, after: Edition) -> Redefined:
    """Compare the SQL that decides the numbers of two editions."""
    old, new = before.definitions, after.definitions
    both = [name for name in new.names if old.query(name)]
    changed = [name for name in both if old.counted(name) != new.counted(name)]
    recounting = before.by(new) if changed else None
    return Redefined(
        changed=tuple(changed),
        added=tuple(name for name in new.names if name not in both),
        gone=tuple(name for name in old.names if name not in both),
        not_recounted=tuple(
            name for name in changed if recounting is None or recounting.lacks(name)
        ),
    )


def changes(old: Edition, new: Edition, scope: Scope) -> list[Change]:
    """Compare every total of every indicator over the days of both editions."""
    anew, how = old.by(new.definitions), redefined(old, new)
    recounted = {*how.changed} - {*how.not_recounted} if anew else set()
    filters = _days(old, new)
    return [
        Change(
            indicator=indicator,
            query=query,
            column=key[0],
            codes=key[1],
            before=once.get(key),
            after=now.get(key),
            recounted=between.get(key),
        )
        for query in _queries(old, new)
        for indicator in [drawer(query)]
        for once in [_totals(indicator, old, filters, scope)]
        for now in [_totals(indicator, new, filters, scope)]
        for between in [
            _totals(indicator, anew, filters, scope)
            if anew and query.name in recounted
            else {}
        ]
        for key in {**once, **between, **now}
    ]


def _queries(old: Edition, new: Edition) -> list[Query]:
    """Each indicator of either edition, as the newer has it if it has it."""
    older, newer = old.definitions, new.definitions
    names = dict.fromkeys((*newer.names, *older.names))
    found = (newer.query(name) or older.query(name) for name in names)
    return [query for query in found if query]


def sizes(edition: Edition, scope: Scope) -> dict[str, int]:
    """How many records, families, municipalities and respondents an edition holds."""
    everything = Filters(period="all")
    whole = answer(FAMILIES_BY_MUNICIPALITY, edition, everything, scope)
    places = in_todays_shape(whole).rows
    total = [row["families"] or 0 for row in places if row["municipality"] == TOTAL]
    return {
        "interactions": edition.manifest.interactions,
        "families": sum(total),
        "municipality": len(places) - len(total),
        "respondents": edition.manifest.respondents,
    }


def _days(old: Edition, new: Edition) -> Filters:
    """From the first day of either edition to the last."""
    extents = [one.manifest.extent for one in (old, new)]
    first, last = min(one.since for one in extents), max(one.until for one in extents)
    return Filters(period=Window(since=first, until=last))


def _totals(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> dict[Key, int]:
    """Every whole number of the rows that stand for all municipalities."""
    if edition.definitions.query(indicator.query) is None:
        return {}
    found = answer(indicator, edition, filters, scope)
    types = {column.name: column.type for column in found.query.columns}
    numbers = [column for column, kind in types.items() if kind in _FIGURES]
    return {
        (column, _codes(row, types)): row[column]
        for row in found.rows
        if row.get("municipality") == TOTAL
        for column in numbers
        if row[column] is not None
    }


def _codes(row: Row, types: dict[str, str]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in key_columns(types))


def key_columns(types: Mapping[str, str]) -> list[str]:
    """Columns whose codes tell one total of an indicator from another."""
    return [
        name
        for name, kind in types.items()
        if kind in {"varchar", "date"} and name not in _NOT_KEYS
    ]
