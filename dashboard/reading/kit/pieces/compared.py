"""What a comparison is drawn with: a table, and a dot over the range of the others."""

from collections.abc import Mapping, Sequence

from dash import html

from dashboard.ground.i18n import _
from dashboard.reading.kit.tables.others import others


def compared(
    caption: str, heads: Sequence[str], body: list[html.Tr], numeric: set[int]
) -> html.Div:
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
    for row in body:
        for cell, text in zip(row.children[1:], heads[1:], strict=True):
            # On a phone each cell stands in a line of its own, with its heading.
            setattr(cell, "data-label", text)
            cell.role = "cell"
        row.children[0].role, row.role = "rowheader", "row"
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(head, role="row"), role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        role="table",
        className="table tl-table tl-compared",
    )
    # Focusable and named, so that the keyboard can scroll it.
    named = {"role": "group", "tabIndex": 0, "aria-label": caption}
    return html.Div(table, className="tl-scroll", **named)


def strip(
    values: Mapping[str, float | None], place: str, *, is_focus: bool
) -> html.Span:
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


def key() -> html.Ul:
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
