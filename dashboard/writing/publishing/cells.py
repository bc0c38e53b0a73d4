"""From answers to cells, and from protected cells back to what is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dashboard.disclosure.cells import Cell
from dashboard.editions.questions import Question, periods
from dashboard.editions.released import LONG, Released
from dashboard.ground import reference
from dashboard.ground.periods import Window, kind_of, window
from dashboard.ground.queries import Query

TOTAL = "total"

Records = list[dict[str, Any]]
Placed = list[tuple[dict[str, Any], str, Cell | None]]
"""Row, column and the cell of what stands there, if it may have one."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An answer of the inside edition to one released question.

    `kept` are the rows, by their places, that stand as they were shown before, and
    `replaced` those that would stand there by today's data.
    """

    query: Query
    released: Released
    question: Question
    rows: Records
    kept: frozenset[int] = frozenset()
    replaced: Records = field(default_factory=list)

    @property
    def new(self) -> Records:
        """The rows that are told of for the first time."""
        return [row for n, row in enumerate(self.rows) if n not in self.kept]


class Calendar:
    """The fixed windows, as they are called, over an extent of data."""

    def __init__(self, extent: Window) -> None:
        self.extent = extent
        # Of two with the same days the longer kind stands, which shows more.
        self.fixed = {window(p, extent): p for p in reversed(periods(extent))}

    @property
    def ever(self) -> Window:
        """All the data as one; outside, up to the end of the last year or phase."""
        return window("all", self.extent)

    def asked(self, question: Question) -> Window:
        """Return the days that a question asks for."""
        return window(question.period or "all", self.extent)

    def whole(self, days: Window, asked: Window) -> Window | None:
        """Return days all of whose data lie in the window asked for; else None."""
        since = max(days.since, self.extent.since)
        until = min(days.until, self.extent.until)
        return days if asked.since <= since and until <= asked.until else None


def cells(asked: Asked, calendar: Calendar, alone: Mapping[Any, str]) -> Placed:
    """Give each protected value of an answer its cell; None where it may have none.

    `alone` names, for a period and one of today's municipalities, the only one
    of that time that served families there.
    """
    released, period = asked.released, asked.question.period
    found: Placed = []
    for row in asked.new if released.protected else ():
        days, place = days_of(asked, row, calendar), row["municipality"]
        if released.of_today and place != TOTAL:
            place = alone.get((period, place))
        for column, measure in released.protected.items():
            if row[column] is None or (released.of_today and not row[column]):
                continue
            has_cell = place is not None and days in calendar.fixed
            if column in released.long_only and kind_of(period or "all") not in LONG:
                has_cell = False
            domain = row.get(released.about, TOTAL)
            cell = _cell(measure, place, days, domain) if has_cell and days else None
            found.append((row, column, cell))
    return found


def between(row: Mapping[str, Any]) -> Window:
    """Return the days that a row's own from and to name."""
    return Window(since=row["from"], until=row["to"] + timedelta(days=1))


def _cell(measure: str, place: str, days: Window, domain: str) -> Cell:
    return Cell(
        measure=measure,
        municipality=place,
        since=days.since,
        until=days.until,
        domain=domain,
    )


def days_of(asked: Asked, row: Mapping[str, Any], calendar: Calendar) -> Window | None:
    """Return the days a row counts, as they are called; None where they are cut."""
    whole = calendar.asked(asked.question)
    if asked.released.days == "period":
        return calendar.whole(window(row["period"], calendar.extent), whole)
    if asked.released.days == "month":
        return calendar.whole(window(f"{row['month']:%Y-%m}", calendar.extent), whole)
    return whole


def alone(answers: list[Asked]) -> dict[Any, str]:
    """Return who alone stands for a municipality of today in a period."""
    known = reference.municipalities()
    found: dict[Any, set[str]] = {}
    for asked in answers:
        if asked.released.lists_places:
            for row in asked.rows:
                code = row["municipality"]
                if code != TOTAL:
                    key = (asked.question.period, known[code].today)
                    found.setdefault(key, set()).add(code)
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}
