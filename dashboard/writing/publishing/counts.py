"""All counts of an outside edition and of earlier ones, protected at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import filterfalse

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import Common, Visit
from dashboard.disclosure.contradictions import contradicting, totals_of
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.suppression import Protection, suppress, together
from dashboard.disclosure.system import ContradictionError
from dashboard.disclosure.table import TIMES, span_of
from dashboard.disclosure.windows import Span, around
from dashboard.editions.policy import Policy
from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.writing.publishing.ahead import ahead
from dashboard.writing.publishing.cells import Calendar
from dashboard.writing.publishing.earlier import Earlier
from dashboard.writing.publishing.gate import NarrowError, check
from dashboard.writing.publishing.growth import Growth, growth
from dashboard.writing.publishing.institutions import Contact, Named, named
from dashboard.writing.publishing.known import zeros

_YEAR = timedelta(days=365)
_DELICATE = frozenset({"state_police", "municipal_police", "court", "bailiff"})
_DELICATE |= {"orphans_court", "probation"}
"""Kinds of institution of which nothing is told of less than a year."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What is counted now, and what was shown or hidden before: one table.

    Of a period that was told of before, what it was counted as then stands. Places
    that the `policy` does not tell of are counted all the same: what follows of them
    from the others must not be small. `movers` are the families that were met in
    several places, `contacts` those with institutions.
    """

    now: Mapping[Cell, int]
    earlier: Earlier
    calendar: Calendar
    policy: Policy
    movers: Sequence[Sequence[Visit]] = ()
    contacts: Sequence[Contact] = ()

    @property
    def profile(self) -> Profile:
        """How careful protecting is."""
        return self.policy.protection

    @cached_property
    def values(self) -> dict[Cell, int]:
        """Every count that anybody was or is told of, zeros too."""
        there = {**self.now, **self.earlier.values}
        return {
            cell: value
            for cell, value in (self._zeros(there) | there).items()
            if cell not in self.earlier.untold
        }

    def _zeros(self, there: Mapping[Cell, int]) -> dict[Cell, int]:
        return zeros(there, self.calendar, self.policy.about)

    def _tells(self, cell: Cell) -> bool:
        return self.policy.tells_of(cell.municipality)

    def _is_near(self, cell: Cell, value: int) -> bool:
        """Whether a count that is told anew differs by few from what was shown."""
        before = self.earlier.shown.get(cell, value)
        return self.profile.is_small(abs(value - before))

    def protected(self, published: Mapping[Cell, int]) -> Protection:
        """Hide what must be, with all that follows; `published` others have told.

        Counts that no data set has beside those shown before are neither hidden nor
        shown. NarrowError where the gate finds anything.
        """
        grown = growth(self.values, self.calendar.ever, self.earlier.ends, self.profile)
        running = ahead(self.values, self.calendar.extent, self.policy, self.contacts)
        common = Common(
            extent=self._extent(),
            # What an earlier edition showed is known for good.
            published={**self.earlier.shown, **published},
            owners={c: one.today for c, one in reference.municipalities().items()},
            sums=grown.sums,
            untold=frozenset({*running, *filterfalse(self._tells, self.values)}),
            movers=self.movers,
        )
        untold = grown.untold | totals_of(grown.untold)
        whole = {c: n for c, n in self.values.items() if c not in untold}
        hidden = self._hidden(grown)
        blocks = _apart(whole | running | grown.counts)
        found = together([self._protected(one, hidden, common) for one in blocks])
        return found.without(running)

    def _extent(self) -> Span:
        """The days of the data as they were told of, today or before.

        Rows may have been taken back or corrected since; somebody who was told of
        then was met on days of the data all the same.
        """
        today = Span(self.calendar.extent.since, self.calendar.extent.until)
        ends = [Span(end.since, end.until) for end in self.earlier.ends]
        reach = around([today, *ends])
        told = [span_of(cell) for cell, value in self.earlier.values.items() if value]
        return around([reach, *(span for span in told if not reach.meets(span))])

    def _hidden(self, grown: Growth) -> set[Cell]:
        """What is hidden from the first, besides what is small."""
        near = {c for c, n in self.now.items() if self._is_near(c, n)}
        delicate = {cell for cell in self.now if _is_delicate(cell)}
        return {*self.earlier.hidden, *grown.counts, *near, *delicate}

    def _protected(
        self, whole: Mapping[Cell, int], hidden: set[Cell], common: Common
    ) -> Protection:
        common = replace(
            common, sums=[one for one in common.sums if one[0][0] in whole]
        )
        try:
            fixed = whole.keys() & self.earlier.values.keys()
            if fixed:
                found = contradicting(whole, fixed, self.profile, common)
                whole = {c: n for c, n in whole.items() if c not in found.out}
                common = replace(common, movers=found.movers)
            beside = named(whole, self.contacts)
            every = {**whole, **beside.counts}
            common = replace(common, untold=common.untold | beside.counts.keys())
            first = (hidden & whole.keys()) | self._changed(whole, beside)
            protection = suppress(every, self.profile, first, common)
        except ContradictionError as error:
            raise NarrowError(_("The counts contradict each other.")) from error
        check(every, protection, self.profile, common)
        return protection.without(beside.counts)

    def _changed(self, whole: Mapping[Cell, int], beside: Named) -> set[Cell]:
        """New times of kinds whose rows are others by now than those told of.

        By which institutions they were then nobody remembers.
        """
        return {
            cell
            for cell, value in whole.items()
            if value and cell.measure == TIMES and cell.domain in beside.changed
            if cell not in self.earlier.shown
        }

    def told(self, protection: Protection) -> dict[Cell, int]:
        """Return the counts of this edition's periods that are shown or hidden."""
        fixed = {Span(days.since, days.until) for days in self.calendar.fixed}
        told = protection.hidden | protection.shown.keys()
        return {
            cell: value
            for cell, value in self.values.items()
            if cell in told and Span(cell.since, cell.until) in fixed
            if self._tells(cell)
        }

    def first_told(self, protection: Protection) -> Iterator[tuple[Cell, int | None]]:
        """Give what is told for the first time; None for what did not fit."""
        told = protection.hidden | protection.shown.keys()
        for cell, value in self.values.items():
            if cell not in self.earlier.values and self._tells(cell):
                yield cell, value if cell in told else None


def _apart(whole: Mapping[Cell, int]) -> Iterator[Mapping[Cell, int]]:
    """Times of cooperation, and all else: nothing shown says one of the other."""
    for is_of_times in (False, True):
        block = {
            c: n for c, n in whole.items() if c.measure.startswith(TIMES) == is_of_times
        }
        if block:
            yield block


def _is_delicate(cell: Cell) -> bool:
    """Whether it tells of the police or a court in less than a year."""
    is_short = cell.until - cell.since < _YEAR
    return cell.measure == TIMES and cell.domain in _DELICATE and is_short
