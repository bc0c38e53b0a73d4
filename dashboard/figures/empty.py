"""What a chart shows when there is nothing to chart."""

from dashboard.answer import Figure
from dashboard.i18n import _


def empty() -> Figure:
    """Draw a sentence instead of axes."""
    words = {
        "text": _("No data for this choice."),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": 0.5,
    }
    hidden = {"visible": False}
    return {
        "data": [],
        "layout": {
            "annotations": [words],
            "xaxis": hidden,
            "yaxis": hidden,
            "height": 80,
        },
    }
