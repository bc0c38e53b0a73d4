"""The choices of a period: relative ones, phases, the calendar, free days."""

from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from markupsafe import Markup

from dashboard.editions.filters import CHOICES, Filters
from dashboard.editions.questions import fixed
from dashboard.editions.questions import grains as shorter
from dashboard.ground import html, i18n, periods, reference
from dashboard.ground.i18n import _
from dashboard.ground.periods import Window
from dashboard.pages.parts.option_links import option_links
from dashboard.reading.kit.pieces.choices import choice, choices
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.view import View


def relative(view: View) -> Markup:
    """Periods that move on with the data, each with the days it is of now."""
    extent = view.edition.manifest.extent
    links = []
    for period in periods.RELATIVE:
        if not view.is_exact and not _is_fixed(period, extent):
            continue
        days = periods.window(period, extent).label
        words = [periods.label(period), html.Span(f" {days}", className="tl-days")]
        href = view.address.filtered(period=period)
        current = "true" if view.filters.period == period else ""
        links.append(link(words, href, className="btn", current=current))
    return choices(links, _("Relative to the last day of the data"))


def phases(view: View) -> Markup:
    """Phases that have a day in the data, and all the data."""
    extent = view.edition.manifest.extent
    codes = [*(f"phase:{code}" for code in reference.phases()), "all"]
    offered = (code for code in codes if periods.is_offered(code, extent))
    return choices(_to_period(view, code) for code in offered)


def calendar(view: View) -> Markup:
    """Years, halves, quarters and months that have a day in the data."""
    extent = view.edition.manifest.extent
    years = range(extent.since.year, extent.last.year + 1)
    rows = [
        html.Tr([html.Th(_year(view, y), scope="row"), *_parts(view, y)]) for y in years
    ]
    title = _("Years, halves, quarters and months")
    caption = html.Caption(title, className="visually-hidden")
    heads = html.headings([_("Year"), _("Half"), _("Quarter"), _("Month")])
    head = html.Thead(html.Tr(heads))
    table = html.Table([caption, head, html.Tbody(rows)], className="tl-calendar")
    return html.scrolling(table, title)


def free(view: View) -> Markup:
    """A form for a first and a last day."""
    extent, window = view.edition.manifest.extent, view.window
    kept = view.address.filtered(period=None)
    hidden = [
        html.Input(type="hidden", name=name, value=value)
        for name, value in parse_qsl(kept.partition("?")[2])
    ]
    # A phase reaches past the data: what the fields say at first can be sent as well.
    limits = {
        "min": min(extent.since, window.since).isoformat(),
        "max": max(extent.last, window.last).isoformat(),
    }
    ends = {
        "from": (_("First day"), window.since),
        "to": (_("Last day"), window.last),
    }
    fields: list[Any] = []
    for name, (label, day) in ends.items():
        id_ = f"free-{name}"
        field = html.Input(
            id=id_, type="date", name=name, value=day.isoformat(), **limits
        )
        fields.append(html.Div([html.Label(label, htmlFor=id_), field]))
    send = html.Button(_("Show these days"), type="submit", className="btn")
    return html.Form(
        [*hidden, *fields, send],
        action=view.address.path,
        method="get",
        className="tl-free",
        **{"data-inside": "true"},
    )


def grains(view: View) -> Markup:
    """Into which periods the window is divided."""
    grain = CHOICES["grain"]
    allowed = grain.options.codes() if view.is_exact else _allowed(view)
    return choices(option_links(view, grain, allowed))


def _allowed(view: View) -> tuple[str, ...]:
    """Into what a released period may be divided: nothing longer than itself."""
    period = fixed(view.filters, view.edition.manifest.extent)
    return shorter(period) if period else ()


def _to_period(view: View, period: str, text: str = "") -> Markup:
    words = periods.label(period)
    href = view.address.filtered(period=period)
    label = words if text else ""
    return choice(text or words, href, view.filters.period == period, label)


def _is_fixed(period: str, extent: Window) -> bool:
    """Whether a relative period is one that outsiders may ask for."""
    days = fixed(Filters(period=period), extent)
    return days is not None and periods.is_offered(days, extent)


def _year(view: View, year: int) -> Markup | str:
    """The way to a year; its number alone where it is not offered."""
    text = str(year)
    return _to_period(view, text, text) if _has_days(view, text) else text


def _parts(view: View, year: int) -> list[Markup]:
    halves = [(f"{year}-H{n}", _("half {n}", n=n)) for n in (1, 2)]
    quarters = [(f"{year}-Q{n}", periods.QUARTERS[n - 1]) for n in (1, 2, 3, 4)]
    months = [
        (f"{year}-{n:02}", i18n.short_month(date(year, n, 1))) for n in range(1, 13)
    ]
    cells = []
    for group in (halves, quarters, months):
        links = [
            _to_period(view, period, text)
            for period, text in group
            if _has_days(view, period)
        ]
        cells.append(html.Td(choices(links)))
    return cells


def _has_days(view: View, period: str) -> bool:
    return periods.is_offered(period, view.edition.manifest.extent)
