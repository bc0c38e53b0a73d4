"""The answer of an indicator: the one thing everything shown is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.editions.table import Table
from dashboard.ground.months import following
from dashboard.ground.periods import Window, window
from dashboard.ground.queries import Query
from dashboard.reading.absence import Absence
from dashboard.reading.address import Address
from dashboard.reading.columns.column import Column
from dashboard.reading.notes import Note, days_of, marks
from dashboard.reading.rows import TOTAL, Row, rows_of
from dashboard.reading.targets import Target

Figure = dict[str, Any]
"""A Plotly figure as plain data: {"data": […], "layout": {…}}."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A table, and what is needed to trust it.

    Everything shown of an indicator is made from its answer: chart, sentence,
    table, download. Links in a picture lead on from `address`; `focus` holds
    municipalities to stand out among the others, and `before` their own past.
    `notice` says what a reader is not shown, and why; `absence` why there is nothing to
    show, where that is known; `columns` how values are read.
    Fewer than `too_few` are not compared.
    `history` are the totals of all months and the places each is of, which tell what
    is usual, only where an indicator is judged; `reports` what has come in of each post
    and month, of the windows compared or of a course by month.
    `later` are columns that today's definition has and the edition's own has not.
    `notes` are what the coordinator has to say of these days and places, `targets` what
    was set for them.
    """

    query: Query
    columns: Mapping[str, Column]
    table: Table
    filters: Filters
    window: Window
    edition: Manifest
    too_few: int
    address: Address = field(default_factory=Address)
    focus: tuple[str, ...] = ()
    before: "Answer | None" = None
    notice: str = ""
    absence: Absence | None = None
    history: tuple[Row, ...] = ()
    reports: tuple[Row, ...] = ()
    later: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def rows(self) -> list[Row]:
        """The table's rows, every value of the type its column promises.

        LaterColumnError where a column is read that the edition's definition lacks.
        """
        return [*self._rows]

    @cached_property
    def _rows(self) -> list[Row]:
        return rows_of(self.query, self.table, is_older=bool(self.later))

    @property
    def totals(self) -> list[Row]:
        """Only the rows of all municipalities together."""
        return [row for row in self._rows if row["municipality"] == TOTAL]

    @property
    def parts(self) -> list[Row]:
        """Only the rows of single municipalities."""
        return [row for row in self._rows if row["municipality"] != TOTAL]

    def notes_of(self, row: Row) -> tuple[Note, ...]:
        """Return the notes that are about a row: its place, and its days if any."""
        if not self.notes:
            return ()
        place, days = row.get("municipality", TOTAL), days_of(row)
        return tuple(
            note
            for note in self.notes
            if note.is_of(place or "") and (days is None or note.meets(*days))
        )

    def target_of(self, row: Row) -> Target | None:
        """Return the target of a row's place and days; None where there is none."""
        if not self.targets:
            return None
        place, days = row.get("municipality", TOTAL), self.whole_days(row)
        if place == TOTAL and len(self.filters.municipalities) == 1:
            (place,) = self.filters.municipalities
        own = (one for one in self.targets if one.municipality == place)
        return next((one for one in own if (one.first, one.last) == days), None)

    def whole_days(self, row: Row) -> tuple[date, date] | None:
        """The days of a row's whole period; None where a reader's window cuts it."""
        if "period" not in row:
            return days_of(row) or (self.window.since, self.window.last)
        extent = self.edition.extent
        whole = window(row["period"], extent)
        is_cut = row["to"] < min(whole.last, extent.last)
        if row["from"] > whole.since or is_cut:
            return None
        return whole.since, whole.last

    def cut(self, month: date) -> Window | None:
        """The days of a month that are in force; None where no day of it is left out.

        Days before and after all the data are not missed.
        """
        known, until = self.edition.extent, following(month)
        first, last = (
            max(month, known.since),
            min(until - timedelta(days=1), known.last),
        )
        if self.window.since <= first and last <= self.window.last:
            return None
        since = max(self.window.since, month)
        return Window(since=since, until=min(self.window.until, until))

    def marks_of(self, place: str) -> str:
        """Return the marks of notes on one municipality, behind a space; or nothing."""
        own = [one for one in self.notes if one.municipality != TOTAL]
        said = marks((one for one in own if one.is_of(place)), most=1)
        return f" {said}" if said else ""

    def value(self, column: str, value: Any) -> str:
        """One value in words, as it stands in a cell."""
        return self.columns[column].value(value)

    def label(self, column: str, value: Any) -> str:
        """One value in words, as it stands inside a sentence."""
        return self.columns[column].kind.label(value)

    @property
    def when(self) -> str:
        """What the numbers are of: the surveys, or the days; nothing where neither."""
        if "wave" in self.table.columns:
            waves = dict.fromkeys(self.table.column("wave"))
            return ", ".join(self.label("wave", wave) for wave in waves if wave)
        return self.window.label if self.has_window else ""

    @property
    def has_window(self) -> bool:
        """Whether the days asked for mean anything to the query."""
        return "since" in self.query.parameters
