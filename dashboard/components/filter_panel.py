"""The panel of every choice a reader has, each one a link."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import i18n, periods, reference
from dashboard.components.links import link
from dashboard.i18n import N_, _
from dashboard.view import View

_QUARTERS = ("I", "II", "III", "IV")

_DIVIDED = ("/gimenes",)
"""Pages that divide the window into periods."""

_GRAINS = {
    "month": N_("months"),
    "quarter": N_("quarters"),
    "half": N_("half-years"),
    "year": N_("years"),
    "phase": N_("phases"),
}


def panel(view: View) -> list[html.Div]:
    """Return the choices of period, place and domain."""
    groups = [
        _group(
            _("Period"), _relative(view), _phases(view), _calendar(view), _free(view)
        )
    ]
    if view.address.path in _DIVIDED:
        groups.append(_group(_("Divided into"), _grains(view)))
    if not view.place:
        groups.append(_group(_("Place"), _places(view), _maps(view)))
    if view.has_domains:
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


def _choices(items: Iterable[Component], label: str = "") -> html.Ul:
    named = {"aria-label": label} if label else {}
    return html.Ul([html.Li(item) for item in items], className="tl-choices", **named)


def _choice(text: str, href: str, chosen: bool, label: str = "") -> html.A:
    current = "true" if chosen else ""
    return link(text, href, className="btn", current=current, label=label)


def _to_period(view: View, period: str, text: str = "") -> html.A:
    words = periods.label(period)
    href = view.address.filtered(period=period, since=None, until=None)
    label = words if text else ""
    return _choice(text or words, href, view.filters.period == period, label)


def _phases(view: View) -> html.Ul:
    extent = view.edition.manifest.extent
    codes = [
        f"phase:{code}"
        for code, phase in reference.phases().items()
        if phase.first <= extent.last and phase.last >= extent.since
    ]
    return _choices(_to_period(view, code) for code in [*codes, "all"])


def _relative(view: View) -> html.Ul:
    """Periods that move on with the data, each with the days it is of now."""
    extent = view.edition.manifest.extent
    links = []
    for period in periods.RELATIVE:
        days = periods.window(period, extent).label
        words = [periods.label(period), html.Span(f" {days}", className="tl-days")]
        href = view.address.filtered(period=period, since=None, until=None)
        current = "true" if view.filters.period == period else ""
        links.append(link(words, href, className="btn", current=current))
    return _choices(links, _("Relative to the last day of the data"))


def _grains(view: View) -> html.Ul:
    chosen = view.filters.grain
    return _choices(
        _choice(_(words), view.address.filtered(grain=code), chosen == code)
        for code, words in _GRAINS.items()
    )


def _calendar(view: View) -> html.Table:
    extent = view.edition.manifest.extent
    years = range(extent.since.year, extent.last.year + 1)
    rows = [
        html.Tr([html.Th(_year(view, y), scope="row"), *_parts(view, y)]) for y in years
    ]
    title = _("Years, halves, quarters and months")
    caption = html.Caption(title, className="visually-hidden")
    kinds = (_("Year"), _("Half"), _("Quarter"), _("Month"))
    head = html.Thead(html.Tr([html.Th(kind, scope="col") for kind in kinds]))
    return html.Div(
        html.Table([caption, head, html.Tbody(rows)], className="tl-calendar"),
        className="tl-scroll",
        tabIndex=0,
        role="group",
        **{"aria-label": title},
    )


def _year(view: View, year: int) -> html.A:
    return _to_period(view, str(year), str(year))


def _parts(view: View, year: int) -> list[html.Td]:
    halves = [(f"{year}-H{n}", _("half {n}", n=n)) for n in (1, 2)]
    quarters = [(f"{year}-Q{n}", _QUARTERS[n - 1]) for n in (1, 2, 3, 4)]
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
        cells.append(html.Td(_choices(links)))
    return cells


def _has_days(view: View, period: str) -> bool:
    extent = view.edition.manifest.extent
    asked = periods.window(period, extent)
    return asked.since < extent.until and asked.until > extent.since


def _free(view: View) -> html.Form:
    extent, window = view.edition.manifest.extent, view.window
    kept = view.address.filtered(period=None, since=None, until=None)
    hidden = [
        dcc.Input(type="hidden", name=name, value=value)
        for name, value in parse_qsl(kept.partition("?")[2])
    ]
    limits = {"min": extent.since.isoformat(), "max": extent.last.isoformat()}
    ends = {
        "from": (_("First day"), window.since),
        "to": (_("Last day"), window.last),
    }
    fields: list[Any] = []
    for name, (label, day) in ends.items():
        id_ = f"free-{name}"
        field = dbc.Input(
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


def _places(view: View) -> html.Ul:
    chosen = view.filters.municipalities
    links = []
    for code in view.taking_part():
        others = tuple(c for c in chosen if c != code)
        after = others if code in chosen else (*chosen, code)
        links.append(
            _choice(
                reference.municipality_name(code),
                view.address.filtered(municipalities=after),
                code in chosen,
            )
        )
    return _choices(links)


def _maps(view: View) -> html.Ul:
    maps = {
        "then": _("municipalities of that time"),
        "today": _("today's municipalities"),
    }
    return _choices(
        (
            _choice(words, view.address.filtered(map=code), view.filters.map == code)
            for code, words in maps.items()
        ),
        _("Map"),
    )


def _domains(view: View) -> html.Ul:
    chosen = view.filters.domain
    everything = _choice(
        _("all domains"), view.address.filtered(domain=None), chosen is None
    )
    links = [
        _choice(term.label, view.address.filtered(domain=code), chosen == code)
        for code, term in reference.vocabulary("domains").items()
    ]
    return _choices([everything, *links])
