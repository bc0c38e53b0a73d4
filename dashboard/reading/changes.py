"""What changed from one edition to another, asked of both for the same days."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Edition, Shelf
from dashboard.ground.access import Scope
from dashboard.ground.periods import Window
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.families.indicators import FAMILIES_BY_MUNICIPALITY
from dashboard.reading.indicator import Indicator
from dashboard.reading.rows import TOTAL, Row, rows

_NOT_KEYS = frozenset({"municipality", "source", "from", "to"})
_FIGURES = frozenset({"bigint", "integer"})

Key = tuple[str, tuple[str, ...]]
"""A column, and the codes of the row it stands in."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One number of an indicator's total, before and after; None where there is none.

    `codes` tell it from others of the same column, such as each domain.
    """

    indicator: Indicator
    column: str
    codes: tuple[str, ...]
    before: int | None
    after: int | None

    @property
    def differs(self) -> bool:
        """Whether the number is another one now."""
        return self.before != self.after


def changes(shelf: Shelf, before: int, after: int, scope: Scope) -> list[Change]:
    """Compare every total of every indicator over the days of both editions.

    NoEditionError where one of the two is not there or of another version.
    """
    old, new = shelf.edition(before), shelf.edition(after)
    filters = _days(old, new)
    return [
        Change(
            indicator=indicator,
            column=key[0],
            codes=key[1],
            before=once.get(key),
            after=now.get(key),
        )
        for _query, indicator in sorted(INDICATORS.items())
        for once in [_totals(indicator, old, filters, scope)]
        for now in [_totals(indicator, new, filters, scope)]
        for key in {**once, **now}
    ]


def sizes(edition: Edition, scope: Scope) -> dict[str, int]:
    """How many records, families, municipalities and respondents an edition holds."""
    everything = Filters(period="all")
    places = rows(answer(FAMILIES_BY_MUNICIPALITY, edition, everything, scope))
    total = [row["families"] for row in places if row["municipality"] == TOTAL]
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
    found = answer(indicator, edition, filters, scope)
    types = {column.name: column.type for column in found.query.columns}
    numbers = [column for column, kind in types.items() if kind in _FIGURES]
    return {
        (column, _codes(row, types)): row[column]
        for row in rows(found)
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
