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
from dashboard.reading.coverage import Months
from dashboard.reading.kit.pieces.choices import choice, choices
from dashboard.reading.view import View


def relative(view: View) -> list[Markup]:
    """Periods that move on with the data, each with the days it is of now."""
    extent, months = view.edition.manifest.extent, view.coverage.months()
    links = []
    for period in periods.RELATIVE:
        if not view.is_exact and not _is_fixed(period, months.extent):
            continue
        days = periods.window(period, extent)
        shown = html.Span(f" {days.label}", className="tl-days")
        words = periods.label(period)
        href = view.address.filtered(period=period)
        is_empty = months.is_empty(days)
        links.append(
            choice(
                html.joined([words, shown]),
                href,
                view.filters.period == period,
                f"{words} {days.label}" if is_empty else "",
                empty=is_empty,
            )
        )
    said = _("Data up to {day}", day=i18n.day(extent.last))
    title = _("Relative to the last day of the data")
    return [choices(links, title), html.P(said, className="tl-source")]


def phases(view: View) -> Markup:
    """Phases that have a day in the data, and all the data."""
    months = view.coverage.months()
    codes = [*(f"phase:{code}" for code in reference.phases()), "all"]
    offered = (code for code in codes if periods.is_offered(code, months.extent))
    return choices(_to_period(view, months, code) for code in offered)


def calendar(view: View) -> Markup:
    """Years, halves, quarters and months to ask for, the newest year first."""
    months = view.coverage.months()
    extent = months.extent
    of_years = {extent.since.year, extent.last.year}
    of_years |= {month.year for month in months.offered}
    years = range(max(of_years), min(of_years) - 1, -1)
    rows = [
        html.Tr(
            [html.Th(_year(view, months, y), scope="row"), *_parts(view, months, y)]
        )
        for y in years
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


def _to_period(view: View, months: Months, period: str, text: str = "") -> Markup:
    words = periods.label(period)
    href = view.address.filtered(period=period)
    label = words if text else ""
    is_empty = months.is_empty(periods.window(period, months.extent))
    chosen = view.filters.period == period
    return choice(text or words, href, chosen, label, empty=is_empty)


def _is_fixed(period: str, extent: Window) -> bool:
    """Whether a relative period is one that outsiders may ask for."""
    days = fixed(Filters(period=period), extent)
    return days is not None and periods.is_offered(days, extent)


def _year(view: View, months: Months, year: int) -> Markup | str:
    """The way to a year; its number alone where it is not offered."""
    text = str(year)
    is_offered = months.is_offered(text)
    return _to_period(view, months, text, text) if is_offered else text


def _parts(view: View, months: Months, year: int) -> list[Markup]:
    halves = [(f"{year}-H{n}", _("half {n}", n=n)) for n in (1, 2)]
    quarters = [(f"{year}-Q{n}", periods.QUARTERS[n - 1]) for n in (1, 2, 3, 4)]
    singly = [
        (f"{year}-{n:02}", i18n.short_month(date(year, n, 1))) for n in range(1, 13)
    ]
    cells = []
    for group in (halves, quarters, singly):
        links = [
            _to_period(view, months, period, text)
            for period, text in group
            if months.is_offered(period)
        ]
        cells.append(html.Td(choices(links)))
    return cells
