"""Families by month: a line of all together, or one a municipality on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.ground import i18n, reference
from dashboard.ground.months import between, phase_of
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.marks import PROTECTED, PROVISIONAL
from dashboard.reading.families.sentences.served import how_usual
from dashboard.reading.kit.charts.bars import Bar, below, drawn
from dashboard.reading.kit.charts.breaks import with_break
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import safe
from dashboard.reading.kit.charts.timeline import (
    Point,
    along,
    months_axis,
    timeline,
)
from dashboard.reading.kit.tables.narrowing import narrowed
from dashboard.reading.kit.tables.others import (
    by_name,
    foremost,
    in_focus,
    left_to_the_table,
)
from dashboard.reading.kit.tables.protected import amount
from dashboard.reading.rows import Row, is_hidden

_ROW, _HEAD, _FOOT, _NOTE = 92, 4, 48, 24
_FILLED = 0.66
"""Share of a row that its line takes; the name stands above it."""


def families_by_month(answer: Answer) -> Figure:
    """A line of all the municipalities asked for together."""
    rows = answer.totals
    if not rows:
        return empty()
    figure = timeline(
        [
            Point(
                month=row["month"],
                value=row["families"],
                is_provisional=row["provisional"],
                hover=_of_month(row, answer),
                href=narrowed(answer, "month", row["month"]),
            )
            for row in rows
        ]
    )
    return with_break(figure, answer, [row["month"] for row in rows])


def _of_month(row: Row, answer: Answer) -> str:
    text = f"<b>{i18n.month(row['month'])}</b><br>{amount(COLUMNS['families'], row)}"
    if not row["provisional"]:
        usual = how_usual(answer, row["month"])
        return f"{text}, {usual}" if usual else text
    return f"{text} {PROVISIONAL.text}: {PROVISIONAL.label}"


@dataclass(frozen=True, kw_only=True)
class _Strip:
    """One municipality's line: its code, name, colour and months."""

    code: str
    name: str
    colour: str
    by_month: dict[date, Row]


def months_side_by_side(answer: Answer) -> Figure:
    """Draw every municipality's months; those in focus stand out."""
    found = answer.parts
    if not found:
        return empty()
    places = by_name([{"municipality": row["municipality"]} for row in found])
    every = [row for row, _same in groupby(places)]
    shown = foremost(every, answer)
    kept = {row["municipality"] for row in shown}
    found = [row for row in found if row["municipality"] in kept]
    strips = _strips(found, in_focus(answer))
    reported = {row["month"] for row in found}
    months = between(min(reported), max(reported))
    if len(months) == 1:
        return _bars(strips, months[0], left_to_the_table(every, shown))
    n, most = len(strips), max(row["families"] or 0 for row in found)
    note = left_to_the_table(every, shown)
    foot = _FOOT + (_NOTE if note else 0)
    axes = {f"yaxis{_number(i)}": _scale(i, n, most) for i in range(n)}
    return {
        "data": [
            *(_line(strip, months, i) for i, strip in enumerate(strips)),
            *(
                one
                for i, strip in enumerate(strips)
                for one in _protected(strip, months, i)
            ),
        ],
        "layout": {
            "height": n * _ROW + _HEAD + foot,
            "margin": {"t": _HEAD, "r": 28, "b": foot, "l": 0, "pad": 0},
            "meta": {"days": along(months), "strips": [one.code for one in strips]},
            "xaxis": {**months_axis(months), "anchor": f"y{_number(n - 1)}"},
            **axes,
            "shapes": _gaps(months, reported),
            "annotations": [
                *(_title(strip, i, n) for i, strip in enumerate(strips)),
                *below(note, under=_FOOT),
            ],
        },
    }


def _bars(strips: Sequence[_Strip], month: date, note: str) -> Figure:
    """A bar a municipality where there is one month alone."""
    rows = [strip.by_month[month] for strip in strips]
    return drawn(
        [
            Bar(
                label=strip.name,
                value=row["families"],
                hover=_hover(strip, row),
                more=PROVISIONAL.text if row["provisional"] else "",
                is_context=strip.colour == palette()["context"],
                place=strip.code,
            )
            for strip, row in zip(strips, rows, strict=True)
        ],
        note,
    )


def _strips(found: Sequence[Row], focus: frozenset[str]) -> list[_Strip]:
    """Lines in the order of the municipalities' names, which ranks nobody."""
    by_place: dict[str, dict[date, Row]] = {}
    for row in found:
        by_place.setdefault(row["municipality"], {})[row["month"]] = row
    stands_out, quiet = palette()["c1"], palette()["context"]
    strips = [
        _Strip(
            code=code,
            name=reference.municipality_name(code),
            colour=stands_out if code in focus or not focus else quiet,
            by_month=by_month,
        )
        for code, by_month in by_place.items()
    ]
    return sorted(strips, key=lambda strip: i18n.alphabetical(strip.name))


def _line(strip: _Strip, months: Sequence[date], place: int) -> dict[str, Any]:
    shown = [strip.by_month.get(month) for month in months]
    last = max(strip.by_month)
    loose = [bool(row and row["provisional"]) for row in shown]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "yaxis": f"y{_number(place)}",
        "x": list(range(len(months))),
        "y": [row["families"] if row else None for row in shown],
        "text": [_text(row, last) for row in shown],
        "textposition": "top center",
        "hovertext": [_hover(strip, row) if row else "" for row in shown],
        "hoverinfo": "text",
        "connectgaps": False,
        "line": {"color": strip.colour, "width": 2},
        "marker": {
            "size": 7,
            "opacity": 1,
            "color": [palette()["paper"] if one else strip.colour for one in loose],
            "line": {"color": strip.colour, "width": 2},
        },
    }


def _protected(
    strip: _Strip, months: Sequence[date], place: int
) -> list[dict[str, Any]]:
    """Mark the protected months on the line of zero, which says nothing of them."""
    hidden = [
        (at, strip.by_month[month])
        for at, month in enumerate(months)
        if month in strip.by_month and is_hidden(strip.by_month[month], "families")
    ]
    marks = {
        "type": "scatter",
        "mode": "text",
        "yaxis": f"y{_number(place)}",
        "x": [at for at, _row in hidden],
        "y": [0] * len(hidden),
        "text": [PROTECTED.text] * len(hidden),
        "textposition": "top center",
        "hovertext": [_hover(strip, row) for _at, row in hidden],
        "hoverinfo": "text",
    }
    return [marks] if hidden else []


def _text(row: Row | None, last: date) -> str:
    if row is None or is_hidden(row, "families"):
        return ""
    mark = PROVISIONAL.text if row["provisional"] else ""
    value = i18n.number(row["families"]) if row["month"] == last else ""
    said = f"{value} {mark}".strip()
    return f"<b>{said}</b>" if said else ""


def _hover(strip: _Strip, row: Row) -> str:
    families = amount(COLUMNS["families"], row)
    mark = f" {PROVISIONAL.text}: {PROVISIONAL.label}" if row["provisional"] else ""
    when = i18n.month(row["month"])
    return f"<b>{safe(strip.name)}</b><br>{when}<br>{families}{mark}"


def _scale(place: int, n: int, most: int) -> dict[str, Any]:
    """Return the axis of one line: its place from the top, the scale of all."""
    top = 1 - place / n
    return {
        "domain": [top - 1 / n, top - (1 - _FILLED) / n],
        "range": [0, most * 1.15 or 1],
        "tickvals": [0, most],
        "ticktext": ["0", i18n.number(most)],
    }


def _title(strip: _Strip, place: int, n: int) -> dict[str, Any]:
    return {
        "text": f"<b>{safe(strip.name)}</b>",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        # At its own line, not below the one before.
        "y": 1 - (place + 1 - _FILLED) / n,
        "yanchor": "bottom",
        # Above the scale's highest number, which stands at the same edge.
        "yshift": 10,
        "showarrow": False,
    }


def _gaps(months: Sequence[date], reported: set[date]) -> list[dict[str, Any]]:
    """Shade months without a contract that nobody has an entry in either."""
    empty_ = [phase_of(month) is None and month not in reported for month in months]
    shapes = []
    for is_gap, run in groupby(enumerate(empty_), key=lambda pair: pair[1]):
        places = [place for place, _is_gap in run]
        if is_gap:
            ends = {"x0": places[0] - 0.5, "x1": places[-1] + 0.5}
            look = {"fillcolor": palette()["gap"], "line": {"width": 0}}
            full = {"yref": "paper", "y0": 0, "y1": 1}
            shapes.append({"type": "rect", "layer": "below", **ends, **full, **look})
    return shapes


def _number(place: int) -> str:
    """Number of an axis as Plotly counts them; the first has none."""
    return str(place + 1) if place else ""
