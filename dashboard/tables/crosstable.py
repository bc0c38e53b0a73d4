"""A measure laid out by municipality: a line for each code, a column for each place."""

from collections.abc import Sequence

from dashboard import i18n
from dashboard.tables import words
from dashboard.tables.cells import Cell, Line, Shown
from dashboard.tables.rows import TOTAL, Row


def crossed(found: Sequence[Row], down: str, measure: str, query: str) -> Shown:
    """Cross a column of codes with municipalities, largest total first.

    Only for counts where a pair without a row counted nothing: its cell is 0.
    """
    values = {(row[down], row["municipality"]): row[measure] for row in found}
    places = _totals_last({row["municipality"] for row in found}, values, 1)
    codes = _totals_last({row[down] for row in found}, values, 0)
    names = words.places(place for place in places if place != TOTAL)
    names[TOTAL] = words.value("municipality", TOTAL, query)
    return Shown(
        columns=(down, *places),
        headings=(words.heading(down), *(names[place] for place in places)),
        numeric=frozenset(places),
        lines=tuple(
            Line(
                cells=(
                    Cell(text=words.value(down, code, query)),
                    *(_count(values.get((code, place), 0)) for place in places),
                ),
                is_total=code == TOTAL,
            )
            for code in codes
        ),
    )


def _count(n: int) -> Cell:
    return Cell(text=i18n.number(n))


def _totals_last(
    codes: set[str], values: dict[tuple[str, str], int], side: int
) -> list[str]:
    """Sort the codes of one side by their total on the other, the total at the end."""

    def size(code: str) -> tuple[bool, int, str]:
        pair = (TOTAL, code) if side else (code, TOTAL)
        return code == TOTAL, -values.get(pair, 0), code

    return sorted(codes, key=size)
