"""Institutions, of which it is told by name that there was cooperation with them.

How often is told of none, only of their kind. But who reads that two of them were
worked with knows that it was twice at least, and on which days none of them was.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.table import NAMED, TIMES
from dashboard.editions.database import Database

_CONTACTS = """
select
    c.municipality,
    i.kind,
    c.institution,
    c.date,
    count(*) as times
from staging.interactions as c
inner join staging.institutions as i on c.institution = i.institution
group by all
order by all
"""

_SEVERAL = 2
"""Of one institution alone its kind's times tell all."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How often an institution was worked with on a day, and from where."""

    place: str
    kind: str
    institution: int
    day: date
    times: int


@dataclass(frozen=True, kw_only=True)
class Named:
    """Times of each institution of kinds that have several; they are told to nobody.

    `changed` kinds have other rows today than what was told of them before.
    """

    counts: dict[Cell, int] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)


def contacts(database: Database) -> list[Contact]:
    """Return what the rows say of cooperation."""
    return [
        Contact(
            place=row["municipality"],
            kind=row["kind"],
            institution=row["institution"],
            day=row["date"],
            times=row["times"],
        )
        for row in database.select(_CONTACTS)
    ]


def named(values: Mapping[Cell, int], rows: Collection[Contact]) -> Named:
    """Divide the times of each kind by its institutions, in every window."""
    found = Named()
    windows: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in values:
        if cell.measure == TIMES:
            windows[cell.municipality, cell.domain].append(cell)
    met: dict[tuple[str, str], dict[int, list[Contact]]] = defaultdict(dict)
    for row in rows:
        met[row.place, row.kind].setdefault(row.institution, []).append(row)
    for (place, kind), each in met.items():
        cells = windows.get((place, kind), ())
        parts = {cell: dict(_parts(cell, each)) for cell in cells}
        if any(sum(own.values()) != values[cell] for cell, own in parts.items()):
            found.changed.add(kind)
        elif len(each) >= _SEVERAL:
            for own in parts.values():
                found.counts.update(own)
    return found


def _parts(
    cell: Cell, each: Mapping[int, Collection[Contact]]
) -> Iterator[tuple[Cell, int]]:
    for institution, rows in each.items():
        part = replace(cell, measure=NAMED, domain=f"{cell.domain} {institution}")
        inside = (row.times for row in rows if cell.since <= row.day < cell.until)
        yield part, sum(inside)
