"""A measure laid out by municipality: a line for each code, a column for each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.marks import PROTECTED
from dashboard.reading.rows import TOTAL, Row, is_hidden


@dataclass(frozen=True, kw_only=True)
class Cross:
    """What stands down the table, what is counted in its cells, and a last column.

    `also` names another count of the last column, which stands behind it.
    """

    query: str
    down: str
    measure: str
    also: str = ""


def crossed(found: Sequence[Row], cross: Cross) -> Shown:
    """Cross a column of codes with municipalities, largest total first.

    Only for counts where a pair without a row counted nothing: its cell is 0.
    """
    by_pair = {(row[cross.down], row["municipality"]): row for row in found}
    values = {pair: row[cross.measure] for pair, row in by_pair.items()}
    places = columns({row["municipality"] for row in found}, values)
    codes = _totals_last({row[cross.down] for row in found}, values, 0)
    names = headings(places)
    extra = (cross.also,) if cross.also else ()

    def line(code: str) -> Line:
        counts = [_count(values.get((code, place), 0)) for place in places]
        more = [_also(by_pair.get((code, places[-1])), column) for column in extra]
        label = Cell(text=words.value(cross.down, code, cross.query))
        cells = (label, *counts, *more)
        return Line(cells=cells, is_total=code == TOTAL, about=code)

    return Shown(
        columns=(cross.down, *places, *extra),
        headings=(words.heading(cross.down), *names, *map(words.heading, extra)),
        numeric=frozenset((*places, *extra)),
        lines=tuple(map(line, codes)),
    )


def columns(codes: set[str], values: Mapping[tuple[str, str], int | None]) -> list[str]:
    """Sort municipalities by their totals; of one place alone there is no total."""
    places = codes - {TOTAL}
    return _totals_last(places if len(places) == 1 else codes, values, 1)


def headings(places: Sequence[str]) -> list[str]:
    """Names of municipalities as headings, and a short one of their total."""
    names = words.places(place for place in places if place != TOTAL)
    return [names.get(place) or words.capital(_("in all")) for place in places]


def _also(row: Row | None, column: str) -> Cell:
    value = row[column] if row else None
    mark = words.blank(column) if value is None else None
    if row and is_hidden(row, column):
        mark = PROTECTED
    return Cell(text="" if value is None else i18n.number(value), mark=mark)


def _count(n: int | None) -> Cell:
    if n is None:
        return Cell(text="", mark=PROTECTED)
    return Cell(text=i18n.number(n))


def _totals_last(
    codes: set[str], values: Mapping[tuple[str, str], int | None], side: int
) -> list[str]:
    """Sort the codes of one side by their total on the other, the total at the end."""

    def size(code: str) -> tuple[bool, int, str]:
        pair = (TOTAL, code) if side else (code, TOTAL)
        return code == TOTAL, -(values.get(pair) or 0), code

    return sorted(codes, key=size)
