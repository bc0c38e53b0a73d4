"""Light and dark: colours of charts, and which of the two the reader chose."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from dashboard.ground import i18n

THEMES = ("light", "dark")
COOKIE, WISH = "theme", "theme-wish"
"""Cookies: what the reader chose here, and else what their system wishes."""

# Values of assets/tokens.css: a chart cannot read CSS variables.
_COLOURS = {
    "light": {
        "ink": "#1B1A17",
        "ink2": "#4F4B44",
        "paper": "#FFFFFF",
        "grid": "#E6E2D9",
        "gap": "#EFEBE3",
        "context": "#8C867B",
        "c1": "#12436D",
        "c2": "#28A197",
        "c3": "#801650",
        "c4": "#F46A25",
    },
    "dark": {
        "ink": "#F0EDE6",
        "ink2": "#C2BCB1",
        "paper": "#171614",
        "grid": "#2F2C28",
        "gap": "#2B2925",
        "context": "#8C867B",
        "c1": "#A9CEF2",
        "c2": "#1E7D74",
        "c3": "#F6BBD8",
        "c4": "#B54C12",
    },
}
_SERIES = ("c1", "c2", "c3", "c4")
# The family is quoted: Plotly silently drops a name that ends in a digit.
_FONT = "'Source Sans 3', 'Tilts Fallback', system-ui, sans-serif"

_theme = ContextVar("theme", default="light")


def activate(cookies: Mapping[str, str]) -> None:
    """Use a theme for the rest of this request, light unless another is wished for."""
    asked = (cookies.get(COOKIE), cookies.get(WISH))
    _theme.set(next((one for one in asked if one in THEMES), "light"))


def active() -> str:
    """Return the theme in use."""
    return _theme.get()


def palette() -> dict[str, str]:
    """Return the colours of the theme in use, by their names in tokens.css."""
    return _COLOURS[active()]


def on_paper() -> dict[str, str]:
    """Return what each colour of the theme in use becomes on white paper."""
    light = _COLOURS["light"]
    return {colour: light[name] for name, colour in palette().items()}


def dress(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure with the look of the theme and the reader's separators."""
    layout = {
        "separators": i18n.separators(),
        **figure.get("layout", {}),
        "template": template(),
    }
    return {**figure, "layout": layout}


def template() -> dict[str, Any]:
    """Return the Plotly template of the theme in use."""
    colours = palette()
    ink, quiet = colours["ink"], {"color": colours["ink2"]}
    axis = {"automargin": False, "fixedrange": True, "zeroline": False, "ticks": ""}
    hover = {"color": colours["paper"], "size": 14}
    return {
        "layout": {
            "font": {"family": _FONT, "size": 14, "color": ink},
            "colorway": [colours[name] for name in _SERIES],
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"t": 8, "r": 48, "b": 44, "l": 0, "pad": 0},
            "bargap": 0.42,
            "barcornerradius": 0,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": ink,
                "bordercolor": ink,
                "font": hover,
                "align": "left",
            },
            "xaxis": axis | {"showgrid": False, "linecolor": ink, "tickfont": quiet},
            "yaxis": axis
            | {
                "gridcolor": colours["grid"],
                "ticklabelposition": "inside top",
                # Else the label of the first row, above its bar, is left out.
                "ticklabeloverflow": "allow",
                "tickfont": quiet,
                "rangemode": "tozero",
            },
        },
        "data": {"bar": [_BAR], "scatter": [_SCATTER]},
    }


_BAR = {
    "marker": {"line": {"width": 0}},
    "textposition": "outside",
    "constraintext": "none",
    "textangle": 0,
    "cliponaxis": False,
}
_SCATTER = {
    "line": {"width": 2.5, "simplify": False},
    "marker": {"size": 11},
    "cliponaxis": False,
}
