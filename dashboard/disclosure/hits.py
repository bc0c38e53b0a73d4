"""What says of one family whether a count counts it: was it met there and then?

Every count of families is a sum, with signs, of such hits: new families are those met
by the end of a window, less those met before it.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

from dashboard.disclosure.carriers import MOST
from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Visit
from dashboard.disclosure.histories import days_before
from dashboard.disclosure.relations import GUESSED
from dashboard.disclosure.table import Table
from dashboard.disclosure.windows import Span, covered, cuts

Atom = tuple[str, str, int]
"""Domain, place and stretch in which a family may be met."""

Hit = tuple[str, str, tuple[int, ...]]
"""Domain, place and stretches in one of which a family was met, or not."""

NOTED = "persons noted"
"""Of whom persons count somebody, beside the domains: of whom some were noted."""

_PARTS = frozenset({"new", "continuing", "returning"})


class Hits:
    """Where families may be met that one measure counts, and which hits its counts are.

    A person comes with that part of a family which one of the most persons in it is,
    and is noted only where the family is met. Where one may not `presume` which window
    was before, families are not told apart by it.
    """

    def __init__(self, table: Table, measure: str, *, presume: bool) -> None:
        self._table, self._measure, self._presume = table, measure, presume
        spans = {table.inside(cell) for cell in table.values if self.counts(cell)}
        spans |= {table.extent} if table.extent else set()
        self.days = cuts(tuple(spans))
        self._number = {day: number for number, day in enumerate(self.days)}
        self.atoms = list(self._met())

    def counts(self, cell: Cell) -> bool:
        """Whether a count is one of this measure, or a part of it."""
        measure = cell.measure
        if measure in (self._measure, f"{self._measure} in"):
            return True
        is_of_families = measure in ("families", "families in", *_PARTS)
        return is_of_families and (self._presume or measure not in GUESSED)

    def about(self, visit: Visit, least: int) -> tuple[str, ...]:
        """What a visit counts for, beside all; of persons, if there were so many."""
        is_noted = self._measure == "persons" and visit.persons >= least
        return (*visit.domains, NOTED) if is_noted else visit.domains

    def visit(self, place: str, stretch: int, about: Collection[str]) -> Visit:
        """One meeting in a stretch, about some domains, with persons where noted."""
        domains = sorted({*about} - {TOTAL, NOTED})
        persons = int(NOTED in about)
        day = self.days[stretch]
        return Visit(place=place, day=day, domains=tuple(domains), persons=persons)

    def _met(self) -> Iterator[Atom]:
        places = {place for _m, place, _d in self._table.lines(self._measure)}
        domains = {domain for _m, _place, domain in self._table.lines("families")}
        domains |= {TOTAL, NOTED} if self._measure == "persons" else set()
        known: set[Atom] = set()
        for domain in sorted(domains, key=lambda d: (d != TOTAL, d)):
            measure, about = "families", domain
            if domain == NOTED:
                measure, about = "persons", TOTAL
            for place in sorted(places - {TOTAL}):
                off = self._table.zeros(measure, place, about)
                for number, days in enumerate(pairwise(self.days)):
                    met = domain == TOTAL or (TOTAL, place, number) in known
                    if met and not covered(Span(*days), off):
                        known.add((domain, place, number))
                        yield domain, place, number

    def of(self, cell: Cell) -> Iterator[tuple[Hit, float]]:
        """Say which hits add up to a count of one family, or person, with signs."""
        is_carrier = self._measure == "persons" and not _is_of_persons(cell)
        weight = 1 / MOST if is_carrier else 1
        return ((hit, sign * weight) for hit, sign in self._of(cell))

    def _of(self, cell: Cell) -> Iterator[tuple[Hit, int]]:
        if cell.measure == "returning":
            yield from self._hit(cell, self._table.inside(cell))
            for part in ("new", "continuing"):
                if other := self._table.beside(cell, part):
                    yield from ((hit, -sign) for hit, sign in self._of(other))
        elif cell.measure == "new":
            days = self._table.inside(cell)
            yield from self._hit(cell, Span(self.days[0], days.until))
            yield from self._hit(cell, Span(self.days[0], days.since), sign=-1)
        elif cell.measure == "continuing":
            then = days_before(self._table, cell)
            if then is not None:
                now = self._table.inside(cell)
                yield from self._hit(cell, now)
                yield from self._hit(cell, then)
                yield from self._hit(cell, now, then, sign=-1)
        else:
            is_given = cell in self._table.values
            days = Span(cell.since, cell.until)
            yield from self._hit(cell, self._table.inside(cell) if is_given else days)

    def _hit(self, cell: Cell, *days: Span, sign: int = 1) -> Iterator[tuple[Hit, int]]:
        numbers = {
            number
            for one in days
            for number in range(self._number[one.since], self._number[one.until])
        }
        if numbers:
            about = NOTED if _is_of_persons(cell) else cell.domain
            yield (about, cell.municipality, tuple(sorted(numbers))), sign


def _is_of_persons(cell: Cell) -> bool:
    return cell.measure.startswith("persons")
