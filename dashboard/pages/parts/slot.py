"""Where Dash meets text: an element of its tree that assets/tilts.js fills.

Dash asks every component whether it changed, at each part that is refilled; a
page of long tables would take a browser many seconds. What has no callbacks of
its own therefore comes as text, in the one property that the callbacks set.
"""

from typing import Any

import dash
from dash.development.base_component import Component

from dashboard.ground import html

FILLED = "data-html"


def slot(inside: html.Inside, element: str = "Div", **look: Any) -> Component:
    """Return an element of Dash, by its name, that holds text."""
    return getattr(dash.html, element)(**look, **{FILLED: html.joined(inside)})
