"""Days from one to another."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

_MONTHS = (1, 3, 6, 12)


class Span(NamedTuple):
    """Days from `since` up to, but not including, `until`."""

    since: date
    until: date

    def holds(self, other: "Span") -> bool:
        """Whether every day of the other lies inside."""
        return self.since <= other.since and other.until <= self.until

    def meets(self, other: "Span") -> bool:
        """Whether they have a day in common."""
        return self.since < other.until and other.since < self.until

    def within(self, other: "Span") -> "Span":
        """Cut off the days outside of the other."""
        return Span(max(self.since, other.since), min(self.until, other.until))


Spans = tuple[Span, ...]


def around(spans: Sequence[Span]) -> Span:
    """The days from the first to the last of all these, of one at least."""
    firsts, ends = zip(*spans, strict=True)
    return Span(min(firsts), max(ends))


def cuts(spans: Spans) -> list[date]:
    """Every day on which one of the windows begins or ends."""
    return sorted({day for span in spans for day in span})


def covered(days: Span, spans: Iterable[Span]) -> bool:
    """Whether every day lies in one of the spans."""
    reached = days.since
    for span in sorted(spans):
        if span.since <= reached < span.until:
            reached = span.until
    return reached >= days.until


def preceding(span: Span, others: Spans) -> Span | None:
    """Return the window before one of the calendar, or the phase before a phase."""
    before = [
        other
        for other in others
        if other.until <= span.since and _months(other) == _months(span)
    ]
    found = max(before, key=lambda other: other.until, default=None)
    return found if found and (not _months(span) or found.until == span.since) else None


def _months(span: Span) -> int:
    """Length of a month, quarter, half-year or year of the calendar, otherwise 0."""
    for months in _MONTHS:
        end = span.since.month - 1 + months
        if (
            span.since.day == 1
            and (span.since.month - 1) % months == 0
            and span.until == date(span.since.year + end // 12, end % 12 + 1, 1)
        ):
            return months
    return 0
