"""A cell: one count that may have to be hidden."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, order=True)
class Cell:
    """What was counted where, over which days (half-open) and about what."""

    measure: str
    municipality: str
    since: date
    until: date
    domain: str = "total"
