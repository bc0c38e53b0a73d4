"""Rows by the days they count: what was shown of a period stands, the rest is new."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.ground.periods import Window, kind_of
from dashboard.ground.queries import Query
from dashboard.writing.publishing.cells import Asked, Calendar, Records, days_of
from dashboard.writing.publishing.earlier import Days, Earlier

Parts = dict[Window | None, Records]
"""Rows by the days they count; those of a period that is cut have none."""


def as_shown(asked: Asked, earlier: Earlier, calendar: Calendar) -> Asked:
    """Return an answer in which every period that was shown before stands so.

    Rows that came in late, or were taken back since, change nothing in it.
    """
    if not _stands(asked):
        return asked
    rows: Records = []
    replaced: Records = []
    kept: set[int] = set()
    for days, now in _parts(asked, calendar).items():
        before = earlier.rows.get(Days.of(asked, days)) if days else None
        if before is None:
            rows += now
        else:
            replaced += now
            kept.update(range(len(rows), len(rows) + len(before)))
            rows += [_typed(row, asked.query) for row in before]
    return replace(asked, rows=rows, kept=frozenset(kept), replaced=replaced)


def told(
    asked: Asked, earlier: Earlier, calendar: Calendar
) -> Iterator[tuple[Days, Records]]:
    """Give the rows of each period that are told of for the first time."""
    for days, rows in _parts(asked, calendar).items() if _stands(asked) else ():
        if days and Days.of(asked, days) not in earlier.rows:
            yield Days.of(asked, days), rows


def _stands(asked: Asked) -> bool:
    """Whether it counts rows of the data in a period."""
    return asked.question.period is not None and not asked.released.is_published


def _parts(asked: Asked, calendar: Calendar) -> Parts:
    """Rows by their days in the order of time, with the periods that have no row."""
    parts: Parts = {days: [] for days in _expected(asked, calendar)}
    for row in asked.rows:
        parts.setdefault(days_of(asked, row, calendar), []).append(row)
    return dict(sorted(parts.items(), key=lambda part: _order(part[0])))


def _order(days: Window | None) -> tuple[date, date]:
    return (days.since, days.until) if days else (date.max, date.max)


def _expected(asked: Asked, calendar: Calendar) -> Iterator[Window]:
    """The periods that an answer has rows of, if there are any to count."""
    whole = calendar.asked(asked.question)
    if asked.released.days == "window":
        yield whole
        return
    kind = asked.question.grain if asked.released.days == "period" else "month"
    for days, period in calendar.fixed.items():
        if kind_of(period) == kind and calendar.whole(days, whole):
            yield days


def _typed(row: Mapping[str, Any], query: Query) -> dict[str, Any]:
    """Read a row that was kept; a column that came later is empty and hidden."""
    found = dict(row)
    for column in query.columns:
        value = row.get(column.name)
        if column.type == "date" and value is not None:
            value = date.fromisoformat(value)
        found[column.name] = value
    later = [column.name for column in query.columns if column.name not in row]
    return {**found, "hidden": [*row["hidden"], *later]}
