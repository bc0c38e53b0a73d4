"""The day on which a municipality became another one, over a time axis."""

from collections.abc import Sequence
from datetime import date

from dashboard.ground import reference
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.marks import BREAK


def with_break(figure: Figure, answer: Answer, months: Sequence[date]) -> Figure:
    """Mark the reform where a municipality on today's map is not what it was."""
    first, reform = months[0], reference.REFORM
    if not (_has_changed(answer) and first < reform <= months[-1]):
        return figure
    # Months stand at whole numbers; the reform lies between two of them.
    place = (reform.year - first.year) * 12 + reform.month - first.month - 0.5
    ink = palette()["ink"]
    line = {
        "type": "line",
        "yref": "paper",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": 1.08,
        "line": {"color": ink, "width": 1.5, "dash": "dash"},
    }
    word = {
        "text": BREAK.text,
        "hovertext": BREAK.label,
        "x": place,
        "y": 1.08,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"color": ink},
    }
    layout = figure["layout"]
    shapes = [*layout.get("shapes", []), line]
    words = [*layout.get("annotations", []), word]
    return {**figure, "layout": {**layout, "shapes": shapes, "annotations": words}}


def _has_changed(answer: Answer) -> bool:
    """Whether any municipality asked for, on today's map, is more than one of then."""
    known = reference.municipalities()
    return answer.filters.map == "today" and any(
        known[code].today != code or reference.predecessors(code)
        for code in answer.filters.municipalities
    )
