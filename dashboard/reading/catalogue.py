"""Every indicator by its query, every card by its name, and what is released."""

from collections.abc import Mapping

from dashboard.editions.definitions import Definitions
from dashboard.editions.released import Released
from dashboard.ground.queries import Query
from dashboard.reading import drawers, noted
from dashboard.reading.indicator import NO_TOTAL, Indicator
from dashboard.reading.kit.tables.listed import plain

_EVERY = [*drawers.EVERY, *drawers.inside(noted)]

INDICATORS: Mapping[str, Indicator] = {one.query: one for one in _EVERY if not one.key}
"""What is known of each query, by the query's name."""

CARDS: Mapping[str, Indicator] = {one.name: one for one in _EVERY if one.has_card}
"""What a page can show, by the card's name."""

RELEASE: Mapping[str, Released] = {
    query: one.released for query, one in INDICATORS.items() if one.released
}
"""How each released indicator is, by its query: what publishing is given."""


def drawer(query: Query) -> Indicator:
    """Return what is known of a query; hardly anything, if only an edition has it."""
    bare = Indicator(
        query=query.name,
        title=query.name,
        sums="",
        total=NO_TOTAL,
        table=plain,
        released=None,
        sentence=None,
    )
    return INDICATORS.get(query.name, bare)


def known(name: str, definitions: Definitions) -> Indicator | None:
    """Return the indicator of a name; None if neither we nor an edition have it."""
    query = definitions.query(name)
    return drawer(query) if query else INDICATORS.get(name)
