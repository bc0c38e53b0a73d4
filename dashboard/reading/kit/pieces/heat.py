"""A table whose cells are tinted by their number, which always stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.kit.pieces.folded import folded
from dashboard.reading.kit.pieces.marked import marked

_EVEN = 9
"""Columns that can be of one width; more are as wide as their headings need."""

_STEPS = (0.0, 0.15, 0.4, 0.7, 1.0)
"""Shares of the largest number at which the tint changes."""


Head = tuple[str, str | Markup]
"""A code, and what stands for it at the head of a row or a column."""


@dataclass(frozen=True, kw_only=True)
class Heat:
    """Counts by row and column, in the order they are shown.

    A pair left out is 0; one that is None is hidden.
    """

    corner: str
    rows: Sequence[Head]
    columns: Sequence[Head]
    values: Mapping[tuple[str, str], int | None]
    totals: Mapping[str, int | None]
    total: str
    caption: str


def heat(shown: Heat) -> Markup:
    """Draw the table; it scrolls sideways where it is narrow, and folds where long."""
    most = max(filter(None, shown.values.values()), default=0)
    heads = [shown.corner, *(name for _code, name in shown.columns)]
    if shown.totals:
        heads.append(shown.total)
    body = [
        html.Tr(
            [
                html.Th(name, scope="row"),
                *(
                    _cell(shown.values.get((code, c), 0), most)
                    for c, _n in shown.columns
                ),
                *_total(shown, code),
            ]
        )
        for code, name in shown.rows
    ]
    first, button = folded(body)
    look = "table tl-table tl-heat" + (" is-even" if len(heads) <= _EVEN + 1 else "")
    table = html.scrolling_table(
        shown.caption,
        html.headings(heads, range(1, len(heads))),
        first,
        className=look,
        style={"--n": str(len(heads) - 1)},
    )
    return html.Div([table, button]) if button else table


def _cell(value: int | None, most: int) -> Markup:
    if value is None:
        return html.Td(marked(PROTECTED), className="n")
    steps = pairwise(_STEPS)
    share = value / most if most else 0
    step = next((i for i, (low, high) in enumerate(steps, 1) if low < share <= high), 0)
    return html.Td(i18n.number(value), className=f"n is-{step}")


def _total(shown: Heat, code: str) -> list[Markup]:
    if not shown.totals:
        return []
    total = shown.totals[code]
    said = marked(PROTECTED) if total is None else html.B(i18n.number(total))
    return [html.Td(said, className="n")]
