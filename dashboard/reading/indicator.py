"""An indicator: a query, a figure, a sentence and the words around them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pandas import DataFrame

from dashboard.editions.filters import Filters
from dashboard.editions.own_rows import with_own
from dashboard.editions.questions import fixed, kind_of
from dashboard.editions.released import RELEASE
from dashboard.editions.shelf import Edition
from dashboard.ground.access import NOTHING, Scope, everything
from dashboard.ground.audit.recording import Asked, noted
from dashboard.ground.i18n import N_
from dashboard.ground.queries import Query, load
from dashboard.reading.answer import Answer, Figure

if TYPE_CHECKING:
    # The command line asks without Dash.
    from dash.development.base_component import Component

QUERIES = load("indicators")

INSIDE_ONLY = N_("These numbers are shown inside the programme only.")
FIXED_ONLY = N_(
    "Outside the programme only fixed periods are shown – months, quarters, half-years,"
    " years, phases and all the data – for one municipality or all, in all domains."
)
LONG_ONLY = N_(
    "Outside the programme this is shown by year, by phase and for all the data only,"
    " in all domains."
)
TOGETHER_ONLY = N_(
    "Outside the programme this is shown for all municipalities together only."
)
OWN_ONLY = N_("Only the entries of your own municipality are shown.")


def answer(name: str, edition: Edition, filters: Filters, scope: Scope) -> Answer:
    """Ask an indicator of an edition; KeyError if there is no such indicator.

    The one place where scope is applied: whoever sees everything, or asks for
    nothing but their own, gets exact rows; everybody else what is released, with
    their own rows exact in it.
    """
    query = QUERIES[name]
    found = _within(query, edition, filters, scope)
    number, rows = edition.manifest.number, len(found.table)
    noted(Asked(indicator=name, edition=number, rows=rows))
    return found


def _within(query: Query, edition: Edition, filters: Filters, scope: Scope) -> Answer:
    """Apply the scope, as answer() says."""
    if edition.has_rows and is_exact(filters.municipalities, scope):
        return _exact(query, edition, filters, scope)
    released = edition.outside.table(query, filters) if edition.outside else None
    if released is None:
        return _without_release(query, edition, filters, scope)
    own = scope if edition.has_rows else NOTHING
    if own:
        mine = filters.but(municipalities=tuple(own))
        exact = _exact(query, edition, mine, own).table
        released = with_own(query, released, exact, own)
    return _made(query, edition, filters, released)


def is_exact(places: Collection[str], scope: Scope) -> bool:
    """Whether everything asked for lies within a scope; no place means all."""
    return scope >= everything() or (bool(places) and scope.issuperset(places))


def _exact(query: Query, edition: Edition, filters: Filters, scope: Scope) -> Answer:
    values = filters.parameters(edition.manifest.extent)
    return _made(query, edition, filters, edition.run(query, values, scope))


def _without_release(
    query: Query, edition: Edition, filters: Filters, scope: Scope
) -> Answer:
    """Show only a reader's own rows; to others, say why there is nothing."""
    own = tuple(scope) if edition.has_rows and not filters.municipalities else ()
    if own:
        found = _exact(query, edition, filters.but(municipalities=own), scope)
        return replace(found, notice=OWN_ONLY)
    columns = [column.name for column in query.columns]
    nothing = _made(query, edition, filters, DataFrame(columns=columns, dtype=object))
    return replace(nothing, notice=_why(query.name, filters, edition))


def _why(name: str, filters: Filters, edition: Edition) -> str:
    """Say why a question has no released answer."""
    released = RELEASE.get(name)
    if released is None or edition.outside is None:
        return INSIDE_ONLY
    if released.places == "none" and filters.municipalities:
        return TOGETHER_ONLY
    period = fixed(filters, edition.manifest.extent)
    if period and kind_of(period) not in released.periods:
        return LONG_ONLY
    return FIXED_ONLY


def _made(query: Query, edition: Edition, filters: Filters, table: DataFrame) -> Answer:
    return Answer(
        query=query,
        table=table,
        filters=filters,
        window=filters.window(edition.manifest.extent),
        edition=edition.manifest,
    )


def is_released(name: str) -> bool:
    """Whether an indicator is shown outside the programme at all."""
    return name in RELEASE


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """How one query is shown on a card: by a chart, or by a picture in HTML.

    `key` and `title` name it where a query has several cards, `measures` are those
    of its measures the card is about; `everywhere` asks for all municipalities, those
    filtered being only in focus, and for the window before; `timeless` asks for
    all there is, whatever the period and domain; `nothing` is said where the
    table is empty.
    """

    query: str
    sentence: Callable[[Answer], list[Any]]
    figure: Callable[[Answer], Figure] | None = None
    picture: "Callable[[Answer], Component] | None" = None
    title: str = ""
    note: str = ""
    width: int = 12
    source: str = N_("mediators' log")
    key: str = ""
    measures: tuple[str, ...] = ()
    everywhere: bool = False
    timeless: bool = False
    nothing: str = N_("No data for this choice.")

    @property
    def name(self) -> str:
        """Name of the card: its query's, unless several cards share the query."""
        return self.key or self.query

    def narrowed(self, whole: Answer) -> Answer:
        """Return the part of the query's answer that this card is about."""
        if not self.measures:
            return whole
        own = whole.table["measure"].isin(self.measures)
        return replace(whole, table=whole.table[own].reset_index(drop=True))
