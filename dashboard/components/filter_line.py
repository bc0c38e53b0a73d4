"""The line of filters in force: links, so that the address holds the whole state."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import periods, reference
from dashboard.components.filter_panel import panel
from dashboard.components.links import link
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.view import View


def filter_line(view: View) -> list[Component]:
    """Return the badges of the filters in force, and the panel that changes them."""
    asked = view.address.filters
    badges = [_period(view), _place(view), _domain(view)]
    if asked.map != Filters.map:
        off = view.address.filtered(map=Filters.map)
        badges.append(_badge(_("Map"), _("today's municipalities"), off))
    change = html.Summary(_("Change filters"), className="btn")
    ends = [html.Details([change, panel(view)], className="tl-change")]
    if asked != Filters():
        reset = view.address.but(filters=Filters()).href
        ends.append(link(_("Reset"), reset, className="btn btn-link"))
    return [html.Ul(badges), html.Div(ends, className="tl-filters-end")]


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
    said: list[Any] = [html.Span([html.Span(name), words])]
    if off is None:
        return html.Li(said, className="badge tl-filter is-default")
    label = _("Remove filter: {name}", name=name)
    cross = link("×", off, className="tl-off", label=label)
    return html.Li([*said, cross], className="badge tl-filter")
