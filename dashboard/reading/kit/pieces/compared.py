"""What a comparison is drawn with: a table, and a dot over the range of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.kit.tables.others import others


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One row: what it is about, and what stands in each cell, with its look."""

    about: html.Inside
    cells: Sequence[tuple[html.Inside, str]]
    is_focus: bool = False


def compared(
    caption: str, heads: Sequence[str], rows: Sequence[Compared], numeric: set[int]
) -> Markup:
    """Draw the table; on a phone each of its rows becomes a block."""
    head = [
        html.Th(
            text,
            scope="col",
            className="n" if i in numeric else "",
            role="columnheader",
        )
        for i, text in enumerate(heads)
    ]
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(head, role="row"), role="rowgroup"),
            html.Tbody([_row(row, heads[1:]) for row in rows], role="rowgroup"),
        ],
        role="table",
        className="table tl-table tl-compared",
    )
    return html.scrolling(table, caption)


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


def strip(values: Mapping[str, float | None], place: str, *, is_focus: bool) -> Markup:
    """A scale from 0 to the highest: the others' range, their middle, this dot."""
    known = [value for value in values.values() if value is not None]
    highest = max(known, default=0) or 1
    rest, own = others(values, place), values.get(place)
    pieces = []
    if rest:
        left, width = rest.low / highest, (rest.high - rest.low) / highest
        pieces.append(html.I(className="r", style=_at(left, width)))
        pieces.append(html.I(className="m", style=_at(rest.middle / highest)))
    if own is not None:
        look = "d is-here" if is_focus else "d"
        pieces.append(html.I(className=look, style=_at(own / highest)))
    return html.Span(pieces, className="tl-range", **{"aria-hidden": "true"})


def _at(left: float, width: float | None = None) -> dict[str, str]:
    found = {"left": f"{100 * left:.2f}%"}
    return found if width is None else {**found, "width": f"{100 * width:.2f}%"}


def key() -> Markup:
    """Say what dot, box and tick are."""
    known = (
        ("d", _("this municipality")),
        ("r", _("range of the others")),
        ("m", _("middle of the others")),
    )
    items = [
        html.Li([html.I(className=f"tl-range-key {look}"), text])
        for look, text in known
    ]
    return html.Ul(items, className="tl-key")
