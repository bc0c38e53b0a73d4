"""What anybody may know of these counts without knowing one of them.

Every relation is a sum of counts with signs that is zero, or at most zero, in every
possible data set; docs/decisions/0027 has the proofs. Stretches of time that are not
published are unknowns of their own, written as cells that nobody is given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.disclosure.carriers import Carriers, in_families, in_several_places
from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.gaps import gaps, through
from dashboard.disclosure.histories import before, firsts
from dashboard.disclosure.places import apart, both, places, within_total
from dashboard.disclosure.stretches import institutions, sums
from dashboard.disclosure.table import ADDITIVE, FAMILIES, PERSONS, Table
from dashboard.disclosure.timelines import Terms, Timeline, paths, terms

_PARTS = ("new", "continuing", "returning")
GUESSED = frozenset({"continuing", "returning"})
"""Parts that hang on which window was before, which is read off the calendar."""

_ADDED = frozenset({"families", "persons", *_PARTS})


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Counts with their signs; `presumed` if it rests on a guess about windows.

    `stays` if it is true of families that stay in one place.
    """

    terms: Terms
    equal: bool = False
    presumed: bool = False
    stays: bool = False


def relations(table: Table, *, disjoint: bool) -> list[Relation]:
    """Everything that is true of the cells of a table, each relation once."""
    return _once(_relations(table, disjoint=disjoint))


def of_residents(table: Table, *, disjoint: bool) -> list[Relation]:
    """What is true of the families that stay in one place (`stays`), and of all.

    If there is nobody else, that is all: such counts are those of a data set.
    """
    found = _relations(table, disjoint=disjoint, residents=True)
    return _once(found)


def _once(found: Iterable[Relation]) -> list[Relation]:
    once: dict[tuple[bool, frozenset[tuple[Cell, int]]], Relation] = {}
    for one in found:
        key = one.stays, frozenset(one.terms)
        if one.terms and (one.equal or key not in once):
            once[key] = one
    return list(once.values())


def _relations(
    table: Table, *, disjoint: bool, residents: bool = False
) -> Iterator[Relation]:
    yield from _parts(table)
    if table.is_whole:
        yield from _sums_of_places(table, disjoint=disjoint)
    for terms_ in (*sums(table), *institutions(table)):
        yield Relation(terms=terms_, equal=True)
    timelines = table.timelines(disjoint=disjoint, residents=residents)
    of_families = _of_families(table, timelines)
    yield from (replace(one, stays=residents) for one in of_families)
    if residents:
        yield from _residents(table)
        yield from _through_time(table, timelines)
    else:
        yield from _in_families(timelines, is_whole=table.is_whole)


def _residents(table: Table) -> Iterator[Relation]:
    """Families that stay are those of the places; no part of them is less than none."""
    for whole, members in _wholes(table.values):
        if whole.measure in _ADDED:
            added = ((whole, 1), *((one, -1) for one in members))
            guess = whole.measure in GUESSED
            yield Relation(terms=added, equal=True, presumed=guess, stays=True)
    for cell in table.values:
        if cell.measure in _PARTS:
            guess = cell.measure in GUESSED
            yield Relation(terms=((cell, -1),), presumed=guess, stays=True)


def _through_time(
    table: Table, timelines: Mapping[tuple[str, str], Timeline]
) -> Iterator[Relation]:
    """Who goes through a gap, and which families persons are in: ways, not counts."""
    whole, persons = timelines.get(FAMILIES), timelines.get(PERSONS)
    if whole is None:
        return
    for place in whole.drawn:
        own = list(gaps(table, whole, place))
        for gap in own:
            for terms_, is_sum in through(whole, gap):
                # What was before is a guess only where it is told of: in the sum.
                yield Relation(terms=terms_, equal=is_sum, presumed=is_sum, stays=True)
        if persons and place in persons.places:
            ways = Carriers(persons, whole, own, place).sums()
            yield from (Relation(terms=one, stays=True) for one in ways)


def _in_families(
    timelines: Mapping[tuple[str, str], Timeline], *, is_whole: bool
) -> Iterator[Relation]:
    """Persons are in families, of no more than so many."""
    families, persons = timelines.get(FAMILIES), timelines.get(PERSONS)
    if families and persons:
        for place in persons.drawn:
            if place in families.drawn:
                sums = in_families(persons, families, place)
                yield from (Relation(terms=one) for one in sums)
        sums = in_several_places(persons, families) if is_whole else iter(())
        yield from (Relation(terms=one) for one in sums)


def _of_families(
    table: Table, timelines: Mapping[tuple[str, str], Timeline]
) -> Iterator[Relation]:
    for (measure, domain), timeline in timelines.items():
        for terms_ in _same(table, timeline, measure, domain):
            yield Relation(terms=terms_, equal=True)
        all_ = timelines.get(FAMILIES) if measure == "families" else None
        for place in timeline.drawn:
            yield from (Relation(terms=one) for one in paths(timeline, place))
            of_both = both(timeline, all_ or timeline, place)
            yield from (Relation(terms=one) for one in of_both)
        if table.is_whole:
            yield from (Relation(terms=one) for one in apart(timeline))
            for terms_, equal in places(timeline, all_):
                yield Relation(terms=terms_, equal=equal)
        else:
            yield from (Relation(terms=one) for one in within_total(timeline))
        if all_ and domain != TOTAL:
            yield from (Relation(terms=one) for one in _domain(timeline, all_))
    whole = timelines.get(FAMILIES)
    if whole:
        yield from (Relation(terms=t, equal=True) for t in firsts(table, whole))
        yield from (Relation(terms=t, presumed=True) for t in before(table, whole))


def _same(
    table: Table, timeline: Timeline, measure: str, domain: str
) -> Iterator[Terms]:
    """Cells that count the same, since their windows differ by no data."""
    for place in timeline.places:
        line = (measure, place, domain)
        for window in table.windows(line):
            cell = table.given(line, window)
            if cell:
                start, end = (timeline.index(day) for day in table.inside(cell))
                if start is not None and end is not None:
                    yield terms((cell, 1), (timeline.met(place, start, end), -1))


def _domain(timeline: Timeline, all_: Timeline) -> Iterator[Terms]:
    """About one domain there are no more families than about all."""
    for place in timeline.drawn:
        for start, end in timeline.stretches():
            yield terms(
                (timeline.met(place, start, end), 1),
                (all_.between(place, timeline.cuts[start], timeline.cuts[end]), -1),
            )


def _parts(table: Table) -> Iterator[Relation]:
    """New, continuing and returning families, and contacts, against families."""
    for cell in table.values:
        if cell.measure != "families":
            continue
        parts = [part for name in _PARTS if (part := table.beside(cell, name))]
        if parts:
            whole = sum(table.values[part] for part in parts) == table.values[cell]
            # Parts are parts by what they are; who knows all sees where one is missing.
            whole |= not table.unknown.isdisjoint({cell, *parts})
            signed = ((cell, -1), *((part, 1) for part in parts))
            yield Relation(terms=signed, equal=whole)
        if contacts := table.beside(cell, "contacts"):
            yield Relation(terms=((cell, 1), (contacts, -1)))


def _sums_of_places(table: Table, *, disjoint: bool) -> Iterator[Relation]:
    """Municipalities against all of them together, where it is a sum."""
    for whole, members in _wholes(table.values):
        adds_up = table.values[whole] == sum(table.values[one] for one in members)
        adds_up &= table.unknown.isdisjoint({whole, *members})
        is_sum = adds_up and disjoint and whole.measure in _ADDED
        if is_sum or whole.measure in ADDITIVE:
            at_most = ((whole, 1), *((one, -1) for one in members))
            yield Relation(terms=at_most, equal=True)


def _wholes(cells: Iterable[Cell]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each total of all municipalities, with what each of them has itself.

    Where one of them is not told of, nobody knows what it adds.
    """
    members: dict[Cell, list[Cell]] = defaultdict(list)
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    given = sorted(cells)
    for cell in given:
        if cell.municipality != TOTAL:
            members[replace(cell, municipality=TOTAL)].append(cell)
            places[cell.measure, cell.domain].add(cell.municipality)
    for cell in given:
        parts = members[cell]
        every = places[cell.measure, cell.domain]
        # Of persons a place without a number has none noted.
        if parts and (cell.measure == "persons" or len(parts) == len(every)):
            yield cell, parts
