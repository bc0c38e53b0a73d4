"""Choices of a filter: links that look like buttons, the chosen ones marked."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.kit.pieces.links import link


def choices(items: Iterable[Markup], label: str = "") -> Markup:
    """Return a list of choices, named where its heading does not say enough."""
    named = {"aria-label": label} if label else {}
    return html.Ul([html.Li(item) for item in items], className="tl-choices", **named)


def choice(text: str, href: str, chosen: bool, label: str = "") -> Markup:
    """Return one choice; `label` names it where its text is short."""
    current = "true" if chosen else ""
    return link(text, href, className="btn", current=current, label=label)
