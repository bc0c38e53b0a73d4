"""What anybody may know of these counts without knowing one of them.

Every relation is a sum of counts with signs that is zero, or at most zero, in every
possible data set. New families and contacts are added up from the stretches between
the cuts of their windows; these stretches are unknowns of their own, written as
cells of a measure like `new in` that nobody is given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.histories import histories
from dashboard.disclosure.stretches import Terms, stretches, sums
from dashboard.disclosure.table import COVERAGES, Table
from dashboard.disclosure.windows import coverage

_PARTS = ("new", "continuing", "returning")


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Counts with their signs; `presumed` if it rests on a guess about windows."""

    terms: Terms
    equal: bool = False
    presumed: bool = False


def relations(table: Table, *, disjoint: bool) -> Iterator[Relation]:
    """Everything that is true of the cells of a table."""
    for one, other in table.same():
        yield Relation(terms=((one, 1), (other, -1)), equal=True)
    for line in table.lines(*COVERAGES):
        for spans in coverage(table.spans(line)):
            yield Relation(terms=tuple((table.cell(line, s), n) for s, n in spans))
    for terms in sums(table):
        yield Relation(terms=terms, equal=True)
    for terms in histories(table):
        yield Relation(terms=terms, presumed=True)
    yield from _parts(table)
    yield from _domains(table)
    yield from _places(table, disjoint=disjoint)


def _parts(table: Table) -> Iterator[Relation]:
    """New, continuing and returning families, and contacts, against families."""
    for cell in table.values:
        if cell.measure != "families":
            continue
        parts = [part for name in _PARTS if (part := table.beside(cell, name))]
        if parts:
            whole = sum(table.values[part] for part in parts) == table.values[cell]
            terms = ((cell, -1), *((part, 1) for part in parts))
            yield Relation(terms=terms, equal=whole)
        if contacts := table.beside(cell, "contacts"):
            yield Relation(terms=((cell, 1), (contacts, -1)))


def _domains(table: Table) -> Iterator[Relation]:
    for cell in table.values:
        whole = replace(cell, domain=TOTAL)
        if cell.domain != TOTAL and whole in table.values:
            yield Relation(terms=((cell, 1), (whole, -1)))


def _places(table: Table, *, disjoint: bool) -> Iterator[Relation]:
    """Municipalities against all of them together."""
    apart: dict[str, bool] = defaultdict(lambda: True)
    for whole, members in _wholes(table.values):
        adds_up = table.values[whole] == sum(table.values[one] for one in members)
        apart[whole.measure] &= adds_up
        yield from _total(whole, members, equal=adds_up and disjoint)
    if disjoint and apart["new"]:
        for whole, members in _wholes(chain.from_iterable(stretches(table, "new"))):
            yield from _total(whole, members, equal=True)


def _total(whole: Cell, members: list[Cell], *, equal: bool) -> Iterator[Relation]:
    at_most = ((whole, 1), *((one, -1) for one in members))
    if equal or whole.measure == "contacts":
        yield Relation(terms=at_most, equal=True)
        return
    if whole.measure in (*COVERAGES, "new"):
        yield Relation(terms=at_most)
    if whole.measure in COVERAGES:
        for one in members:
            yield Relation(terms=((one, 1), (whole, -1)))


def _wholes(cells: Iterable[Cell]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each total of all municipalities, with what they have themselves."""
    members: dict[Cell, list[Cell]] = defaultdict(list)
    given = sorted(cells)
    for cell in given:
        if cell.municipality != TOTAL:
            members[replace(cell, municipality=TOTAL)].append(cell)
    for cell in given:
        if cell.municipality == TOTAL and members[cell]:
            yield cell, members[cell]
