"""Horizontal bars, each with its label above it and its value beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.ground import i18n
from dashboard.ground.theme import palette
from dashboard.reading.answer import Figure
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import above, beside, lines, pointed_at

PITCH = 46
"""Height of one row: its label, its bar and the space below, in pixels."""

THICKNESS = 20

STUB = 0.06
"""Length of a protected bar, as a share of the longest."""

_TOP, _BOTTOM, _NOTE, _LINE = 8, 8, 30, 20
_RIGHT, _RIGHT_LEAST, _LETTER = 64, 26, 7
"""Room for what stands beside a bar: at least, and by its letters."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: `more` stands in grey after the value, `hover` when pointed at.

    `href` leads to the page narrowed to what the bar is about, where it can be.
    A protected value is None; its bar is an outline as long as any other such. `place`
    is the code of the municipality that it is of.
    """

    label: str
    value: int | None
    hover: str
    more: str = ""
    is_context: bool = False
    href: str = ""
    place: str = ""


def drawn(bars: Sequence[Bar], note: str = "") -> Figure:
    """Draw bars in the order given, from above, with a note below."""
    if not bars:
        return empty()
    colours = palette()
    highest = _highest(bars)
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [STUB * highest if b.value is None else b.value for b in bars],
        "y": list(range(len(bars))),
        "text": [beside(_number(bar), bar.more, colours["ink2"]) for bar in bars],
        "hovertext": [pointed_at(bar.hover, bar.href) for bar in bars],
        "hoverinfo": "text",
        # Followed by assets/tilts.js when a bar is clicked.
        "customdata": [bar.href for bar in bars],
        "marker": _marker(bars),
    }
    return {"data": [trace], "layout": _layout(bars, note)}


def hatched() -> dict[str, Any]:
    """Return the look of what is protected: hatched, in grey, never filled."""
    colours = palette()
    return {
        "color": colours["context"],
        "pattern": {
            "shape": "/",
            "bgcolor": colours["paper"],
            "fgcolor": colours["ink2"],
            "size": 6,
        },
        "line": {"color": colours["ink2"], "width": 1},
    }


def _marker(bars: Sequence[Bar]) -> dict[str, Any]:
    colours, look = palette(), hatched()
    marker: dict[str, Any] = {
        "color": [colours["context" if bar.is_context else "c1"] for bar in bars]
    }
    hidden = [bar.value is None for bar in bars]
    if any(hidden):
        marker["pattern"] = look["pattern"] | {
            "shape": ["/" if one else "" for one in hidden]
        }
        marker["line"] = {**look["line"], "width": [int(one) for one in hidden]}
    return marker


def _number(bar: Bar) -> str:
    return PROTECTED.text if bar.value is None else i18n.number(bar.value)


def _highest(bars: Sequence[Bar]) -> int:
    return max(1, *(bar.value or 0 for bar in bars))


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


def below(note: str, under: int = 0) -> list[dict[str, Any]]:
    """Place a quiet note under the rows, and so many pixels under their axis."""
    words = {
        "text": lines(note),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -under,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "font": {"color": palette()["ink2"]},
    }
    return [words] if note else []


def _layout(bars: Sequence[Bar], note: str) -> dict[str, Any]:
    bottom = _NOTE + _LINE * lines(note).count("<br>") if note else _BOTTOM
    labels = above([bar.label for bar in bars])
    more = _LINE if any("<br>" in label for label in labels) else 0
    rows = rows_axis(labels)
    rows["ticklabelshift"] += more // 2
    top = _TOP + more // 2
    longest = max(len(f"{_number(bar)}  {bar.more}") for bar in bars)
    right = max(_RIGHT, _RIGHT_LEAST + longest * _LETTER)
    return {
        "height": top + len(bars) * (PITCH + more) + bottom,
        "margin": {"t": top, "r": right, "b": bottom, "l": 0, "pad": 0},
        "bargap": 1 - THICKNESS / (PITCH + more),
        "xaxis": {"visible": False, "domain": [0, 1], "range": [0, _highest(bars)]},
        "yaxis": rows,
        "annotations": below(note),
        "meta": {"places": [bar.place for bar in bars]},
    }
