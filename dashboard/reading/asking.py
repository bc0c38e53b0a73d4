"""Ask an indicator of an edition, as one reader may."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard.editions.edition import Edition
from dashboard.editions.filters import CHOICES, Filters
from dashboard.editions.manifest import Manifest
from dashboard.editions.own_rows import with_own
from dashboard.editions.questions import fixed
from dashboard.editions.released import Released
from dashboard.editions.table import Table
from dashboard.ground.access import NOTHING, Scope, everything
from dashboard.ground.audit.recording import Asked, noted
from dashboard.ground.i18n import N_
from dashboard.ground.periods import Over, Window, is_offered, kind_of
from dashboard.ground.queries import Query, load
from dashboard.ground.topics import is_about
from dashboard.reading.absence import Absence, absence
from dashboard.reading.answer import Answer
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import of_type
from dashboard.reading.indicator import Indicator
from dashboard.reading.notes import RELEASED, Note, days_of
from dashboard.reading.rows import Row
from dashboard.reading.targets import Target

NOTES, TARGETS, REPORTS = "notes", "targets_set", "reporting_by_month"
"""The queries that list the notes on the data, the targets that were set, and what has
come in of each post and month."""

QUERIES = load("indicators")
"""The queries of today; an edition has its own."""

INSIDE_ONLY = N_("These numbers are shown inside the programme only.")
FIXED_ONLY = N_(
    "Outside the programme only fixed periods are shown – months, quarters, half-years,"
    " years, phases and all the data – for one municipality or all, in all domains."
)
LONG_ONLY = N_(
    "Outside the programme this is shown by year, by phase and for all the data only,"
    " in all domains."
)
NOT_OVER = N_(
    "Outside the programme a period is shown once it is over and late reports have had"
    " time to come in."
)
NO_SUCH_PERIOD = N_(
    "The programme has chosen not to show periods of this kind outside."
)
NO_SUCH_PLACE = N_(
    "The programme has chosen not to show this municipality by itself outside."
)
NOT_THERE = N_("This edition does not show this outside the programme.")
TOGETHER_ONLY = N_(
    "Outside the programme this is shown for all municipalities together only."
)
OWN_ONLY = N_("Only the entries of your own municipality are shown.")
NOT_YET = N_("This edition was published before this number was defined.")
NO_SUCH_FILTER = N_(
    "This edition was published before this number could be narrowed down like that."
)


def answer(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> Answer:
    """Ask an indicator of an edition, by the edition's own definition.

    The one place where scope is applied: whoever sees everything, or asks for
    nothing but their own, gets exact rows; everybody else what is released, with
    their own rows exact in it.
    """
    query = edition.definitions.query(indicator.query)
    asking = _Asking(
        indicator=indicator, query=query or QUERIES[indicator.query], edition=edition
    )
    with edition.definitions.in_force():
        if query is None:
            given = asking.nothing(filters, NOT_YET)
        elif asking.asks_for_more(filters):
            given = asking.nothing(filters, NO_SUCH_FILTER)
        else:
            given = asking.within(filters, scope)
            reports = asking.reports(given, scope) if indicator.by_month else None
            given = replace(
                given,
                absence=asking.absence(given, scope),
                reports=reports or (),
                notes=_beside(given, notes(edition, scope)),
                targets=_aims(indicator, edition, filters, scope),
            )
    number, rows = edition.manifest.number, len(given.table)
    noted(Asked(indicator=indicator.query, edition=number, rows=rows))
    return given


def notes(edition: Edition, scope: Scope) -> tuple[Note, ...]:
    """Return every note on the data that a reader may see."""
    query = edition.definitions.query(NOTES)
    if query is None:
        return ()
    table = None
    if edition.has_rows and scope:
        table = edition.run(query, {}, scope)
    elif edition.outside:
        table = edition.outside.table(query, RELEASED, Filters())
    every = map(Note.of, table.records()) if table else ()
    # Those that change how numbers are read come first.
    return tuple(sorted(every, key=lambda one: (not one.changes_numbers, one.number)))


def notes_of(
    every: Iterable[Note], windows: Collection[Window], places: Collection[str]
) -> tuple[Note, ...]:
    """Return the notes on any of these days and places; without any, on all."""
    return tuple(
        note
        for note in every
        if (not windows or any(note.meets(one.since, one.last) for one in windows))
        and (not places or any(map(note.is_of, places)))
    )


def _beside(answer: Answer, every: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes on what an answer is about: its indicator, its days and its places.

    Where it has no days, only those that name it; and none that is of no row, where
    rows have days of their own, unless it names the indicator.
    """
    if answer.query.name == NOTES or answer.notice:
        return ()
    windows = _windows(answer)
    places, own = answer.filters.municipalities, _own_days(answer)
    return tuple(
        note
        for note in notes_of(every, windows, places)
        if is_about(answer.query, note.about)
        and (note.about == answer.query.name or _is_of_rows(note, answer, own))
    )


def _is_of_rows(note: Note, answer: Answer, own: list[tuple[date, date]]) -> bool:
    """Whether a note is about any row; of no rows it may say why there are none."""
    if not answer.table:
        return note.changes_numbers
    return not own or any(note.meets(*days) for days in own)


def _own_days(answer: Answer) -> list[tuple[date, date]]:
    """The days of surveys, phases and posts that a table lists, whatever was asked.

    A month without a row is one of the window all the same.
    """
    if not {"wave", "from"} & set(answer.table.columns) - {"month"}:
        return []
    return [days for row in answer.table.records() if (days := days_of(row))]


def _aims(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> tuple[Target, ...]:
    """The targets that a reader may see of what an indicator counts, of any days."""
    query = edition.definitions.query(TARGETS)
    is_for_all = indicator.aims and not filters.is_narrowed
    if query is None or not (is_for_all and edition.has_rows and scope):
        return ()
    rows = edition.run(query, {}, scope).records()
    return tuple(Target.of(row) for row in rows if row["measure"] == indicator.aims)


def _windows(answer: Answer) -> list[Window]:
    """The days asked for, and those they are compared with."""
    if not answer.has_window:
        return []
    compares = CHOICES["compare"].parameters & answer.query.parameters
    extent = answer.edition.extent
    other = answer.filters.compared(extent) if compares else None
    return [answer.window, *([other.window(extent)] if other else [])]


def is_exact(places: Collection[str], scope: Scope) -> bool:
    """Whether everything asked for lies within a scope; no place means all."""
    return scope >= everything() or (bool(places) and scope.issuperset(places))


def columns_of(indicator: Indicator, query: Query) -> Mapping[str, Column]:
    """Return how a query's columns are read; those of another day, by their type."""
    known = indicator.read
    older = (column for column in query.columns if column.name not in known)
    return {
        **known,
        **{
            column.name: Column(
                name=column.name, heading=column.name, kind=of_type(column.type)
            )
            for column in older
        },
    }


def in_todays_shape(given: Answer) -> Answer:
    """Return an answer with the columns of today, those its edition lacks empty.

    For what is made of single numbers; a card shows an answer as it is.
    """
    if not given.later:
        return given
    missing = dict.fromkeys(sorted(given.later))
    records = [{**row, **missing} for row in given.table.records()]
    return replace(
        given,
        query=QUERIES[given.query.name],
        table=Table.of([*given.table.columns, *missing], records),
        later=frozenset(),
    )


@dataclass(frozen=True, kw_only=True)
class _Asking:
    """One indicator while it is asked of an edition, by a query of the edition's."""

    indicator: Indicator
    query: Query
    edition: Edition

    def asks_for_more(self, filters: Filters) -> bool:
        """Whether a filter is set that today's query takes and this one does not."""
        todays = QUERIES.get(self.query.name, self.query)
        later = todays.parameters - self.query.parameters
        decided = frozenset().union(*(one.parameters for one in CHOICES.values()))
        extent = self.edition.manifest.extent
        asked = filters.parameters(extent)
        unasked = Filters(period=filters.period).parameters(extent)
        return any(asked[name] != unasked[name] for name in later & decided)

    def within(self, filters: Filters, scope: Scope) -> Answer:
        """Apply the scope, as answer() says."""
        edition, released = self.edition, self.indicator.released
        if edition.has_rows and is_exact(filters.municipalities, scope):
            return self._exact(filters, scope)
        if released is None or edition.outside is None:
            return self._without_release(filters, scope)
        table = edition.outside.table(self.query, released, filters)
        if table is None:
            return self._without_release(filters, scope)
        # All the data are, beside what is released, the days that are released.
        manifest = edition.outside.manifest
        own = scope if edition.has_rows else NOTHING
        if own:
            mine = filters.but(municipalities=tuple(own))
            exact = self._exact(mine, own, manifest)
            table = with_own(released, table, exact.table, own)
        return self._made(filters, table, manifest)

    def absence(self, given: Answer, scope: Scope) -> Absence | None:
        """Say why nothing is counted, to those who may know what has come in."""
        is_blank = not given.table and not given.notice and given.has_window
        if not (is_blank and self.indicator.is_of_log):
            return None
        found = self.reports(given, scope)
        return None if found is None else absence(row["state"] for row in found)

    def reports(self, given: Answer, scope: Scope) -> tuple[Row, ...] | None:
        """What has come in of these days; None to those who may not know."""
        query = self.edition.definitions.query(REPORTS)
        places = given.filters.municipalities
        if query is None or not (self.edition.has_rows and is_exact(places, scope)):
            return None
        values = self.edition.values(given.filters)
        return tuple(self.edition.run(query, values, scope).records())

    def nothing(self, filters: Filters, why: str) -> Answer:
        """Return an empty answer that says why it is."""
        columns = tuple(column.name for column in self.query.columns)
        return replace(self._made(filters, Table(columns=columns)), notice=why)

    def _exact(
        self, filters: Filters, scope: Scope, manifest: Manifest | None = None
    ) -> Answer:
        values = self.edition.values(filters, manifest)
        table = self.edition.run(self.query, values, scope)
        return self._made(filters, table, manifest)

    def _without_release(self, filters: Filters, scope: Scope) -> Answer:
        """Show only a reader's own rows; to others, say why there is nothing."""
        own = () if filters.municipalities else tuple(scope)
        if own and self.edition.has_rows:
            mine = self._exact(filters.but(municipalities=own), scope)
            return replace(mine, notice=OWN_ONLY)
        return self.nothing(filters, self._why(filters))

    def _why(self, filters: Filters) -> str:
        """Say why a question has no released answer."""
        released = self.indicator.released
        if released is None or self.edition.outside is None:
            return INSIDE_ONLY
        if released.places == "none" and filters.municipalities:
            return TOGETHER_ONLY
        if self.edition.outside.leaves_out(released, filters):
            return NO_SUCH_PLACE
        if not self.edition.outside.has(self.query.name):
            return NOT_THERE
        extent = self.edition.outside.manifest.extent
        return _why_not_of(fixed(filters, extent), released, extent)

    def _made(
        self, filters: Filters, table: Table, manifest: Manifest | None = None
    ) -> Answer:
        manifest = manifest or self.edition.manifest
        todays = QUERIES.get(self.query.name, self.query).columns
        own = {column.name for column in self.query.columns}
        return Answer(
            query=self.query,
            columns=columns_of(self.indicator, self.query),
            table=table,
            filters=filters,
            window=filters.window(manifest.extent),
            edition=manifest,
            too_few=self.edition.definitions.too_few,
            later=frozenset(column.name for column in todays) - own,
        )


def _why_not_of(period: str | None, released: Released, extent: Window) -> str:
    """Say why there is no answer of a period; None is one that is not fixed."""
    if period and kind_of(period) not in released.periods:
        return LONG_ONLY
    if period and isinstance(extent, Over) and not extent.tells_of(period):
        return NO_SUCH_PERIOD
    if period and not is_offered(period, extent):
        return NOT_OVER
    return FIXED_ONLY
