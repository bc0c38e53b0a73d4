"""A measure laid out by municipality: a line for each code, a column for each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Steps
from dashboard.reading.columns.marks import Mark
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.listed import cell
from dashboard.reading.kit.tables.others import MANY
from dashboard.reading.kit.tables.protected import masked
from dashboard.reading.rows import TOTAL, Row

Pairs = Mapping[tuple[str, str], Row]
"""Rows by the code that stands down the table, and the municipality."""


@dataclass(frozen=True, kw_only=True)
class Crossed:
    """What stands down the table, what is counted in its cells, and a last column.

    `also` names another count of the last column, which stands behind it. Only for
    counts where a pair without a row counted nothing: its cell is 0. Lines stand by
    their total, the largest first, and those of an ordered scale in its order. Many
    municipalities stand down the table instead, by their totals.
    """

    down: str
    measure: str
    also: str = ""

    def __call__(self, answer: Answer) -> Shown:
        """Return the table."""
        by_pair = {(row[self.down], row["municipality"]): row for row in answer.rows}
        places = self._places(by_pair)
        if len(places) > MANY:
            return self._turned(answer, by_pair, places)
        extra = (self.also,) if self.also else ()
        return Shown(
            columns=(self.down, *places, *extra),
            headings=(
                answer.columns[self.down].title,
                *headings(places),
                *(answer.columns[name].title for name in extra),
            ),
            numeric=frozenset((*places, *extra)),
            lines=tuple(
                self._line(code, places, by_pair, answer)
                for code in self._codes(by_pair, answer)
            ),
        )

    def _turned(self, answer: Answer, by_pair: Pairs, places: Sequence[str]) -> Shown:
        """The same with a line for each municipality, and for the other count."""
        codes, measure = self._codes(by_pair, answer), answer.columns[self.measure]
        names = headings(places)
        lines = [
            Line(
                cells=(
                    Cell(text=name),
                    *(_count(measure, by_pair.get((code, place))) for code in codes),
                ),
                is_total=place == TOTAL,
                about=place,
            )
            for place, name in zip(places, names, strict=True)
        ]
        if self.also:
            more = answer.columns[self.also]
            cells = (_also(more, by_pair.get((code, TOTAL))) for code in codes)
            lines.append(Line(cells=(Cell(text=more.title), *cells)))
        return Shown(
            columns=("municipality", *codes),
            headings=(
                answer.columns["municipality"].title,
                *(answer.value(self.down, code) for code in codes),
            ),
            numeric=frozenset(codes),
            lines=tuple(lines),
        )

    def _line(
        self, code: str, places: Sequence[str], by_pair: Pairs, answer: Answer
    ) -> Line:
        measure = answer.columns[self.measure]
        counts = [_count(measure, by_pair.get((code, place))) for place in places]
        last = by_pair.get((code, places[-1]))
        more = [_also(answer.columns[self.also], last)] if self.also else []
        return Line(
            cells=(Cell(text=answer.value(self.down, code)), *counts, *more),
            is_total=code == TOTAL,
            about=code,
        )

    def _places(self, by_pair: Pairs) -> list[str]:
        return columns({place for _code, place in by_pair}, self._sizes(by_pair))

    def _codes(self, by_pair: Pairs, answer: Answer) -> list[str]:
        codes, kind = {code for code, _place in by_pair}, answer.columns[self.down].kind
        if isinstance(kind, Steps):
            return sorted(codes, key=kind.rank)
        return _totals_last(codes, self._sizes(by_pair), 0)

    def _sizes(self, by_pair: Pairs) -> dict[tuple[str, str], int | None]:
        return {pair: row[self.measure] for pair, row in by_pair.items()}


def columns(codes: set[str], values: Mapping[tuple[str, str], int | None]) -> list[str]:
    """Sort municipalities by their totals; of one place alone there is no total."""
    places = codes - {TOTAL}
    return _totals_last(places if len(places) == 1 else codes, values, 1)


def headings(places: Sequence[str]) -> list[str]:
    """Names of municipalities as headings, and a short one of their total."""
    names = words.places_now(place for place in places if place != TOTAL)
    return [names.get(place) or words.capital(_("in all")) for place in places]


def _count(measure: Column, row: Row | None) -> Cell:
    if row is None:
        return Cell(text=measure.value(0))
    if row[measure.name] is None:
        return masked(row, measure.name)
    return cell(measure, row)


def _also(column: Column, row: Row | None) -> Cell:
    if row is None:
        blank = column.blank if isinstance(column.blank, Mark) else None
        return Cell(text="", mark=blank)
    return cell(column, row)


def _totals_last(
    codes: set[str], values: Mapping[tuple[str, str], int | None], side: int
) -> list[str]:
    """Sort the codes of one side by their total on the other, the total at the end."""

    def size(code: str) -> tuple[bool, int, str]:
        pair = (TOTAL, code) if side else (code, TOTAL)
        return code == TOTAL, -(values.get(pair) or 0), code

    return sorted(codes, key=size)
