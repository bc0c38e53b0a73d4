"""A page: a path, words, and sections of indicators."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import i18n, ids
from dashboard.components.card import card
from dashboard.components.filter_line import filter_line
from dashboard.components.numbers import numbers
from dashboard.i18n import _
from dashboard.indicators import Indicator
from dashboard.view import View


@dataclass(frozen=True, kw_only=True)
class Section:
    """Cards under one heading."""

    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the dashboard.

    `period` is the page's own period where the address names none; without one
    it is the latest phase. `lede` returns the sentence under the title.
    """

    path: str
    title: str
    sections: tuple[Section, ...]
    lede: Callable[[View], str]
    period: str | None = None
    has_numbers: bool = False

    def heading(self, view: View | None = None) -> str:
        """Title of the page; a page of one place needs its view."""
        return _(self.title)

    def body(self, view: View) -> list[Component]:
        """Return everything inside main, filled."""
        return [
            html.Div(
                [
                    *self.above(view),
                    html.H1(self.heading(view)),
                    _part("lede", self, view),
                ],
                className="tl-head",
            ),
            _part("filters", self, view),
            *([_part("numbers", self, view)] if self.has_numbers else []),
            *(_section(section, view) for section in self.sections),
        ]

    def above(self, view: View) -> list[Component]:
        """Return what stands above the title: nothing, on most pages."""
        return []


def fill(piece: str, page: Page, view: View) -> Any:
    """Return one part of a page that changes with the filters."""
    if piece == "lede":
        return page.lede(view)
    if piece == "numbers":
        return numbers(view) if page.has_numbers else []
    return filter_line(view)


PARTS = ("lede", "filters", "numbers")

_ELEMENTS = {"lede": html.P, "filters": html.Section, "numbers": html.Section}
_CLASSES = {"lede": "tl-lede", "filters": "tl-filters", "numbers": ""}


def _part(piece: str, page: Page, view: View) -> Component:
    names = {"filters": _("Filters"), "numbers": _("Main numbers")}
    label = {"aria-label": names[piece]} if piece in names else {}
    return _ELEMENTS[piece](
        fill(piece, page, view),
        id=ids.part(piece),
        className=_CLASSES[piece],
        **label,
    )


def _section(section: Section, view: View) -> html.Section:
    id_ = f"section-{section.indicators[0].query}"
    cards = [card(indicator, view) for indicator in section.indicators]
    return html.Section(
        [
            html.H2(_(section.title), id=id_, className="tl-section"),
            html.Div(cards, className="tl-grid"),
        ],
        **{"aria-labelledby": id_},
    )


def from_to(view: View) -> dict[str, str]:
    """First and last day in force, in words, for a sentence."""
    window = view.window
    return {"first": i18n.day(window.since), "last": i18n.day(window.last)}
