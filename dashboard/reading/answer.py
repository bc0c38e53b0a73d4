"""The answer of an indicator: the one thing everything shown is made from."""

from dataclasses import dataclass, field
from typing import Any

from pandas import DataFrame

from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.ground.periods import Window
from dashboard.ground.queries import Query
from dashboard.reading.address import Address

Figure = dict[str, Any]
"""A Plotly figure as plain data: {"data": […], "layout": {…}}."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A table, and what is needed to trust it.

    Everything shown of an indicator is made from its answer: chart, sentence,
    table, download. Links in a picture lead on from `address`; `focus` holds
    municipalities to stand out among the others, and `before` their own past.
    `notice` says what a reader is not shown, and why.
    """

    query: Query
    table: DataFrame
    filters: Filters
    window: Window
    edition: Manifest
    address: Address = field(default_factory=Address)
    focus: tuple[str, ...] = ()
    before: "Answer | None" = None
    notice: str = ""

    @property
    def has_window(self) -> bool:
        """Whether the days asked for mean anything to the query."""
        return "since" in self.query.parameters
