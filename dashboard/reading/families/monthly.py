"""Families by month: a line a month, the newest first, and a column a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.ground.i18n import _
from dashboard.ground.months import between, phase_of
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    PROVISIONAL,
)
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.crosstable import columns, headings
from dashboard.reading.kit.tables.protected import masked
from dashboard.reading.rows import TOTAL, Row, is_hidden


@dataclass(frozen=True, kw_only=True)
class _Months:
    """The rows by month and municipality, and who worked in which phase."""

    by_pair: dict[tuple[date, str], Row]
    at_work: frozenset[tuple[object, str]]
    has_all_rows: bool


def monthly(answer: Answer) -> Shown:
    """Return the table, with the months between that no contract covers."""
    found = answer.rows
    known = _Months(
        by_pair={(row["month"], row["municipality"]): row for row in found},
        at_work=frozenset(
            (phase_of(row["month"]), row["municipality"]) for row in found
        ),
        has_all_rows=not answer.filters.is_narrowed,
    )
    places = columns({row["municipality"] for row in found}, {})
    return Shown(
        columns=("month", "phase", *places),
        headings=(
            *map(words.heading, ("month", "phase")),
            *headings(places),
        ),
        numeric=frozenset(places),
        lines=tuple(
            replace(
                _line(month, places, known), notes=answer.notes_of({"month": month})
            )
            for month in _newest_first(found)
        ),
    )


def _newest_first(found: Sequence[Row]) -> Iterable[date]:
    """Months with a row, and those without a contract between them."""
    if not found:
        return []
    reported = {row["month"] for row in found}
    every = between(found[0]["month"], found[-1]["month"])
    return (m for m in reversed(every) if m in reported or not phase_of(m))


def _line(month: date, places: Sequence[str], known: _Months) -> Line:
    phase = phase_of(month)
    name = phase.label if phase else ""
    if not phase and (month, TOTAL) not in known.by_pair:
        name = _("no contract")
    cells = (_cell(month, place, known) for place in places)
    return Line(
        cells=(
            Cell(text=words.value("month", month)),
            Cell(text=words.capital(name)),
            *cells,
        ),
        about=month,
    )


def _cell(month: date, place: str, known: _Months) -> Cell:
    """A number, or why there is none: no post, no report, or nobody was met."""
    row = known.by_pair.get((month, place))
    if row and is_hidden(row, "families"):
        return masked(row, "families")
    if row:
        text = words.value("families", row["families"])
        return Cell(text=text, mark=PROVISIONAL if row["provisional"] else None)
    whole = known.by_pair.get((month, TOTAL))
    idle = known.has_all_rows and (phase_of(month), place) not in known.at_work
    if whole is None or idle:
        return Cell(text="", mark=NOT_APPLICABLE)
    if whole["provisional"]:
        return Cell(text="", mark=NOT_REPORTED)
    return Cell(text=words.value("families", 0))
