"""Parts of a whole, one row each: the part filled, the rest an outline."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.folded import folded


@dataclass(frozen=True, kw_only=True)
class Share:
    """One row; a percentage stands only beside its whole."""

    label: html.Inside
    part: int
    whole: int
    more: str = ""
    has_percent: bool = False


def shares(rows: Sequence[Share]) -> Markup:
    """Draw the rows in the order given; of many, the first ones until asked for all."""
    items, button = folded([html.Li(_row(row)) for row in rows])
    return html.Div([html.Ul(items, className="tl-parts"), button])


def _row(row: Share) -> list[Markup]:
    share = row.part / row.whole if row.whole else 0
    said = _("{n} of {of}", n=i18n.number(row.part), of=i18n.number(row.whole))
    percent = f" ({i18n.number(round(100 * share))} %)" if row.has_percent else ""
    bar = html.I(style={"width": f"{100 * share:.1f}%"})
    return [
        html.Span(row.label),
        html.Span(bar, className="tl-bar"),
        html.Span([html.B(said), percent]),
        html.Small(row.more),
    ]
