"""The counts that disclosure control speaks of."""

from dataclasses import dataclass
from datetime import date

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
