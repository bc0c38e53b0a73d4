"""Which days an outside edition tells of: of a period that is not over, nothing.

A period that still runs grows by some families with each edition, and the two files
would give these away. "All the data" never ends: as one they are shown up to the end
of the last year or phase, the first time up to the last month that is over.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from dashboard.editions.manifest import Manifest
from dashboard.editions.policy import Policy
from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.ground.periods import Over, Window

_DAY = timedelta(days=1)


class NothingOverError(ValueError):
    """No month of the data is over yet."""


def over(manifest: Manifest, ends: Sequence[Window], policy: Policy) -> Over:
    """Return the days of the data that are over; NothingOverError where none are.

    A month is over some days after its last day (the `policy` says how many), and if
    there is a row in it or after it: the month of the last row is taken to be whole.
    `ends` say how far all the data were shown as one before; they are never shown for
    less.
    """
    extent = manifest.extent
    published = manifest.today
    waited = published - timedelta(days=policy.wait_days) + _DAY
    until = min(_next_month(extent.last), waited.replace(day=1))
    firsts = {end.until: end.since for end in ends}
    grown = _marks(extent.since, until, policy.all_grows_at)
    marks = [day for day in (*grown, *firsts) if day <= until]
    # Where nobody keeps an earlier file there is nothing to subtract yet.
    first = min(until, extent.until)
    ever = max(marks, default=extent.since) if ends else first
    # What was shown as all the data stays so, also when an earlier day comes in.
    since = firsts.get(ever, extent.since)
    if until <= since:
        raise NothingOverError(
            _("No month is over yet, so there is nothing to show outside.")
        )
    return Over(since=since, until=until, all_until=ever, kinds=policy.periods)


def _marks(since: date, until: date, kinds: Collection[str]) -> Iterator[date]:
    """The ends of years and phases."""
    for year in range(since.year + 1, until.year + 1):
        if "year" in kinds:
            yield date(year, 1, 1)
    for phase in reference.phases().values():
        if "phase" in kinds and phase.last >= since:
            yield phase.last + _DAY


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
