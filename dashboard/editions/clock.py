"""Whether it is the day that this machine says, as far as what was written down tells.

What is shown to outsiders and what is deleted depends on the day, and neither can be
taken back. So where the clock jumped, somebody says that it is right first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n
from dashboard.ground.audit.entry import now
from dashboard.ground.audit.files import Files, Time
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings

CLOCK = "clock"
"""The entry of the log by which somebody says that the clock is right."""

QUIET = timedelta(days=45)
"""So long nothing may be done: who works each month is never asked."""

_BACK = timedelta(days=1)
"""Clocks set right by some hours change no more than one day."""


class ClockError(Exception):
    """It may not be the day that the machine says, and nobody said that it is."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """What the machine says, and the newest time that is beyond doubt.

    `known` is None where nothing was ever written down.
    """

    now: datetime
    known: datetime | None

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Look at a home: its log, and editions where the log began after them.

        Months that are over are read only where their ends leave a doubt: a time that
        goes on from the last one of a month goes on from all that are beyond doubt.
        """
        files = Files(folder=settings.audit)
        turns = files.turns()
        clock = None if turns is None else cls.by(settings, turns)
        return clock if clock and clock.is_believed else cls.by(settings, files.times())

    @classmethod
    def by(cls, settings: Settings, written: Iterable[Time]) -> Self:
        """Look at a home whose log was written at these times, in their order."""
        times = [*written]
        if not times or times[0].number == 1:
            times = [*_editions(settings, times), *times]
        return cls(now=_moment(now()), known=_known(times))

    @property
    def is_believed(self) -> bool:
        """Whether it goes on from what is known."""
        return self.known is None or _goes_on(self.known, self.now)

    @property
    def doubt(self) -> str:
        """Say what is strange about it and what to do."""
        known = self.known or self.now
        return _(
            "This machine says that it is {today}, and the newest entry that is beyond"
            " doubt is of {known}. What is done by a wrong day cannot be taken back."
            " Set the clock of this machine right; or, if the day is right, say so:"
            " tilts clock {day}",
            today=i18n.day(self.now.date()),
            known=i18n.day(known.date()),
            day=self.now.date().isoformat(),
        )


def make_sure(settings: Settings) -> None:
    """ClockError where what is done by today's date may be done by a wrong one."""
    clock = Clock.of(settings)
    if not clock.is_believed:
        raise ClockError(clock.doubt)


def confirm(settings: Settings, day: date) -> None:
    """Write down that it is the day that the machine says; ClockError if it says none.

    Where nobody doubts it nothing is written.
    """
    clock = Clock.of(settings)
    today = clock.now.date()
    if day != today:
        raise ClockError(
            _(
                "This machine says that it is {today}. If that is wrong, set its clock"
                " right.",
                today=i18n.day(today),
            )
        )
    if not clock.is_believed:
        record(CLOCK, what=today.isoformat())


def _known(times: Iterable[Time]) -> datetime | None:
    """Go from time to time as long as each goes on from the one before, or is meant."""
    known: datetime | None = None
    for time in times:
        if known is None or time.action == CLOCK:
            known = time.at
        elif _goes_on(known, time.at):
            known = max(known, time.at)
    return known


def _goes_on(known: datetime, at: datetime) -> bool:
    return known - _BACK <= at <= known + QUIET


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _editions(settings: Settings, times: list[Time]) -> list[Time]:
    """When editions were made of which a log that was begun anew does not tell."""
    begun = times[0].at if times else None
    made = [
        Time(number=0, action="publish", at=_moment(one.created))
        for one in Shelf.at(settings.editions).every_manifest()
        if one.created
    ]
    # Only the newest: editions may be years apart where the log is away.
    return [one for one in made if begun is None or one.at < begun][-1:]
