"""The times in which a place had a mediator, one after the other without seams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.reading.rows import Row

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Days without a break in which a post was filled; `last` is missing while open."""

    first: date
    last: date | None

    def reaches(self, day: date) -> bool:
        """Whether the post was still filled on a day."""
        return self.last is None or self.last >= day


def stretches(posts: Sequence[Row]) -> list[Stretch]:
    """Join the times of a place's posts that touch, the earliest first."""
    joined: list[Stretch] = []
    for row in sorted(posts, key=lambda row: row["from_date"]):
        first, last = row["from_date"], row["to_date"]
        before = joined[-1] if joined else None
        if before is None or not before.reaches(first - _DAY):
            joined.append(Stretch(first=first, last=last))
        elif before.last is not None and (last is None or last > before.last):
            joined[-1] = Stretch(first=before.first, last=last)
    return joined
