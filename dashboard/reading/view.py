"""What one reader sees at one moment: an edition, through filters and a scope."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product
from typing import Self

from dashboard.editions.edition import Edition
from dashboard.editions.filters import CHOICES, Filters
from dashboard.editions.table import Table
from dashboard.ground import place_groups
from dashboard.ground.access import Scope, everything
from dashboard.ground.i18n import _
from dashboard.ground.periods import Window
from dashboard.reading import asking
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.cooperation.indicators import (
    COOPERATION_BY_KIND,
    INTERACTIONS_BY_KIND,
    NO_INSTITUTION,
)
from dashboard.reading.coverage import Coverage, coverage
from dashboard.reading.families.indicators import (
    FAMILIES_BY_MONTH,
    FAMILIES_BY_MUNICIPALITY,
    FAMILIES_CHANGE,
    NO_FAMILY,
)
from dashboard.reading.indicator import Indicator
from dashboard.reading.notes import Note
from dashboard.reading.record.indicators import REPORTING_BY_MONTH
from dashboard.reading.rows import TOTAL, Row
from dashboard.reading.workload.indicators import POSTS_BY_MUNICIPALITY

_RELEASED = (FAMILIES_BY_MUNICIPALITY, COOPERATION_BY_KIND)
"""What tells outsiders which municipalities take part."""

_COUNTED = {
    NO_INSTITUTION: COOPERATION_BY_KIND,
    NO_FAMILY: FAMILIES_BY_MUNICIPALITY,
}
"""Who knows whether the log holds any of what cards count, by what they say if not."""

_TOTALS = replace(FAMILIES_BY_MONTH, by_month=False)
"""Months as numbers alone: nobody is told which were not reported."""


@dataclass(frozen=True, kw_only=True)
class View:
    """Everything a page needs to fill itself.

    `address` is what the reader asked for, `filters` what is in force: with the
    page's own period, where the address names none, and its own place. `damaged` are
    newer editions that would be shown if their files were whole.
    """

    address: Address
    filters: Filters
    edition: Edition
    latest: int
    damaged: tuple[int, ...] = ()
    scope: Scope
    place: str | None = None
    has_domains: bool = True
    has_numbers: bool = False

    @property
    def compares(self) -> bool:
        """Whether numbers of this page stand against those of a period to choose."""
        query = self.edition.definitions.query(FAMILIES_CHANGE.query)
        takes = CHOICES["compare"].parameters & (query.parameters if query else set())
        return self.has_numbers and self.is_exact and bool(takes)

    @property
    def sees_all(self) -> bool:
        """Whether the reader sees the rows of every municipality exactly."""
        return self.edition.has_rows and self.scope >= everything()

    @property
    def is_exact(self) -> bool:
        """Whether all that is in force is shown exactly, and may be asked freely."""
        places = self.filters.municipalities
        return self.edition.has_rows and asking.is_exact(places, self.scope)

    @property
    def whole(self) -> Self:
        """The same reader and edition, with no filters: what there is at all."""
        return replace(self, filters=Filters())

    def shows(self, indicator: Indicator) -> bool:
        """Whether a card has anything for this reader: released, or rows of theirs."""
        if self.edition.has_rows and self.scope:
            places = () if indicator.everywhere else self.filters.municipalities
            if not places or asking.is_exact(places, self.scope):
                return True
        return indicator.released is not None

    @cached_property
    def has_entries(self) -> bool:
        """Whether there is an entry of what is in force, or may be one, outside."""
        return not self.is_exact or bool(self.ask(INTERACTIONS_BY_KIND).table)

    def nothing_of(self, indicator: Indicator) -> str:
        """Why a card shows nothing; empty where it shows anything.

        Inside, a card of the log is asked only where the log holds nothing at all, or
        nothing of its topic.
        """
        name = indicator.name
        if name not in self._nothing:
            self._nothing[name] = self._why_nothing(indicator)
        return self._nothing[name]

    def _why_nothing(self, indicator: Indicator) -> str:
        may_be = not self.is_exact or not self.has_entries
        if not may_be and self._lacks(indicator):
            return _(indicator.nothing)
        if indicator.timeless or not (indicator.is_of_log and may_be):
            return ""
        found = self.ask(indicator)
        if self.place and indicator.everywhere and not self.has_entries:
            # The others are there only to be compared with.
            return INTERACTIONS_BY_KIND.nothing_of(self.ask(INTERACTIONS_BY_KIND))
        return "" if found.table else indicator.nothing_of(found)

    def _lacks(self, indicator: Indicator) -> bool:
        """Whether the log holds entries, and none of what a card counts."""
        counted = _COUNTED.get(indicator.nothing)
        return counted is not None and not self.ask(counted).table

    @cached_property
    def _nothing(self) -> dict[str, str]:
        return {}

    def answer(self, indicator: Indicator) -> Answer:
        """Ask an indicator, within what is in force."""
        found = asking.answer(indicator, self.edition, self.filters, self.scope)
        return asking.in_todays_shape(found)

    def ask(self, indicator: Indicator) -> Answer:
        """Ask for what a card shows, with the way to other pages."""
        places = () if indicator.everywhere else self.filters.municipalities
        filters = self.filters.but(municipalities=places)
        if indicator.timeless:
            filters = filters.widened.but(period="all")
        found = asking.answer(indicator, self.edition, filters, self.scope)
        is_change = indicator.query == FAMILIES_CHANGE.query
        return replace(
            found,
            address=self.address,
            focus=self.filters.municipalities,
            before=self._before(indicator) if indicator.everywhere else None,
            history=self._history(filters) if indicator.judged else (),
            reports=self._reports(filters) if is_change else found.reports,
        )

    def _history(self, filters: Filters) -> tuple[Row, ...]:
        """The totals of every month there is, and the places each is of."""
        ever = filters.but(period="all")
        found = asking.answer(_TOTALS, self.edition, ever, self.scope)
        places: dict[date, set[str]] = defaultdict(set)
        for row in found.parts:
            places[row["month"]].add(row["municipality"])
        return tuple(
            {**row, "places": frozenset(places[row["month"]])} for row in found.totals
        )

    def _reports(self, filters: Filters) -> tuple[Row, ...]:
        """What has come in of the days in force and of those compared with."""
        other = filters.compared(self.edition.manifest.extent)
        found = [
            asking.answer(REPORTING_BY_MONTH, self.edition, asked, self.scope)
            for asked in (filters, other)
            if asked
        ]
        rows = [row for answer in found if not answer.notice for row in answer.rows]
        # A month can have days in both.
        return tuple({(row["post"], row["month"]): row for row in rows}.values())

    def _before(self, indicator: Indicator) -> Answer | None:
        """Ask for the days to compare with; None where the data do not reach back."""
        extent = self.edition.manifest.extent
        before = self.filters.compared(extent)
        if not before or before.window(extent).since < extent.since.replace(day=1):
            return None
        filters = before.but(municipalities=())
        return asking.answer(indicator, self.edition, filters, self.scope)

    @property
    def window(self) -> Window:
        """The days in force."""
        return self.filters.window(self.edition.manifest.extent)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes on the days and places in force, and on the days compared with."""
        extent = self.edition.manifest.extent
        other = self.filters.compared(extent) if self.compares else None
        windows = [self.window, *([other.window(extent)] if other else [])]
        every = asking.notes(self.edition, self.scope)
        return asking.notes_of(every, windows, self.filters.municipalities)

    @property
    def coverage(self) -> Coverage:
        """Where the data are that this page can show."""
        found = coverage(self.edition, self.scope, self.place)
        return replace(found, map=self.filters.map) if found.is_exact else found

    def taking_part(self) -> list[str]:
        """Municipalities with any row in the log, in the order of their names."""
        anything = [Filters(period="all", map=self.filters.map)]
        asked: tuple[Indicator, ...] = (INTERACTIONS_BY_KIND,)
        codes: set[str] = set()
        if not self.sees_all:
            anything = [Filters(period=one) for one in self.coverage.held()]
            asked, codes = _RELEASED, {*(self.scope if self.edition.has_rows else ())}
        for indicator, filters in product(asked, anything):
            found = asking.answer(indicator, self.edition, filters, self.scope)
            codes |= {*found.table.column("municipality")} - {TOTAL}
        return place_groups.by_name(codes)

    def posts(self, *, today: bool = False) -> Answer:
        """Ask when the posts of all municipalities, or of today's, were filled."""
        ever = Filters(period="all", map="today" if today else self.filters.map)
        found = asking.answer(POSTS_BY_MUNICIPALITY, self.edition, ever, self.scope)
        if not found.later:
            return found
        # A post of which not all is known as today's pages tell it, is not told of.
        whole = asking.in_todays_shape(found)
        return replace(whole, table=Table(columns=whole.table.columns))

    def with_mediator(self) -> list[str]:
        """Municipalities with a post or a row in the log, in the order of names."""
        posts = {*self.posts().table.column("municipality")}
        return place_groups.by_name(posts | set(self.taking_part()))


def in_force(asked: Filters, period: str | Window, place: str | None) -> Filters:
    """Return the filters asked for, with a page's own period and place."""
    return asked.but(
        period=asked.period or period,
        municipalities=(place,) if place else asked.municipalities,
    )
