"""The counts that disclosure control speaks of."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

TOTAL = "total"
"""All municipalities together, or all domains."""


@dataclass(frozen=True, kw_only=True, order=True)
class Cell:
    """One count: what is counted, where, in which days and about what.

    `until` is the first day that is no longer counted. Measures are families, new,
    continuing, returning, persons, contacts, and times of cooperation, whose domain is
    a kind of institution.
    """

    measure: str
    municipality: str
    since: date
    until: date
    domain: str = TOTAL

    def __hash__(self) -> int:
        """As of its fields, reckoned once: cells are looked up all the time."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        where = self.municipality, self.domain
        return hash((self.measure, *where, self.since, self.until))
