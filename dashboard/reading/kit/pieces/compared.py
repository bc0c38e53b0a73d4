"""A table of places side by side, put in order by any of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.folded import folded, narrowed


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One row: what it is about, and what stands in each cell, with its look."""

    about: html.Inside
    cells: Sequence[tuple[html.Inside, str]]
    is_focus: bool = False


def compared(
    caption: str, heads: Sequence[str], rows: Sequence[Compared], numeric: set[int]
) -> Markup:
    """Draw the table; on a phone each row becomes a block, and the first stand open."""
    # assets/rows.js puts the rows in order by a column, and unfolds them for it.
    press = {"data-sort": "true"}
    # Where rows are blocks, the headings stand in a line behind these words.
    asks = {"data-asks": _("Sort by:")}
    head = [
        html.Th(
            html.Button(text, type="button", **press),
            scope="col",
            className="n" if i in numeric else "",
            role="columnheader",
        )
        for i, text in enumerate(heads)
    ]
    first, button = folded([_row(row, heads[1:]) for row in rows])
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(head, role="row", **asks), role="rowgroup"),
            html.Tbody(first, role="rowgroup"),
        ],
        role="table",
        className="table tl-table tl-compared",
    )
    narrow = narrowed(len(rows))
    inside = [html.scrolling(table, caption), button, narrow]
    return html.Div(inside, className="tl-long" if narrow else "")


def _row(row: Compared, heads: Sequence[str]) -> Markup:
    """On a phone each cell stands in a line of its own, with its heading."""
    cells = [
        html.Td(inside, className=look, role="cell", **{"data-label": head})
        for (inside, look), head in zip(row.cells, heads, strict=True)
    ]
    about = html.Th(row.about, scope="row", role="rowheader")
    return html.Tr(
        [about, *cells], className="is-focus" if row.is_focus else "", role="row"
    )
