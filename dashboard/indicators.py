"""An indicator: a query, a figure, a sentence and the words around them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pandas import DataFrame

from dashboard.access import Scope
from dashboard.editions import Edition, Manifest
from dashboard.filters import Filters
from dashboard.periods import Window
from dashboard.queries import Query, load

QUERIES = load("indicators")

Figure = dict[str, Any]
"""A Plotly figure as plain data: {"data": […], "layout": {…}}."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A table, and what is needed to trust it.

    Everything shown of an indicator is made from its answer: chart, sentence,
    table, download.
    """

    query: Query
    table: DataFrame
    filters: Filters
    window: Window
    edition: Manifest


def answer(name: str, edition: Edition, filters: Filters, scope: Scope) -> Answer:
    """Ask an indicator of an edition; KeyError if there is no such indicator."""
    query = QUERIES[name]
    extent = edition.manifest.extent
    return Answer(
        query=query,
        table=edition.run(query, filters.parameters(extent), scope),
        filters=filters,
        window=filters.window(extent),
        edition=edition.manifest,
    )


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """How one query is shown on a card."""

    query: str
    title: str
    figure: Callable[[Answer], Any]
    sentence: Callable[[Answer], list[Any]]
    note: str = ""
    width: int = 12
