"""Choices of a filter: links that look like buttons, the chosen ones marked."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.reading.kit.pieces.links import link


def choices(items: Iterable[Component], label: str = "") -> html.Ul:
    """Return a list of choices, named where its heading does not say enough."""
    named = {"aria-label": label} if label else {}
    return html.Ul([html.Li(item) for item in items], className="tl-choices", **named)


def choice(text: str, href: str, chosen: bool, label: str = "") -> html.A:
    """Return one choice; `label` names it where its text is short."""
    current = "true" if chosen else ""
    return link(text, href, className="btn", current=current, label=label)
