"""Horizontal bars, each with its label above it and its value beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import i18n
from dashboard.answer import Figure
from dashboard.figures.empty import empty
from dashboard.figures.text import beside, lines, short
from dashboard.theme import palette

PITCH = 46
"""Height of one row: its label, its bar and the space below, in pixels."""

THICKNESS = 20

_TOP, _BOTTOM, _NOTE, _LINE = 8, 8, 30, 20
_RIGHT, _RIGHT_LEAST, _LETTER = 64, 26, 7
"""Room for what stands beside a bar: at least, and by its letters."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: `more` stands in grey after the value, `hover` when pointed at.

    `href` leads to the page narrowed to what the bar is about, where it can be.
    """

    label: str
    value: int
    hover: str
    more: str = ""
    is_context: bool = False
    href: str = ""


def ranked(bars: Sequence[Bar], note: str = "") -> Figure:
    """Draw bars in the order given, from above, with a note below."""
    if not bars:
        return empty()
    colours = palette()
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for bar in bars],
        "y": list(range(len(bars))),
        "text": [
            beside(i18n.number(bar.value), bar.more, colours["ink2"]) for bar in bars
        ],
        "hovertext": [bar.hover for bar in bars],
        "hoverinfo": "text",
        # Followed by assets/tilts.js when a bar is clicked.
        "customdata": [bar.href for bar in bars],
        "marker": {
            "color": [colours["context" if bar.is_context else "c1"] for bar in bars]
        },
    }
    return {"data": [trace], "layout": _layout(bars, note)}


def rows_axis(labels: Sequence[str]) -> dict[str, Any]:
    """Make the axis that holds one row for each label, the label above its bar."""
    return {
        "range": [len(labels) - 0.5, -0.5],
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "showgrid": False,
        "anchor": "free",
        "position": 0,
        "ticklabelposition": "inside",
        "ticklabelstandoff": -3,
        "ticklabelshift": 20,
        "ticklabeloverflow": "allow",
        "tickfont": {"color": palette()["ink"]},
    }


def below(note: str) -> list[dict[str, Any]]:
    """Place a quiet note under the rows."""
    words = {
        "text": lines(note),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "font": {"color": palette()["ink2"]},
    }
    return [words] if note else []


def _layout(bars: Sequence[Bar], note: str) -> dict[str, Any]:
    bottom = _NOTE + _LINE * lines(note).count("<br>") if note else _BOTTOM
    longest = max(len(f"{i18n.number(bar.value)}  {bar.more}") for bar in bars)
    right = max(_RIGHT, _RIGHT_LEAST + longest * _LETTER)
    highest = max(bar.value for bar in bars)
    return {
        "height": _TOP + len(bars) * PITCH + bottom,
        "margin": {"t": _TOP, "r": right, "b": bottom, "l": 0, "pad": 0},
        "bargap": 1 - THICKNESS / PITCH,
        "xaxis": {"visible": False, "domain": [0, 1], "range": [0, max(highest, 1)]},
        "yaxis": rows_axis([short(bar.label) for bar in bars]),
        "annotations": below(note),
    }
