"""A page: a path, words, and sections of indicators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.ground.months import following
from dashboard.ground.topics import is_about
from dashboard.pages.parts import filter_line, ids
from dashboard.pages.parts.card import card, widths
from dashboard.pages.parts.elsewhere import elsewhere
from dashboard.pages.parts.footnotes import endnotes
from dashboard.pages.parts.numbers import numbers
from dashboard.pages.parts.slot import slot
from dashboard.reading.asking import NOTES, QUERIES
from dashboard.reading.indicator import Indicator, Section
from dashboard.reading.kit.sentences import listed
from dashboard.reading.notes import Note
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

    @property
    def cards(self) -> list[Indicator]:
        """The cards of all its sections, in their order."""
        return [card_ for section in self.sections for card_ in section.cards]

    def heading(self, _view: View) -> str:
        """Title over the page; a page of one place takes it from the view."""
        return _(self.title)

    def body(self, view: View) -> list[Markup]:
        """Return everything inside main: its frame, with slots for what is asked."""

        @cache
        def told() -> list[Note]:
            return self._told(view)

        return [
            self.head(view),
            slot(lambda: self.beside(view), id_=ids.part("beside")),
            *self.filters(view),
            *self._numbers(view),
            *self._summary(view),
            html.Div(self.contents(view), className="tl-contents"),
            *self._nothing(view),
            *(_section(*seen, view, told) for seen in self._seen(view)),
            endnotes(told),
            *self._left_out(view),
        ]

    def contents(self, view: View) -> Markup:
        """Return the way to each section; nothing where there is but one."""
        links = [
            html.Li(
                html.A(_(section.title), href=f"#{section.anchor}"),
                className=_when(section, seen),
            )
            for section, seen in self._seen(view)
        ]
        named = {"aria-label": _("On this page")}
        return html.Nav(html.Ul(links), **named) if len(links) > 1 else Markup()

    def is_empty_for(self, view: View) -> bool:
        """Whether a page that has cards has none that this reader may see."""
        return bool(self.cards) and not any(map(view.shows, self.cards))

    def _nothing(self, view: View) -> list[Markup]:
        """Say once why there is nothing, in the stead of cards that each would say it.

        Links to a card lead to its name here.
        """
        return [_without(cards, why) for why, cards in self._empty(view).items()]

    def _empty(self, view: View) -> dict[str, list[Indicator]]:
        """Cards that show nothing, by what they say of it, where several say it."""
        why: dict[str, list[Indicator]] = {}
        for one in filter(view.shows, self.cards):
            why.setdefault(view.nothing_of(one), []).append(one)
        return {said: own for said, own in why.items() if said and len(own) > 1}

    def _seen(self, view: View) -> list[tuple[Section, list[Indicator]]]:
        """Sections, and their cards that this reader sees and that show anything."""
        empty = {one.name for own in self._empty(view).values() for one in own}
        seen = [
            (
                section,
                [c for c in section.cards if view.shows(c) and c.name not in empty],
            )
            for section in self.sections
        ]
        return [(section, cards) for section, cards in seen if cards]

    def _told(self, view: View) -> list[Note]:
        """Notes on the data that several cards stand beside: the page tells them once.

        Those on one number alone stand under its card; where all notes are listed,
        none is told again.
        """
        queries = {
            one.query: QUERIES[one.query] for one in self.cards if view.shows(one)
        }
        if NOTES in queries:
            return []
        return [
            note
            for note in view.notes
            if sum(is_about(query, note.about) for query in queries.values()) > 1
        ]

    def _left_out(self, view: View) -> list[Markup]:
        """Say in one line that some cards are left out."""
        if all(map(view.shows, self.cards)):
            return []
        said = _("Some numbers are shown inside the programme only.")
        return [html.P(said, className="tl-source tl-left-out")]

    def above(self, _view: View) -> Markup:
        """Return what stands above the title: nothing, on most pages."""
        return Markup()

    def beside(self, _view: View) -> Markup:
        """Return what stands between title and filters: nothing, on most pages."""
        return Markup()

    def summary(self, _view: View) -> list[Markup]:
        """Return the whole page on one screen: nothing, on most pages."""
        return []

    def filters(self, view: View) -> list[Markup]:
        """Return the line of filters; nothing where none would mean anything."""
        return [filter_line.filter_line(view)]

    def head(self, view: View) -> Markup:
        """Return the title, what stands above it, and the sentence below."""
        return html.Div(
            [
                slot(lambda: self.above(view), id_=ids.part("above")),
                html.H1(self.heading(view)),
                slot(
                    lambda: self.lede(view),
                    "P",
                    id_=ids.part("lede"),
                    className="tl-lede",
                ),
                slot(lambda: _unread(view), id_=ids.part("unread")),
                slot(lambda: elsewhere(view), id_=ids.part("elsewhere")),
            ],
            className="tl-head",
        )

    def _numbers(self, view: View) -> list[Markup]:
        if not self.has_numbers:
            return []
        id_ = "main-numbers"
        title = html.H2(_("Main numbers"), id=id_, className="visually-hidden")
        strip = slot(
            lambda: numbers(view), id_=ids.part("numbers"), className="tl-numbers-of"
        )
        return [html.Section([title, strip], **{"aria-labelledby": id_})]

    def _summary(self, view: View) -> list[Markup]:
        if not self.has_summary:
            return []
        id_ = "summary"
        title = html.H2(_("In short"), id=id_, className="visually-hidden")
        told = slot(lambda: self.summary(view), id_=ids.part("summary"))
        return [html.Section([title, told], **{"aria-labelledby": id_})]


AT_ONCE = ("above", "unread", *filter_line.AT_ONCE)
"""Parts of a page that need no answer."""


def _unread(view: View) -> list[Markup]:
    """Say what the address asked for in vain: something else is shown in its stead."""
    said = view.address.passed_over
    if not said:
        return []
    shown = _("The page shows its usual view instead.")
    return [html.P(f"{said} {shown}", className="tl-elsewhere", role="status")]


def _without(cards: Sequence[Indicator], why: str) -> Markup:
    names = Markup("; ").join(
        html.Span(one.heading, id=f"title-{one.name}", tabIndex=-1) for one in cards
    )
    said = [why, " ", _("So nothing is shown here of these:"), " ", names, "."]
    return html.P(said, className="tl-nothing is-of-page")


def _section(
    section: Section,
    seen: Sequence[Indicator],
    view: View,
    told: Callable[[], Sequence[Note]],
) -> Markup:
    id_ = section.anchor
    cards = [
        card(indicator, view, width, told)
        for indicator, width in zip(seen, widths(seen), strict=True)
    ]
    grid = html.Div(cards, className="tl-grid")
    inside = [
        html.H2(_(section.title), id=id_, className="tl-section", tabIndex=-1),
        *([html.P(_(section.intro))] if section.intro else []),
        _folded(grid, seen) if section.is_folded else grid,
    ]
    look = _when(section, seen)
    return html.Section(inside, className=look, **{"aria-labelledby": id_})


def _when(section: Section, seen: Sequence[Indicator]) -> str:
    """How a section looks that a month's view leaves out: it is of no month."""
    is_left_out = section.is_timeless or all(one.is_course for one in seen)
    return "tl-timeless" if is_left_out else ""


def _folded(grid: Markup, seen: Sequence[Indicator]) -> Markup:
    """Cards behind a line that names them."""
    named = _("Show: {cards}", cards=listed([one.heading for one in seen]))
    return html.Details([html.Summary(named), grid], className="tl-behind")


def from_to(view: View) -> dict[str, str]:
    """First and last day in force, in words, for a sentence.

    Of days still to come it says nothing: it ends with the last month of the data.
    """
    window, reached = view.window, view.edition.manifest.extent.last
    known = following(reached.replace(day=1)) - timedelta(days=1)
    last = min(window.last, known) if window.since <= known else window.last
    return {"first": i18n.day(window.since), "last": i18n.day(last)}
