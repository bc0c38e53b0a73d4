"""What is true of the families seen in overlapping windows, whoever they are.

A relation is a sum of counts with signs that is at most zero (`at_most`), written
as (window, sign) pairs. Counts of families are coverages: a longer window has at
least as many, windows that cover another have together at least as many, and two
overlapping windows have at least as many as what they span and what they share.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
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


Terms = tuple[tuple[Span, int], ...]
Spans = tuple[Span, ...]


@lru_cache(maxsize=32)
def coverage(spans: Spans) -> tuple[Terms, ...]:
    """Relations of the numbers of families in these windows."""
    return (*_longer(spans), *_covers(spans), *_crossings(spans))


def smallest(spans: list[Span]) -> list[Span]:
    """Those that hold none of the others."""
    return [
        one
        for one in spans
        if not any(other != one and one.holds(other) for other in spans)
    ]


def largest(spans: list[Span]) -> list[Span]:
    """Those that none of the others holds."""
    return [
        one
        for one in spans
        if not any(other != one and other.holds(one) for other in spans)
    ]


def cuts(spans: Spans) -> list[date]:
    """Every day on which one of the windows begins or ends."""
    return sorted({day for span in spans for day in span})


def _longer(spans: Spans) -> Iterator[Terms]:
    for one in spans:
        around = [other for other in spans if other != one and other.holds(one)]
        for other in smallest(around):
            yield (one, 1), (other, -1)


def _covers(spans: Spans) -> Iterator[Terms]:
    """Each window against sets of others that cover it, none of them in vain."""
    for one in spans:
        pieces = [
            other
            for other in spans
            if other.since < one.until
            and one.since < other.until
            and not other.holds(one)
        ]
        found = set()
        for first in pieces:
            if first.since <= one.since:
                for overlapping in (True, False):
                    found.add(_cover(one, first, pieces, overlapping=overlapping))
        yield from (((one, 1), *((s, -1) for s in cover)) for cover in found if cover)


def _cover(one: Span, first: Span, pieces: list[Span], *, overlapping: bool) -> Spans:
    """Cover a window from a first piece on; nothing if a day stays open."""
    chosen = [first]
    while (reach := chosen[-1].until) < one.until:
        following = [s for s in pieces if s.since <= reach < s.until]
        exact = [s for s in following if s.since == reach]
        if exact and not overlapping:
            following = exact
        closing = [s for s in following if s.until >= one.until]
        if not following:
            return ()
        chosen.append(
            max(closing, key=lambda s: (s.since, s))
            if closing
            else max(following, key=lambda s: (s.until, s.since))
        )
    around = zip(chosen, chosen[2:], strict=False)
    in_vain = any(before.until >= after.since for before, after in around)
    return () if in_vain else tuple(chosen)


def _crossings(spans: Spans) -> Iterator[Terms]:
    """Two overlapping windows against what they span and what they share."""
    for one in spans:
        for other in spans:
            if not one.since < other.since < one.until < other.until:
                continue
            span, share = Span(one.since, other.until), Span(*other.within(one))
            spanned = [
                s
                for s in spans
                if span.holds(s) and not one.holds(s) and not other.holds(s)
            ]
            shared = [s for s in spans if share.holds(s)]
            for both in largest(spanned):
                for common in largest(shared):
                    yield (both, 1), (common, 1), (one, -1), (other, -1)
