"""Families by month: a line a month, the newest first, and a column a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

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
    """The rows by month and municipality, and where a post was filled in which month.

    Every month that was reported has a row, also one in which nobody was met.
    """

    by_pair: dict[tuple[date, str], Row]
    filled: frozenset[tuple[date, str]]

    @classmethod
    def of(cls, answer: Answer) -> Self:
        places = [
            (row["month"], place)
            for row in (answer.reports if answer.rows else ())
            if row["month"] <= answer.edition.extent.last
            for place in (row["municipality"], TOTAL)
        ]
        rows = {(row["month"], row["municipality"]): row for row in answer.rows}
        return cls(by_pair=rows, filled=frozenset(places))

    def has(self, month: date) -> bool:
        """Whether a month has a report or a post."""
        return (month, TOTAL) in self.by_pair or (month, TOTAL) in self.filled

    @property
    def months(self) -> Iterator[date]:
        """Months with a report or a post, and those without a contract between them."""
        inside = {month for month, _place in (*self.by_pair, *self.filled)}
        every = between(min(inside), max(inside)) if inside else []
        return (m for m in reversed(every) if m in inside or not phase_of(m))

    @property
    def places(self) -> set[str]:
        """Codes of the municipalities that were asked for, and their total."""
        return {place for _month, place in (*self.by_pair, *self.filled)}


def monthly(answer: Answer) -> Shown:
    """Return the table, with the months between that no contract covers."""
    known = _Months.of(answer)
    places = columns(known.places, {})
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
            for month in known.months
        ),
    )


def _line(month: date, places: Sequence[str], known: _Months) -> Line:
    phase = phase_of(month)
    name = phase.label if phase else ""
    if not phase and not known.has(month):
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
    """A number, or why there is none: no report came in, or there was no post."""
    row = known.by_pair.get((month, place))
    if row and is_hidden(row, "families"):
        return masked(row, "families")
    if row:
        text = words.value("families", row["families"])
        return Cell(text=text, mark=PROVISIONAL if row["provisional"] else None)
    whole = known.by_pair.get((month, TOTAL))
    # Who may not know what came in knows whether anything of the month is missing.
    is_due = not known.filled and whole is not None and whole["provisional"]
    lacks = (month, place) in known.filled or is_due
    return Cell(text="", mark=NOT_REPORTED if lacks else NOT_APPLICABLE)
