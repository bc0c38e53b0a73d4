"""A table whose cells are tinted by their number, which always stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dash import html

from dashboard.ground import i18n

_STEPS = (0.0, 0.15, 0.4, 0.7, 1.0)
"""Shares of the largest number at which the tint changes."""


@dataclass(frozen=True, kw_only=True)
class Heat:
    """Counts by row and column, in the order they are shown; a pair left out is 0."""

    corner: str
    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]
    values: Mapping[tuple[str, str], int]
    totals: Mapping[str, int]
    total: str
    caption: str


def heat(shown: Heat) -> html.Div:
    """Draw the table; it scrolls sideways where it is narrow."""
    most = max(shown.values.values(), default=0)
    heads = [shown.corner, *(name for _code, name in shown.columns)]
    head = [
        html.Th(text, scope="col", className="n" if i else "")
        for i, text in enumerate(heads)
    ]
    if shown.totals:
        head.append(html.Th(shown.total, scope="col", className="n"))
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
    table = html.Table(
        [html.Caption(shown.caption), html.Thead(html.Tr(head)), html.Tbody(body)],
        className="table tl-table tl-heat",
        style={"--n": str(len(head) - 1)},
    )
    # Focusable and named, so that the keyboard can scroll it.
    named = {"role": "group", "tabIndex": 0, "aria-label": shown.caption}
    return html.Div(table, className="tl-scroll", **named)


def _cell(value: int, most: int) -> html.Td:
    steps = pairwise(_STEPS)
    share = value / most if most else 0
    step = next((i for i, (low, high) in enumerate(steps, 1) if low < share <= high), 0)
    return html.Td(i18n.number(value), className=f"n is-{step}")


def _total(shown: Heat, code: str) -> list[html.Td]:
    if not shown.totals:
        return []
    return [html.Td(html.B(i18n.number(shown.totals[code])), className="n")]
