"""Every indicator by its query, every card by its name, and what is released."""

from collections.abc import Mapping

from dashboard.editions.released import Released
from dashboard.reading.cooperation import indicators as cooperation
from dashboard.reading.families import indicators as families
from dashboard.reading.indicator import Indicator
from dashboard.reading.published import indicators as published
from dashboard.reading.recommendations import indicators as recommendations
from dashboard.reading.record import indicators as record
from dashboard.reading.survey import indicators as survey
from dashboard.reading.workload import indicators as workload

_DRAWERS = (
    families,
    cooperation,
    survey,
    published,
    recommendations,
    record,
    workload,
)

_EVERY = [
    named
    for drawer in _DRAWERS
    for named in vars(drawer).values()
    if isinstance(named, Indicator)
]

INDICATORS: Mapping[str, Indicator] = {one.query: one for one in _EVERY if not one.key}
"""What is known of each query, by the query's name."""

CARDS: Mapping[str, Indicator] = {one.name: one for one in _EVERY if one.has_card}
"""What a page can show, by the card's name."""

RELEASE: Mapping[str, Released] = {
    query: one.released for query, one in INDICATORS.items() if one.released
}
"""How each released indicator is, by its query: what publishing is given."""
