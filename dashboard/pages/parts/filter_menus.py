"""The menus of the filter line: every choice a reader has, each one a link.

A menu is small and stays open, so that the page changes beside it.
"""

from typing import Any

from markupsafe import Markup

from dashboard.editions.choices import Choice
from dashboard.editions.filters import CHOICES
from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.pages.parts import period_choices
from dashboard.pages.parts.option_links import option_links
from dashboard.pages.parts.place_picker import place_picker
from dashboard.pages.parts.slot import Make
from dashboard.reading.kit.pieces.choices import choices
from dashboard.reading.view import View

_DIVIDED = ("/gimenes",)
"""Pages that divide the window into periods."""


def menus(view: View) -> dict[str, tuple[str, Make]]:
    """Return the title of each menu and how to make what is in it, by its name."""
    found: dict[str, tuple[str, Make]] = {
        "period": (_("Period"), lambda: _periods(view))
    }
    if not view.place:
        found["place"] = (_("Place"), lambda: _places(view))
    if view.has_domains and view.is_exact:
        titles = [_(one.title) for one in CHOICES.values() if one.narrows]
        found["about"] = (", ".join(titles), lambda: _about(view))
    return found


def menu(title: str, inside: Markup) -> Markup:
    """Return a menu that is folded behind its title."""
    summary = html.Summary(title, className="btn dropdown-toggle")
    return html.Details([summary, inside], className="tl-change")


def _closed() -> Markup:
    """Return the way out for those who have no Escape and no room beside the menu."""
    close: dict[str, Any] = {"data-close": "true"}
    button = html.Button(_("Close"), className="btn", **close)
    return html.Div(button, className="tl-panel-end")


def _periods(view: View) -> list[Markup]:
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
    return [*groups, _closed()]


def _places(view: View) -> list[Markup]:
    return [_group(_("Place"), place_picker(view), *_maps(view)), _closed()]


def _about(view: View) -> list[Markup]:
    choices_ = (one for one in CHOICES.values() if one.narrows)
    return [*(_narrowing(view, one) for one in choices_), _closed()]


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
