"""Where the data are: which months have entries, and which period shows the latest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.editions.edition import Edition
from dashboard.editions.filters import Filters
from dashboard.editions.questions import periods
from dashboard.editions.released import EVERY, LONG
from dashboard.ground import reference
from dashboard.ground.access import Scope
from dashboard.ground.months import between, following
from dashboard.ground.periods import Over, Window, is_offered, kind_of, window
from dashboard.reading import asking
from dashboard.reading.cooperation.indicators import INTERACTIONS_BY_KIND
from dashboard.reading.families.indicators import (
    FAMILIES_BY_MONTH,
    FAMILIES_BY_MUNICIPALITY,
)
from dashboard.reading.rows import TOTAL
from dashboard.reading.workload.indicators import POSTS_BY_MUNICIPALITY

_LATEST = "last-12-months"
_HOLDING = ("all", "year", "month")
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Months:
    """Months with entries or a filled post, the newest first, and which have any."""

    extent: Window
    reported: frozenset[date]
    offered: tuple[date, ...]

    def is_offered(self, period: str) -> bool:
        """Whether there is anything to ask of a period; outside, once it is over."""
        if is_offered(period, self.extent) or isinstance(self.extent, Over):
            return is_offered(period, self.extent)
        days = window(period, self.extent)
        return _meets(self.offered, days)

    def is_empty(self, days: Window) -> bool:
        """Whether no month of these days has an entry."""
        return not _meets(self.reported, days)


def _meets(months: Iterable[date], days: Window) -> bool:
    """Whether one of some months has a day among these."""
    first = days.since.replace(day=1)
    return any(first <= month < days.until for month in months)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What there is of an edition's log for one reader, in some places or in all.

    Where not every row may be read, months are known from what is released.
    """

    edition: Edition
    scope: Scope
    places: tuple[str, ...] = ()
    map: str = Filters.map

    @property
    def is_exact(self) -> bool:
        """Whether the reader may ask for the entries of any days."""
        return self.edition.has_rows and asking.is_exact(self.places, self.scope)

    def reported(self) -> list[date]:
        """Return the months that have entries, the oldest first."""
        extent = self._extent
        if isinstance(extent, Over) and not (self.is_exact or extent.tells_of_months):
            return sorted(self._months_of_periods(extent))
        asked = ["all"] if self.is_exact else list(_enough(extent))
        return sorted({month for period in asked for month in self._months(period)})

    def _months_of_periods(self, extent: Over) -> set[date]:
        """Where no month is told of: all of the shortest periods with any entry."""
        shortest = next(kind for kind in EVERY if kind in (extent.kinds or EVERY))
        found: set[date] = set()
        for period in periods(extent):
            if kind_of(period) == shortest and self._has(period):
                days = window(period, extent)
                first, last = max(days.since, extent.since), min(days.last, extent.last)
                found.update(between(first, last))
        return found

    def _months(self, period: str) -> list[date]:
        found = asking.answer(
            FAMILIES_BY_MONTH, self.edition, self._asked(period), self.scope
        )
        months = found.table.column("month")
        whose = found.table.column("municipality")
        is_told = [code == TOTAL or bool(self.places) for code in whose]
        return [month for month, told in zip(months, is_told, strict=True) if told]

    def held(self) -> list[str]:
        """Return periods that hold all that is told of: as few as are needed."""
        return list(_enough(self._extent)) or periods(self._extent)

    def months(self) -> "Months":
        """Return the months there are to choose from."""
        reported = self.reported()
        return Months(
            extent=self._extent,
            reported=frozenset(reported),
            offered=tuple(sorted({*reported, *self._filled()}, reverse=True)),
        )

    def has_entries(self, days: Window) -> bool:
        """Whether any entry is of these days; not exactly: of a month begun in them."""
        if not self.is_exact:
            return any(days.since <= month < days.until for month in self.reported())
        return self._has(days)

    def period(self) -> str | Window:
        """Return the period that shows the latest entries.

        It is the latest phase that has any; where entries lie after it, the last
        twelve months that do. All the data where there is no entry at all.
        """
        if not self.is_exact:
            return self._released()
        for code in reversed(reference.phases()):
            days = window(f"phase:{code}", self._extent)
            if self._has(days):
                later = Window(since=days.until, until=self._extent.until)
                return self._latest() if self._lie_in(later) else f"phase:{code}"
        return self._latest()

    def _lie_in(self, days: Window) -> bool:
        return days.since < days.until and self._has(days)

    def _has(self, period: str | Window) -> bool:
        """Whether anything is shown of a period."""
        asked = INTERACTIONS_BY_KIND if self.is_exact else FAMILIES_BY_MUNICIPALITY
        filters = self._asked(period)
        return bool(asking.answer(asked, self.edition, filters, self.scope).table)

    def _latest(self) -> str | Window:
        """The twelve months up to the last one with entries."""
        reported = self.reported()
        if not reported:
            return "all"
        # The last day of the data can be that of a survey, long after the log.
        until = following(reported[-1])
        if window(_LATEST, self._extent).until == until:
            return _LATEST
        return Window(since=until.replace(year=until.year - 1), until=until)

    def _released(self) -> str:
        """Of what is told outside, the latest long period, which shows most."""
        extent = self._extent

        def rank(period: str) -> tuple[bool, date, bool]:
            end = min(window(period, extent).until, extent.until)
            return kind_of(period) in LONG, end, period.startswith("phase:")

        offered = [period for period in periods(extent) if period != "all"]
        # The first of equals is the longest.
        ranked = sorted(offered, key=rank, reverse=True)
        return next(filter(self._has, ranked), "all")

    def _filled(self) -> set[date]:
        """The months in which a post is known to be filled, up to the edition's day."""
        if not self.is_exact:
            return set()
        made = self.edition.manifest.today
        until = max(self._extent.until, made + _DAY)
        days = Window(since=self._extent.since, until=until)
        posts = asking.answer(
            POSTS_BY_MUNICIPALITY, self.edition, self._asked(days), self.scope
        )
        ends = zip(
            posts.table.column("from_date"), posts.table.column("to_date"), strict=True
        )
        last = until - _DAY
        return {
            month
            for first, to in ends
            for month in between(first, min(to or last, last))
        }

    def _asked(self, period: str | Window) -> Filters:
        return Filters(period=period, municipalities=self.places, map=self.map)

    @property
    def _extent(self) -> Window:
        outside = None if self.is_exact else self.edition.outside
        return (outside or self.edition).manifest.extent


def _enough(extent: Window) -> Iterator[str]:
    """Fixed periods that hold every month that is told of: as few as are needed."""
    whole: list[Window] = []
    for period in periods(extent):
        days = window(period, extent)
        is_held = any(w.since <= days.since and days.until <= w.until for w in whole)
        if kind_of(period) in _HOLDING and not is_held:
            whole.append(days)
            yield period


def coverage(edition: Edition, scope: Scope, place: str | None = None) -> Coverage:
    """Return what there is for a reader in one place, or in all they may see."""
    places = (place,) if place else ()
    seen = Coverage(edition=edition, scope=scope, places=places)
    if place or seen.is_exact or edition.outside or not edition.has_rows:
        return seen
    # Without an outside edition nothing but their own is shown to them.
    return Coverage(edition=edition, scope=scope, places=tuple(scope))
