"""How an indicator is released: whatever is not stays inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHORT = ("month", "quarter", "half")
LONG = ("year", "phase", "all")
EVERY = (*SHORT, *LONG)
"""Kinds of period, from the shortest to the longest."""


@dataclass(frozen=True, kw_only=True)
class Released:
    """One indicator as outsiders may ask for it.

    `protected` says which columns count families, persons or times of cooperation, as
    what, `about` which column says about what, and `long_only` which of them only long
    periods show; `companions` are hidden with the column they tell of, and `withheld`
    columns are never shown. `keys` tell one row from another, `days` says what days a
    row counts: those asked for, its month or its period. `places` is how one
    municipality is asked for: read off the rows, asked by itself, or not at all;
    `is_marked` rows are those that a fact gives to readers without a scope;
    `of_today` says that municipalities are today's, `has_totals` that a municipality
    asked for by itself has a row that sums up its parts.
    """

    periods: tuple[str, ...] = EVERY
    protected: Mapping[str, str] = field(default_factory=dict)
    about: str = "domain"
    long_only: tuple[str, ...] = ()
    companions: Mapping[str, str] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    keys: tuple[str, ...] = ("municipality",)
    days: str = "window"
    places: str = "rows"
    has_totals: bool = True
    totals_only: bool = False
    has_grain: bool = False
    has_audience: bool = False
    of_today: bool = False
    is_published: bool = False
    is_marked: bool = False
    lists_places: bool = False

    @property
    def is_of_the_log(self) -> bool:
        """Whether it counts families, persons or times of cooperation."""
        return bool(self.protected or self.withheld)

    @property
    def is_by_domain(self) -> bool:
        """Whether its numbers are told for each domain."""
        return "domain" in self.keys
