"""The panel of every choice a reader has, each one a link."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.pages.parts import period_choices
from dashboard.pages.parts.place_picker import place_picker
from dashboard.reading.kit.pieces.choices import choice, choices
from dashboard.reading.view import View

_DIVIDED = ("/gimenes",)
"""Pages that divide the window into periods."""


def panel(view: View) -> list[html.Div]:
    """Return the choices of period, place and domain."""
    groups = [
        _group(
            _("Period"),
            period_choices.relative(view),
            period_choices.phases(view),
            period_choices.calendar(view),
            *([period_choices.free(view)] if view.is_exact else []),
        )
    ]
    if view.address.path in _DIVIDED:
        groups.append(_group(_("Divided into"), period_choices.grains(view)))
    if not view.place:
        groups.append(_group(_("Place"), place_picker(view), *_maps(view)))
    if view.has_domains and view.is_exact:
        groups.append(_group(_("Domain"), _domains(view)))
    close: dict[str, Any] = {"data-close": "true"}
    button = html.Button(_("Close"), className="btn", **close)
    return [*groups, html.Div(button, className="tl-panel-end")]


def _group(title: str, *content: Component) -> html.Div:
    return html.Div(
        [html.Div(title, className="tl-group"), *content],
        role="group",
        **{"aria-label": title},
    )


def _maps(view: View) -> list[html.Ul]:
    if not view.is_exact:
        return []
    maps = {
        "then": _("municipalities of that time"),
        "today": _("today's municipalities"),
    }
    links = (
        choice(words, view.address.filtered(map=code), view.filters.map == code)
        for code, words in maps.items()
    )
    return [choices(links, _("Map"))]


def _domains(view: View) -> html.Ul:
    chosen = view.filters.domain
    everything = choice(
        _("all domains"), view.address.filtered(domain=None), chosen is None
    )
    links = [
        choice(term.label, view.address.filtered(domain=code), chosen == code)
        for code, term in reference.vocabulary("domains").items()
    ]
    return choices([everything, *links])
