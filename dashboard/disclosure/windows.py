"""Days from one to another."""

from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """Days from `since` up to, but not including, `until`."""

    since: date
    until: date

    def holds(self, other: "Span") -> bool:
        """Whether every day of the other lies inside."""
        return self.since <= other.since and other.until <= self.until

    def within(self, other: "Span") -> "Span":
        """Cut off the days outside of the other."""
        return Span(max(self.since, other.since), min(self.until, other.until))


Spans = tuple[Span, ...]


def cuts(spans: Spans) -> list[date]:
    """Every day on which one of the windows begins or ends."""
    return sorted({day for span in spans for day in span})
