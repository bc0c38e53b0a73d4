"""The days on which a municipality became another one, over a time axis."""

from collections.abc import Sequence
from datetime import date

from dashboard.ground import reference
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.marks import BREAK


def with_break(figure: Figure, answer: Answer, months: Sequence[date]) -> Figure:
    """Mark each reform since which a municipality on today's map is not what it was."""
    for day in _changes(answer):
        if months[0] < day <= months[-1]:
            figure = _broken(figure, day, months[0])
    return figure


def _broken(figure: Figure, reform: date, first: date) -> Figure:
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


def _changes(answer: Answer) -> list[date]:
    """Days on which others became part of the municipalities asked for, as of today."""
    if answer.filters.map != "today":
        return []
    known = reference.municipalities()
    today = {known[code].today for code in answer.filters.municipalities}
    parts = [one for code in today for one in reference.predecessors(code)]
    return sorted({one.merged_on for one in parts if one.merged_on})
