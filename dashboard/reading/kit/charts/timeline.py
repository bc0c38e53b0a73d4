"""A line over months, with the project's phases and the gaps between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from babel.dates import format_date

from dashboard.ground import i18n
from dashboard.ground.months import between
from dashboard.ground.theme import palette
from dashboard.reading.answer import Figure
from dashboard.reading.columns.marks import PROTECTED, PROVISIONAL
from dashboard.reading.kit.charts.bands import bands
from dashboard.reading.kit.charts.bars import Bar, drawn
from dashboard.reading.kit.charts.text import pointed_at
from dashboard.reading.kit.tables import words
from dashboard.reading.notes import days_of

_HEIGHT = 314
_MOST_TICKS = 7
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_FEW = 4
_NEAR = 4
_LARGE, _SMALL = 11, 7
_MOST_MARKS = 12


@dataclass(frozen=True, kw_only=True)
class Point:
    """The value of one month, None where it is protected, and where a click leads."""

    month: date
    value: int | None
    is_provisional: bool
    hover: str
    href: str = ""


Line = list[Point | None]
"""One place for each month, empty where there is no data."""


def timeline(points: Sequence[Point]) -> Figure:
    """Draw a line that breaks where a month has no point and never falls to zero.

    A month alone is a bar: a line of one point says nothing.
    """
    months = between(points[0].month, points[-1].month)
    if len(months) == 1:
        return _alone(points[0])
    known = {point.month: point for point in points}
    line = [known.get(month) for month in months]
    labelled = _labelled([point for point in points if point.value is not None])
    return {
        "data": [
            _firm(line, labelled),
            _provisional(line, labelled),
            *_protected(line),
        ],
        "layout": {
            "height": _HEIGHT,
            "margin": {"t": 56, "r": 28, "b": 48, "l": 0, "pad": 0},
            "xaxis": months_axis(months),
            "yaxis": _values_axis(points),
            "meta": {"days": along(months)},
            **bands(months, set(known)),
        },
    }


def _alone(point: Point) -> Figure:
    return drawn(
        [
            Bar(
                label=words.capital(i18n.month(point.month)),
                value=point.value,
                hover=point.hover,
                more=PROVISIONAL.text if point.is_provisional else "",
                href=point.href,
            )
        ]
    )


def _firm(line: Line, labelled: set[date]) -> dict[str, Any]:
    shown = [p if _is_seen(p) and not p.is_provisional else None for p in line]
    sizes = [
        _LARGE if p and p.month in labelled else _SMALL if _is_alone(shown, i) else 0
        for i, p in enumerate(shown)
    ]
    return {
        **_trace(shown, line, labelled),
        "line": {"color": palette()["c1"]},
        "marker": {"size": sizes, "color": palette()["c1"], "opacity": 1},
    }


def _provisional(line: Line, labelled: set[date]) -> dict[str, Any]:
    """Join each provisional month to its neighbours with dots, its marker open."""
    shown = [
        p
        if _is_seen(p)
        and any(q and q.is_provisional for q in line[max(i - 1, 0) : i + 2])
        else None
        for i, p in enumerate(line)
    ]
    own = [bool(p and p.is_provisional) for p in shown]
    return {
        **_trace(shown, line, labelled),
        "text": [
            _text(p, labelled) if mine else ""
            for p, mine in zip(shown, own, strict=True)
        ],
        "hoverinfo": ["text" if mine else "skip" for mine in own],
        "line": {"color": palette()["c1"], "dash": "dot", "width": 3.5},
        "marker": {
            "size": [_LARGE if mine else 0 for mine in own],
            "color": palette()["paper"],
            "opacity": 1,
            "line": {"color": palette()["c1"], "width": [2.5 * mine for mine in own]},
        },
    }


def _protected(line: Line) -> list[dict[str, Any]]:
    """Mark the protected months on the line of zero, which says nothing of them."""
    hidden = [(i, p) for i, p in enumerate(line) if p and p.value is None]
    if not hidden:
        return []
    quiet = palette()["ink2"]
    marker = {"symbol": "line-ne-open", "size": 9, "opacity": 1, "color": quiet}
    return [
        {
            "type": "scatter",
            "mode": "markers+text" if len(hidden) <= _MOST_MARKS else "markers",
            "x": [place for place, _point in hidden],
            "y": [0] * len(hidden),
            "text": [PROTECTED.text] * len(hidden),
            "textposition": "top center",
            "hovertext": [point.hover for _place, point in hidden],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": {**marker, "line": {"color": quiet, "width": 2}},
        }
    ]


def _is_seen(point: Point | None) -> TypeGuard[Point]:
    return point is not None and point.value is not None


def _trace(shown: Line, line: Line, labelled: set[date]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(range(len(shown))),
        "y": [p.value if p else None for p in shown],
        "text": [_text(p, labelled) if p else "" for p in shown],
        "textposition": [_side(line, i) for i in range(len(line))],
        "hovertext": [pointed_at(p.hover, p.href) if p else "" for p in shown],
        "hoverinfo": "text",
        "customdata": [p.href if p else "" for p in shown],
        "connectgaps": False,
    }


def _labelled(points: Sequence[Point]) -> set[date]:
    """Months whose value is written out: the highest final one and the last."""
    firm = [point for point in points if not point.is_provisional]
    peak = [max(firm, key=lambda point: point.value or 0)] if firm else []
    return {point.month for point in (*peak, *points[-1:])}


def _text(point: Point | None, labelled: set[date]) -> str:
    if point is None:
        return ""
    is_said = point.month in labelled and point.value is not None
    value = i18n.number(point.value or 0) if is_said else ""
    mark = PROVISIONAL.text if point.is_provisional else ""
    words = f"{value} {mark}".strip()
    return f"<b>{words}</b>" if words else ""


def _side(line: Line, place: int) -> str:
    """Write a value above the line, but below it where the line falls to it.

    Beside it where the line goes on falling, which would cross the words.
    """
    here = line[place]
    before = [
        point.value or 0 for point in line[max(place - _NEAR, 0) : place] if point
    ]
    falls = _is_seen(here) and (here.value or 0) < max(before, default=0)
    after = line[place + 1] if place + 1 < len(line) else None
    if here and falls and after and (after.value or 0) < (here.value or 0):
        return "top right"
    return "bottom center" if falls else "top center"


def _is_alone(shown: Line, place: int) -> bool:
    """Whether a month has no neighbour to be joined to, and needs a dot to be seen."""
    return shown[place] is not None and not any(
        (*shown[max(place - 1, 0) : place], *shown[place + 1 : place + 2])
    )


def along(months: Sequence[date]) -> list[tuple[str, str]]:
    """First and last day of each place on an axis of months: where notes belong."""
    spans = filter(None, (days_of({"month": month}) for month in months))
    return [(first.isoformat(), last.isoformat()) for first, last in spans]


def months_axis(months: Sequence[date]) -> dict[str, Any]:
    """Name as many months below the line as there is room for, and each new year."""
    step = next(s for s in _STEPS if len(months) / s <= _MOST_TICKS or s == _STEPS[-1])
    places = range(0, len(months), step)
    words = []
    for place in places:
        month = months[place]
        name = format_date(month, "LLL", locale=i18n.locale())
        is_new = place == 0 or months[place - step].year != month.year
        words.append(f"{name}<br><b>{month.year}</b>" if is_new else name)
    return {
        # Room at the left for the values and for half of the first month's name.
        "range": [-0.5 - 0.05 * len(months), len(months) - 0.5],
        "tickvals": list(places),
        "ticktext": words,
        "ticks": "outside",
        "showline": True,
    }


def _values_axis(points: Sequence[Point]) -> dict[str, Any]:
    highest = max(point.value or 0 for point in points)
    steps = {"dtick": 1} if highest <= _FEW else {"nticks": 5}
    return {"range": [0, max(highest * 1.15, 1)], "tickformat": ",d", **steps}
