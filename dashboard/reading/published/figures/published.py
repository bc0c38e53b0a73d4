"""Charts of what others have published: numbers of families, answers of a survey."""

from typing import Any

from dashboard.ground.i18n import _, day
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.kit.charts.bars import PITCH, THICKNESS, rows_axis
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import beside, safe, short
from dashboard.reading.kit.charts.units import Units, units
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.marks import UNKNOWN
from dashboard.reading.kit.tables.published import answer_of, together
from dashboard.reading.rows import Row, totals

_RIGHT = 140


def published_figures(answer: Answer) -> Figure:
    """Outlines, one a figure: what others published never looks like a count of ours.

    A figure known only within a range is a line from its least to its most.
    """
    rows = [row for row in totals(answer) if row["measure"] == "families"]
    if not rows:
        return empty(_only_in_the_table() if len(answer.table) else "")
    labels = [short(f"{_phase(row)}, {_window(row)}") for row in rows]
    return {
        "data": [_outlines(rows), _ranges(rows)],
        "layout": {
            "height": len(rows) * PITCH + 16,
            "margin": {"t": 8, "r": _RIGHT, "b": 8, "l": 0, "pad": 0},
            "bargap": 1 - THICKNESS / PITCH,
            "xaxis": {"visible": False, "domain": [0, 1], "range": [0, _highest(rows)]},
            "yaxis": rows_axis(labels),
        },
    }


def published_answers(answer: Answer) -> Figure:
    """Unit squares, from yes to no; what is certain only within a range is dotted."""
    found = together(answer)
    if not found:
        return empty(_only_in_the_table() if len(answer.table) else "")
    return units([_units(row) for row in sorted(found, key=answer_of, reverse=True)])


def _units(row: Row) -> Units:
    low = row["low"] or 0 if row["value"] is None else row["value"]
    high = row["high"] or low if row["value"] is None else low
    return Units(
        answer=answer_of(row),
        label=words.label("choice", answer_of(row), "").lower(),
        figure=words.published(row),
        certain=low,
        possible=high - low,
    )


def _only_in_the_table() -> str:
    return _("What was published of these places is in the table.")


def _outlines(rows: list[Row]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row["value"] or 0 for row in rows],
        "y": list(range(len(rows))),
        "text": [
            _beside(row) if row["value"] is not None or _is_unknown(row) else ""
            for row in rows
        ],
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
        "marker": {
            "color": palette()["paper"],
            "line": {
                "color": palette()["c1"],
                "width": [2 if row["value"] is not None else 0 for row in rows],
            },
        },
    }


def _ranges(rows: list[Row]) -> dict[str, Any]:
    """Draw each range as a line of its own, with an open marker at every known end."""
    x, y, text = [], [], []
    for place, row in enumerate(rows):
        ends = [end for end in (row["low"], row["high"]) if end is not None]
        x += [*ends, None]
        y += [place for _end in ends] + [None]
        text += [*["" for _end in ends[1:]], *[_beside(row) for _end in ends[:1]], ""]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": "middle right",
        "hoverinfo": "skip",
        "line": {"color": palette()["context"], "width": 2},
        "marker": {"color": palette()["c1"], "symbol": "circle-open", "opacity": 1},
    }


def _beside(row: Row) -> str:
    return beside(words.published(row), _mark(row), palette()["ink2"])


def _mark(row: Row) -> str:
    return UNKNOWN.label if _is_unknown(row) else ""


def _is_unknown(row: Row) -> bool:
    return row["value"] is None and row["low"] is None and row["high"] is None


def _highest(rows: list[Row]) -> int:
    known = (row[end] for row in rows for end in ("value", "low", "high"))
    return max((number for number in known if number is not None), default=1) or 1


def _phase(row: Row) -> str:
    return words.value("phase", row["phase"], "published_figures")


def _window(row: Row) -> str:
    return f"{day(row['from'])}–{day(row['to'])}"


def _hover(row: Row) -> str:
    figure = f"{words.heading('families')}: {words.published(row)}"
    lines = (f"<b>{_phase(row)}</b>", _window(row), figure, safe(row["source"]))
    return "<br>".join(lines)
