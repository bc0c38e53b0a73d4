"""The panel of every choice a reader has, each one a link."""

from typing import Any

from markupsafe import Markup

from dashboard.editions.choices import Choice
from dashboard.editions.filters import CHOICES
from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.pages.parts import period_choices
from dashboard.pages.parts.option_links import option_links
from dashboard.pages.parts.place_picker import place_picker
from dashboard.reading.kit.pieces.choices import choices
from dashboard.reading.view import View

_DIVIDED = ("/gimenes",)
"""Pages that divide the window into periods."""


def panel(view: View) -> list[Markup]:
    """Return the choices of period and place, and of what entries are about."""
    groups = [
        _group(
            _("Period"),
            *period_choices.relative(view),
            period_choices.phases(view),
            period_choices.calendar(view),
            *([period_choices.free(view)] if view.is_exact else []),
        )
    ]
    if view.compares:
        compare = CHOICES["compare"]
        groups.append(_group(_(compare.title), choices(option_links(view, compare))))
    if view.address.path in _DIVIDED:
        grain = CHOICES["grain"]
        groups.append(_group(_(grain.title), period_choices.grains(view)))
    if not view.place:
        groups.append(_group(_("Place"), place_picker(view), *_maps(view)))
    if view.has_domains and view.is_exact:
        groups += [_narrowing(view, one) for one in CHOICES.values() if one.narrows]
    close: dict[str, Any] = {"data-close": "true"}
    button = html.Button(_("Close"), className="btn", **close)
    return [*groups, html.Div(button, className="tl-panel-end")]


def _group(title: str, *content: Markup) -> Markup:
    return html.Div(
        [html.Div(title, className="tl-group"), *content],
        role="group",
        **{"aria-label": title},
    )


def _maps(view: View) -> list[Markup]:
    if not view.is_exact:
        return []
    map_ = CHOICES["map"]
    return [choices(option_links(view, map_), _(map_.title))]


def _narrowing(view: View, choice: Choice) -> Markup:
    return _group(_(choice.title), choices(option_links(view, choice)))
