"""The line of filters in force: links, so that the address holds the whole state."""

from typing import Any

from markupsafe import Markup

from dashboard.editions.choices import Choice
from dashboard.editions.filters import CHOICES, Filters
from dashboard.ground import html, i18n, periods
from dashboard.ground.i18n import _, ngettext
from dashboard.pages.parts import filter_menus, ids
from dashboard.pages.parts.slot import slot
from dashboard.reading.kit.pieces.links import beside, link
from dashboard.reading.kit.tables import words
from dashboard.reading.view import View

_MOST = 4
"""Places that have a badge each; more are told by their number."""


def filter_line(view: View) -> Markup:
    """Return the whole line; only its parts change with the filters."""
    badges = slot(lambda: _badges(view), "Ul", id_=ids.part("badges"))
    steps = slot(lambda: _steps(view), "Span", id_=ids.part("steps"))
    reset = slot(lambda: _reset(view), "Span", id_=ids.part("reset"))
    menus = [
        filter_menus.menu(title, slot(make, id_=ids.part(name), className="tl-panel"))
        for name, (title, make) in filter_menus.menus(view).items()
    ]
    # First, so that they stay where they are when what is in force grows.
    return html.Section(
        [html.Div([*menus, steps], className="tl-menus"), badges, reset],
        className="tl-filters",
        **{"aria-label": _("Filters")},
    )


AT_ONCE = ("badges", "steps", "reset")
"""Parts of the line that are there before any answer."""


def _steps(view: View) -> list[Markup]:
    """Lead to the period before and the one after, where they are offered."""
    named, months = view.filters.named, view.coverage.months()
    if not named:
        return []
    extent = view.edition.manifest.extent
    ways = {"prev": (_("Period before"), "‹"), "next": (_("Period after"), "›")}
    return [
        beside(
            sign,
            view.address.filtered(period=period),
            label=f"{words}: {periods.label(period)}",
            rel=rel,
        )
        for (rel, (words, sign)), period in zip(
            ways.items(), periods.beside(named, extent), strict=True
        )
        if period and months.is_offered(period)
    ]


def _badges(view: View) -> list[Markup]:
    asked = view.address.filters
    badges = [_period(view), *_compared(view), *_places(view)]
    badges += [
        _one_choice(view, choice)
        for choice in CHOICES.values()
        if choice.narrows and _has_badge(view, choice)
    ]
    map_ = CHOICES["map"]
    if asked.map != map_.default:
        badges.append(_one_choice(view, map_))
    return badges


def _reset(view: View) -> list[Markup]:
    if view.address.filters == Filters():
        return []
    plain = view.address.but(filters=Filters()).href
    return [link(_("Reset"), plain, className="btn btn-link")]


def _period(view: View) -> Markup:
    """The days in force; of those that are not over, how far the data reach."""
    asked, said = view.address.filters, view.window.label
    period, extent = view.filters.named, view.edition.manifest.extent
    if period:
        said = f"{periods.resolved(period, extent)}, {said}"
    if period in periods.RELATIVE or view.window.last > extent.last:
        said += "; " + _("data up to {day}", day=i18n.day(extent.last))
    off = view.address.filtered(period=None)
    return _badge(_("Period"), said, off if asked.period else None)


def _compared(view: View) -> list[Markup]:
    """What numbers are compared with, and its days."""
    extent, choice = view.edition.manifest.extent, CHOICES["compare"]
    code, other = view.filters.compare, view.filters.compared(extent)
    is_chosen = code != choice.default
    if not view.compares or (other is None and not is_chosen):
        return []
    days = other.window(extent).label if other else _("there are no such days")
    said = f"{choice.options.label(code)}, {days}"
    off = view.address.filtered(compare=choice.default)
    return [_badge(_(choice.title), said, off if is_chosen else None)]


def _places(view: View) -> list[Markup]:
    """A badge for each place; of many, one for all, since they fill the screen."""
    chosen = view.filters.municipalities
    names = words.places(chosen)
    if not chosen or view.place:
        return [_badge(_("Place"), ", ".join(names.values()) or _("all places"), None)]
    if len(chosen) > _MOST:
        off = view.address.filtered(municipalities=())
        n = ngettext("{n} municipality", "{n} municipalities", len(chosen))
        return [_badge(_("Place"), n, off)]
    return [_one_place(view, code, name) for code, name in names.items()]


def _one_place(view: View, code: str, name: str) -> Markup:
    left = tuple(one for one in view.filters.municipalities if one != code)
    off = view.address.filtered(municipalities=left)
    return _badge(_("Place"), name, off, of=name)


def _has_badge(view: View, choice: Choice) -> bool:
    """Whether the page is about it, and it may be chosen or has been."""
    is_chosen = bool(getattr(view.filters, choice.name))
    return view.has_domains and (view.is_exact or is_chosen)


def _one_choice(view: View, choice: Choice) -> Markup:
    code = getattr(view.filters, choice.name)
    if not code:
        return _badge(_(choice.title), _(choice.anything), None)
    off = view.address.filtered(**{choice.name: choice.default})
    return _badge(_(choice.title), choice.options.label(code), off)


def _badge(name: str, said: str, off: str | None, of: str = "") -> Markup:
    """A filter and how to take it off; `of` names it where its kind does not."""
    shown: list[Any] = [html.Span([html.Span(name), " ", said])]
    if off is None:
        return html.Li(shown, className="badge tl-filter is-default")
    label = _("Remove filter: {name}", name=of or name)
    cross = link("×", off, className="tl-off", label=label)
    return html.Li([*shown, cross], className="badge tl-filter")
