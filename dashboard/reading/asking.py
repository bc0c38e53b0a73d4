"""Ask an indicator of an edition, as one reader may."""

from collections.abc import Collection
from dataclasses import replace

from pandas import DataFrame

from dashboard.editions.filters import Filters
from dashboard.editions.own_rows import with_own
from dashboard.editions.questions import fixed, kind_of
from dashboard.editions.released import Released
from dashboard.editions.shelf import Edition
from dashboard.ground.access import NOTHING, Scope, everything
from dashboard.ground.audit.recording import Asked, noted
from dashboard.ground.i18n import N_
from dashboard.ground.queries import load
from dashboard.reading.answer import Answer
from dashboard.reading.indicator import Indicator

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


def answer(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> Answer:
    """Ask an indicator of an edition.

    The one place where scope is applied: whoever sees everything, or asks for
    nothing but their own, gets exact rows; everybody else what is released, with
    their own rows exact in it.
    """
    asked = _within(indicator, edition, filters, scope)
    number, rows = edition.manifest.number, len(asked.table)
    noted(Asked(indicator=indicator.query, edition=number, rows=rows))
    return asked


def _within(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> Answer:
    """Apply the scope, as answer() says."""
    if edition.has_rows and is_exact(filters.municipalities, scope):
        return _exact(indicator, edition, filters, scope)
    query, released = QUERIES[indicator.query], indicator.released
    if released is None or edition.outside is None:
        return _without_release(indicator, edition, filters, scope)
    table = edition.outside.table(query, released, filters)
    if table is None:
        return _without_release(indicator, edition, filters, scope)
    own = scope if edition.has_rows else NOTHING
    if own:
        mine = filters.but(municipalities=tuple(own))
        exact = _exact(indicator, edition, mine, own).table
        table = with_own(released, table, exact, own)
    return _made(indicator, edition, filters, table)


def is_exact(places: Collection[str], scope: Scope) -> bool:
    """Whether everything asked for lies within a scope; no place means all."""
    return scope >= everything() or (bool(places) and scope.issuperset(places))


def _exact(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> Answer:
    table = edition.run(QUERIES[indicator.query], edition.values(filters), scope)
    return _made(indicator, edition, filters, table)


def _without_release(
    indicator: Indicator, edition: Edition, filters: Filters, scope: Scope
) -> Answer:
    """Show only a reader's own rows; to others, say why there is nothing."""
    own = tuple(scope) if edition.has_rows and not filters.municipalities else ()
    if own:
        mine = _exact(indicator, edition, filters.but(municipalities=own), scope)
        return replace(mine, notice=OWN_ONLY)
    columns = [column.name for column in QUERIES[indicator.query].columns]
    empty = DataFrame(columns=columns, dtype=object)
    nothing = _made(indicator, edition, filters, empty)
    return replace(nothing, notice=_why(indicator.released, filters, edition))


def _why(released: Released | None, filters: Filters, edition: Edition) -> str:
    """Say why a question has no released answer."""
    if released is None or edition.outside is None:
        return INSIDE_ONLY
    if released.places == "none" and filters.municipalities:
        return TOGETHER_ONLY
    period = fixed(filters, edition.manifest.extent)
    if period and kind_of(period) not in released.periods:
        return LONG_ONLY
    return FIXED_ONLY


def _made(
    indicator: Indicator, edition: Edition, filters: Filters, table: DataFrame
) -> Answer:
    return Answer(
        query=QUERIES[indicator.query],
        columns=indicator.read,
        table=table,
        filters=filters,
        window=filters.window(edition.manifest.extent),
        edition=edition.manifest,
    )
