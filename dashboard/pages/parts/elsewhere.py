"""The way to where the entries are, from days that have none."""

from dataclasses import replace

from markupsafe import Markup

from dashboard.ground import html, periods
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.view import View


def elsewhere(view: View) -> list[Markup]:
    """Lead to the latest entries of the places in force; nothing where these are."""
    there = replace(view.coverage, places=view.filters.municipalities)
    if not view.has_domains or there.has_entries(view.window):
        return []
    if not there.reported():
        return []
    period = there.period()
    words = periods.label(period) if isinstance(period, str) else period.label
    way = link(words, view.address.filtered(period=period))
    said = html.Span(_("The latest entries are here:"))
    return [html.P([said, " ", way], className="tl-elsewhere")]
