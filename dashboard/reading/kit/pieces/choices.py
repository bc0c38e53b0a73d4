"""Choices of a filter: links that look like buttons, the chosen ones marked."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.links import link


def choices(items: Iterable[Markup], label: str = "") -> Markup:
    """Return a list of choices, named where its heading does not say enough."""
    named = {"aria-label": label} if label else {}
    return html.Ul([html.Li(item) for item in items], className="tl-choices", **named)


def choice(
    text: html.Inside, href: str, chosen: bool, label: str = "", *, empty: bool = False
) -> Markup:
    """Return one choice; `label` names it where its text is short.

    One that is `empty` can be chosen and says that there is nothing in it.
    """
    current = "true" if chosen else ""
    look = "btn is-empty" if empty else "btn"
    if empty:
        label = _("{choice}, no entries", choice=label or text)
    return link(text, href, className=look, current=current, label=label)
