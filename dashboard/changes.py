"""What changed from one edition to another, asked of both for the same days."""

from dataclasses import dataclass

from dashboard.access import Scope
from dashboard.editions import Edition, Shelf
from dashboard.filters import Filters
from dashboard.indicators import QUERIES, answer
from dashboard.tables.rows import TOTAL, Row, rows

_FIGURES = frozenset({"bigint", "integer"})

Key = tuple[str, tuple[str, ...]]
"""A column, and the codes of the row it stands in."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One number of an indicator's total, before and after; None where there is none.

    `codes` tell it from others of the same column, such as each domain.
    """

    query: str
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

    NoEditionError where one of the two is not there; an indicator that an
    edition of an older schema cannot answer is left out.
    """
    old, new = shelf.edition(before), shelf.edition(after)
    alike = old.manifest.schema_version == new.manifest.schema_version
    filters = _days(old, new)
    return [
        Change(
            query=name,
            column=key[0],
            codes=key[1],
            before=once.get(key),
            after=now.get(key),
        )
        for name in (QUERIES if alike else ())
        for once in [_totals(name, old, filters, scope)]
        for now in [_totals(name, new, filters, scope)]
        for key in {**once, **now}
    ]


def _days(old: Edition, new: Edition) -> Filters:
    """From the first day of either edition to the last."""
    extents = [one.manifest.extent for one in (old, new)]
    return Filters(
        since=min(one.since for one in extents), until=max(one.last for one in extents)
    )


def _totals(
    name: str, edition: Edition, filters: Filters, scope: Scope
) -> dict[Key, int]:
    """Every whole number of the rows that stand for all municipalities."""
    found = answer(name, edition, filters, scope)
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
    kept = ("varchar", "date")
    return tuple(
        str(row[name])
        for name, kind in types.items()
        if kind in kept and name != "municipality"
    )
