"""A page: a path, words, and sections of indicators."""

from collections.abc import Callable
from dataclasses import dataclass

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.pages.parts import filter_line, ids
from dashboard.pages.parts.card import card, widths
from dashboard.pages.parts.elsewhere import elsewhere
from dashboard.pages.parts.numbers import numbers
from dashboard.pages.parts.slot import slot
from dashboard.reading.indicator import Section
from dashboard.reading.view import View


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the dashboard.

    `period` is the page's own period where the address names none; without one
    it is where the latest entries are. `lede` returns the sentence under the
    title. Without `has_domains` nothing on the page is about domains, nor are its
    filters.
    """

    path: str
    title: str
    sections: tuple[Section, ...]
    lede: Callable[[View], str]
    period: str | None = None
    has_numbers: bool = False
    has_summary: bool = False
    has_domains: bool = True

    def heading(self, _view: View) -> str:
        """Title over the page; a page of one place takes it from the view."""
        return _(self.title)

    def body(self, view: View) -> Markup | list[Component]:
        """Return everything inside main, filled."""
        return [
            slot(self.head(view), id=ids.part("head"), className="tl-head"),
            slot(self.beside(view), id=ids.part("beside")),
            *self.filters(view),
            *self._numbers(view),
            *self._summary(view),
            slot(self.contents(view), className="tl-contents"),
            *(part for section in self.sections for part in _section(section, view)),
            *self._left_out(view),
        ]

    def contents(self, view: View) -> Markup:
        """Return the way to each section; nothing where there is but one."""
        seen = [s for s in self.sections if any(map(view.shows, s.cards))]
        links = [
            html.Li(
                html.A(_(section.title), href=f"#{section.anchor}"),
                className="tl-timeless" if section.is_timeless else "",
            )
            for section in seen
        ]
        named = {"aria-label": _("On this page")}
        return html.Nav(html.Ul(links), **named) if len(links) > 1 else Markup()

    def is_empty_for(self, view: View) -> bool:
        """Whether a page that has cards has none that this reader may see."""
        cards = [one for section in self.sections for one in section.cards]
        return bool(cards) and not any(view.shows(one) for one in cards)

    def _left_out(self, view: View) -> list[Component]:
        """Say in one line that some cards are left out."""
        cards = [one for section in self.sections for one in section.cards]
        if all(view.shows(one) for one in cards):
            return []
        said = _("Some numbers are shown inside the programme only.")
        return [slot(said, "P", className="tl-source tl-left-out")]

    def above(self, _view: View) -> Markup:
        """Return what stands above the title: nothing, on most pages."""
        return Markup()

    def beside(self, _view: View) -> Markup:
        """Return what stands between title and filters: nothing, on most pages."""
        return Markup()

    def summary(self, _view: View) -> list[Markup]:
        """Return the whole page on one screen: nothing, on most pages."""
        return []

    def filters(self, view: View) -> list[Component]:
        """Return the line of filters; nothing where none would mean anything."""
        return [filter_line.filter_line(view)]

    def head(self, view: View) -> list[Markup]:
        """Return the title, what stands above it, and the sentence below."""
        return [
            self.above(view),
            html.H1(self.heading(view)),
            html.P(self.lede(view), className="tl-lede"),
            *elsewhere(view),
        ]

    def _numbers(self, view: View) -> list[Component]:
        if not self.has_numbers:
            return []
        id_ = "main-numbers"
        title = slot(_("Main numbers"), "H2", id=id_, className="visually-hidden")
        strip = slot(numbers(view), id=ids.part("numbers"))
        return [dash.html.Section([title, strip], **{"aria-labelledby": id_})]

    def _summary(self, view: View) -> list[Component]:
        if not self.has_summary:
            return []
        id_ = "summary"
        title = slot(_("In short"), "H2", id=id_, className="visually-hidden")
        told = slot(self.summary(view), id=ids.part("summary"))
        return [dash.html.Section([title, told], **{"aria-labelledby": id_})]


def fill(page: Page, view: View) -> dict[str, Callable[[], html.Inside]]:
    """Return how to make each part of a page that changes with the filters."""
    return {
        "head": lambda: page.head(view),
        "beside": lambda: page.beside(view),
        "numbers": lambda: numbers(view) if page.has_numbers else [],
        "summary": lambda: page.summary(view),
        **filter_line.fill(view),
    }


PARTS = ("head", "beside", "numbers", "summary", *filter_line.PARTS)


def _section(section: Section, view: View) -> list[Component]:
    id_ = section.anchor
    seen = [indicator for indicator in section.cards if view.shows(indicator)]
    if not seen:
        return []
    cards = [
        card(indicator, view, width)
        for indicator, width in zip(seen, widths(seen), strict=True)
    ]
    inside = [
        slot(_(section.title), "H2", id=id_, className="tl-section", tabIndex=-1),
        *([slot(_(section.intro), "P")] if section.intro else []),
        dash.html.Div(cards, className="tl-grid"),
    ]
    look = "tl-timeless" if section.is_timeless else ""
    return [dash.html.Section(inside, className=look, **{"aria-labelledby": id_})]


def from_to(view: View) -> dict[str, str]:
    """First and last day in force, in words, for a sentence."""
    window = view.window
    return {"first": i18n.day(window.since), "last": i18n.day(window.last)}
