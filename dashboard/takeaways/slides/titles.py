"""Titles of slides that Tilts wrote: known again, also where their numbers changed."""

import re
from collections.abc import Iterator, Sequence

from dashboard.takeaways.slides.spoken import NUMBER
from dashboard.takeaways.taken import Taken


def generated(taken: Taken) -> list[str]:
    """Return the generated title, and how it reads of one place and as a second one.

    The last is how decks were titled before places stood in titles.
    """
    behind_heading = f"{taken.indicator.heading}: {taken.title}"
    return [taken.title, taken.full_title, behind_heading]


def renewed(found: str, was: Sequence[str], now: Sequence[str]) -> str | None:
    """Return how a title reads by now; None where people wrote it.

    It keeps its form, and what stands in brackets behind it, such as its number. One
    of which only numbers are others than Tilts wrote is no title of people's own.
    """
    return next(_found(found, was, now), None)


def _found(found: str, was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    for worded in (re.escape, _with_any_numbers):
        for title, new in zip(was, now, strict=True):
            same = re.fullmatch(rf"{worded(title)}( \(.*)?", found, re.DOTALL)
            if same:
                yield new + (same[1] or "")


def _with_any_numbers(title: str) -> str:
    return NUMBER.pattern.join(map(re.escape, NUMBER.split(title)))
