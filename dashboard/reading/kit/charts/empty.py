"""What a chart shows when there is nothing to chart."""

from dashboard.ground.i18n import _
from dashboard.ground.theme import palette
from dashboard.reading.answer import Figure
from dashboard.reading.kit.charts.text import lines

_HEIGHT, _LINE = 64, 20


def empty(reason: str = "") -> Figure:
    """Draw a sentence instead of axes: that there are no data, or why no chart."""
    text = lines(reason or _("No data for this choice."))
    words = {
        "text": text,
        "align": "left",
        "showarrow": False,
        "font": {"color": palette()["ink2"]},
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -2,
        "y": 0.5,
    }
    # A range of its own: Plotly fails to find one where there is nothing to see.
    hidden = {"visible": False, "range": [0, 1]}
    return {
        "data": [],
        "layout": {
            "annotations": [words],
            "xaxis": hidden,
            "yaxis": hidden,
            "height": _HEIGHT + _LINE * text.count("<br>"),
            "margin": {"t": 0, "r": 0, "b": 0, "l": 0, "pad": 0},
        },
    }
