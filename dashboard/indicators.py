"""An indicator: a query, a figure, a sentence and the words around them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.access import Scope
from dashboard.answer import Answer, Figure
from dashboard.editions import Edition
from dashboard.filters import Filters
from dashboard.queries import load

QUERIES = load("indicators")


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
    figure: Callable[[Answer], Figure]
    sentence: Callable[[Answer], list[Any]]
    note: str = ""
    width: int = 12
