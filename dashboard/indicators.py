"""An indicator: a query, a figure, a sentence and the words around them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.access import Scope
from dashboard.answer import Answer, Figure
from dashboard.audit.recording import Asked, noted
from dashboard.editions import Edition
from dashboard.filters import Filters
from dashboard.i18n import N_
from dashboard.queries import load

if TYPE_CHECKING:
    # The command line asks without Dash.
    from dash.development.base_component import Component

QUERIES = load("indicators")


def answer(name: str, edition: Edition, filters: Filters, scope: Scope) -> Answer:
    """Ask an indicator of an edition; KeyError if there is no such indicator."""
    query = QUERIES[name]
    extent = edition.manifest.extent
    table = edition.run(query, filters.parameters(extent), scope)
    noted(Asked(indicator=name, edition=edition.manifest.number, rows=len(table)))
    return Answer(
        query=query,
        table=table,
        filters=filters,
        window=filters.window(extent),
        edition=edition.manifest,
    )


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
