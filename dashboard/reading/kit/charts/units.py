"""Unit squares: one square, one respondent; fill and outline repeat the colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.ground.theme import palette
from dashboard.reading.answer import Figure
from dashboard.reading.kit.charts.text import SPACE, safe

_SIDE, _PITCH, _A_LINE = 22, 26, 10
_LABEL, _SPACE = 26, 14

_COLOURS = {"yes": "c1", "partly": "c2", "no": "c4"}


@dataclass(frozen=True, kw_only=True)
class Units:
    """One answer: how many gave it for certain, and how many more may have."""

    answer: str
    label: str
    figure: str
    certain: int
    possible: int = 0


def units(rows: Sequence[Units]) -> Figure:
    """Draw the answers from above, ten squares a line; possible ones are dotted."""
    shapes: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    top = 0
    for row in rows:
        words.append(_label(row, top))
        top += _LABEL
        count = row.certain + row.possible
        for place in range(count):
            kind = row.answer if place < row.certain else "possible"
            shapes += _square(place, top, kind)
        top += -(-count // _A_LINE) * _PITCH + _SPACE
    # A range of its own: Plotly fails to find one where there is nothing to see.
    hidden = {"visible": False, "range": [0, 1]}
    return {
        "data": [],
        "layout": {
            "height": top,
            "margin": {"t": 0, "r": 0, "b": 0, "l": 0, "pad": 0},
            "xaxis": hidden,
            "yaxis": hidden,
            "shapes": shapes,
            "annotations": words,
        },
    }


def _label(row: Units, top: int) -> dict[str, Any]:
    return {
        "text": f"<b>{safe(row.figure)}</b>{SPACE}{SPACE}{safe(row.label)}",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -top,
        "showarrow": False,
    }


def _square(place: int, top: int, kind: str) -> list[dict[str, Any]]:
    left = place % _A_LINE * _PITCH + 1
    high = -(top + place // _A_LINE * _PITCH + 1)
    whole = _box(left, high, _SIDE)
    if kind == "possible":
        line = {"color": palette()["context"], "width": 2, "dash": "dot"}
        return [whole | {"line": line}]
    colour = palette()[_COLOURS[kind]]
    outlined = whole | {"line": {"color": colour, "width": 2}}
    if kind == "yes":
        return [outlined | {"fillcolor": colour}]
    if kind == "no":
        return [outlined]
    half = _box(left, high - _SIDE // 2, _SIDE // 2)
    return [outlined, half | {"fillcolor": colour, "line": {"width": 0}}]


def _box(left: int, high: int, height: int) -> dict[str, Any]:
    """A rectangle in pixels from the upper left corner of the chart."""
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
        "x0": left,
        "x1": left + _SIDE,
        "y0": high,
        "y1": high - height,
    }
