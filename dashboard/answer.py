"""The answer of an indicator: the one thing everything shown is made from."""

from dataclasses import dataclass
from typing import Any

from pandas import DataFrame

from dashboard.filters import Filters
from dashboard.manifest import Manifest
from dashboard.periods import Window
from dashboard.queries import Query

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
