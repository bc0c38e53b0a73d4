"""The line of filters in force: links, so that the address holds the whole state."""

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids, periods, reference
from dashboard.components.filter_panel import panel
from dashboard.components.links import link
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.view import View


def filter_line(view: View) -> html.Section:
    """Return the whole line; only its parts change with the filters."""
    pieces = fill(view)

    def part(piece: str, element: type[Component], look: str = "") -> Component:
        return element(pieces[piece](), id=ids.part(piece), className=look)

    change = html.Summary(_("Change filters"), className="btn")
    panel_ = html.Details(
        [change, part("panel", html.Div, "tl-panel")], className="tl-change"
    )
    ends = html.Div([panel_, part("reset", html.Span)], className="tl-filters-end")
    return html.Section(
        [part("badges", html.Ul), ends],
        className="tl-filters",
        **{"aria-label": _("Filters")},
    )


def fill(view: View) -> dict[str, Callable[[], Any]]:
    """Return how to make each part of the line."""
    return {
        "badges": lambda: _badges(view),
        "panel": lambda: panel(view),
        "reset": lambda: _reset(view),
    }


PARTS = ("badges", "panel", "reset")


def _badges(view: View) -> list[html.Li]:
    asked = view.address.filters
    badges = [_period(view), _place(view)]
    if view.has_domains and (view.is_exact or view.filters.domain):
        badges.append(_domain(view))
    if asked.map != Filters.map:
        off = view.address.filtered(map=Filters.map)
        badges.append(_badge(_("Map"), _("today's municipalities"), off))
    return badges


def _reset(view: View) -> list[html.A]:
    if view.address.filters == Filters():
        return []
    plain = view.address.but(filters=Filters()).href
    return [link(_("Reset"), plain, className="btn btn-link")]


def _period(view: View) -> html.Li:
    asked, window = view.address.filters, view.window.label
    period = view.filters.period
    words = f"{periods.label(period)}, {window}" if period else window
    off = view.address.filtered(period=None, since=None, until=None)
    return _badge(_("Period"), words, off if asked.period or asked.since else None)


def _place(view: View) -> html.Li:
    names = map(reference.municipality_name, view.filters.municipalities)
    words = ", ".join(names) or _("all places")
    chosen = view.address.filters.municipalities and not view.place
    off = view.address.filtered(municipalities=()) if chosen else None
    return _badge(_("Place"), words, off)


def _domain(view: View) -> html.Li:
    domain = view.filters.domain
    if not domain:
        return _badge(_("Domain"), _("all domains"), None)
    off = view.address.filtered(domain=None)
    return _badge(_("Domain"), reference.vocabulary("domains")[domain].label, off)


def _badge(name: str, words: str, off: str | None) -> html.Li:
    said: list[Any] = [html.Span([html.Span(name), " ", words])]
    if off is None:
        return html.Li(said, className="badge tl-filter is-default")
    label = _("Remove filter: {name}", name=name)
    cross = link("×", off, className="tl-off", label=label)
    return html.Li([*said, cross], className="badge tl-filter")
