"""The card of one indicator, and the parts of it that change with the filters."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache

from markupsafe import Markup

from dashboard.ground import html, theme
from dashboard.ground.i18n import N_, _
from dashboard.pages.parts import ids
from dashboard.pages.parts.about import about, source
from dashboard.pages.parts.footnotes import chips, footnotes
from dashboard.pages.parts.save import save
from dashboard.pages.parts.slot import Make, chart, slot
from dashboard.pages.parts.table import later, table
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.pieces.prose import spans
from dashboard.reading.kit.sentences import Sentence
from dashboard.reading.notes import Note
from dashboard.reading.rows import LaterColumnError
from dashboard.reading.view import View

_WIDEST = 12
_HEIGHT = 320
_ENTERED = re.compile(r"<(a|table|details|button|blockquote|input)\b")

ONLY_IN_THE_TABLE = N_(
    "This edition was published by an older definition, which has not all that the"
    " picture of today shows; its numbers are in the table."
)

VIEWS = {"chart": N_("Chart"), "table": N_("Table"), "about": N_("About this number")}


def card(
    indicator: Indicator,
    view: View,
    width: int = _WIDEST,
    told: Callable[[], Collection[Note]] = tuple,
) -> Markup:
    """Return the frame of a card, over so many of the twelve columns.

    Its answer is asked for once, when it is filled; `told` are the notes on the data
    that the page itself tells.
    """
    name, heading = indicator.name, f"title-{indicator.name}"

    @cache
    def answer() -> Answer:
        return indicator.narrowed(view.ask(indicator))

    pieces = _pieces(indicator, view, answer, told)

    def part(piece: str, element: str = "Div", look: str = "") -> Markup:
        return slot(pieces[piece], element, id_=ids.part(piece, name), className=look)

    bar = [html.Fieldset(_views(indicator)), part("save")]
    shown = part("picture") if indicator.picture else _chart(indicator, answer)
    return html.Article(
        [
            html.Div(
                [
                    # The palette leads here, and so does the focus.
                    html.H3(indicator.heading, id=heading, tabIndex=-1),
                    # Read after its heading, seen above it: the statement is the title.
                    part("sentence", "P", "tl-sentence"),
                ],
                className="tl-title",
            ),
            html.Div(bar, className="tl-card-bar"),
            html.Div(html.Figure(shown), className="tl-pane tl-pane-chart"),
            part("table", look="tl-pane tl-pane-table"),
            part("about", look="tl-pane tl-pane-about"),
            part("notes"),
            part("source", "P", "tl-source"),
        ],
        className=_look(indicator, width),
        **{"aria-labelledby": heading},
    )


def _pieces(
    indicator: Indicator,
    view: View,
    answer: Callable[[], Answer],
    told: Callable[[], Collection[Note]],
) -> dict[str, Make]:
    """How to make each part of a card."""
    return {
        "sentence": lambda: spans(sentence(indicator, answer())),
        "picture": lambda: _picture(indicator, answer()),
        "table": lambda: later(indicator, view),
        "about": lambda: about(indicator, answer()),
        "notes": lambda: footnotes(answer(), told()),
        "source": lambda: source(indicator, answer()),
        "save": lambda: save(indicator, view),
    }


def _chart(indicator: Indicator, answer: Callable[[], Answer]) -> Markup:
    def draw() -> Figure:
        figure = theme.dress(_figure(indicator, answer()))
        figure["layout"].setdefault("height", _HEIGHT)
        return figure

    # Screen readers get nothing from Plotly's drawing; the sentence speaks for it.
    return html.Div(chart(indicator.name, draw), role="img", **_named(indicator))


def _figure(indicator: Indicator, answer: Answer) -> Figure:
    if indicator.figure is None or not answer.table:
        return empty(indicator.nothing_of(answer))
    try:
        return indicator.drawn(answer)
    except LaterColumnError:
        return empty(_(ONLY_IN_THE_TABLE))


def sentence(indicator: Indicator, answer: Answer) -> Sentence:
    """What a card says; nothing where an older definition lacks what it needs."""
    try:
        return indicator.said(answer)
    except LaterColumnError:
        return []


def _picture(indicator: Indicator, answer: Answer) -> Markup:
    """A picture, named by its sentence; one that can be entered is a group."""
    if indicator.picture is None or not answer.table:
        return _nothing(indicator, answer)
    try:
        made = indicator.picture(answer)
    except LaterColumnError:
        return html.P(_(ONLY_IN_THE_TABLE), className="tl-nothing")
    role = "group" if has_inside(made) else "img"
    shown = html.Div(made, role=role, **_named(indicator))
    return html.joined([*chips(answer, made), shown])


def has_inside(picture: Markup) -> bool:
    """Whether anything inside must be reached or read on its own: links, tables.

    Words cannot look like an element: they are escaped.
    """
    return bool(_ENTERED.search(picture))


def _named(indicator: Indicator) -> dict[str, str]:
    said = ids.part("sentence", indicator.name)
    return {"aria-labelledby": f"title-{indicator.name} {said}"}


def pane(indicator: Indicator, view: View) -> Markup:
    """Return what stands in the pane of a card's table once it is opened."""
    answer = indicator.narrowed(view.ask(indicator))
    if not answer.table:
        return _nothing(indicator, answer)
    return table(indicator, answer)


def _nothing(indicator: Indicator, answer: Answer) -> Markup:
    return html.P(indicator.nothing_of(answer), className="tl-nothing")


def _views(indicator: Indicator) -> list[Markup]:
    """Radio buttons, for the sake of the arrow keys; styles switch the panes."""
    legend = html.Legend(
        _("View: {title}", title=indicator.heading), className="visually-hidden"
    )
    name = f"view-{indicator.name}"
    choices = [
        html.Div(
            [
                html.Input(
                    id=f"{name}-{view}",
                    className="form-check-input btn-check",
                    type="radio",
                    name=name,
                    value=view,
                    checked=view == "chart",
                ),
                html.Label(
                    _(label),
                    htmlFor=f"{name}-{view}",
                    className="btn form-check-label",
                ),
            ],
            className="form-check",
        )
        for view, label in VIEWS.items()
    ]
    return [legend, html.Div(choices, className="tl-views")]


def widths(indicators: Sequence[Indicator]) -> list[int]:
    """Give each card its columns; a row that is not full is made so.

    Cards beside it may be left out, as outside the programme.
    """
    rows: list[list[int]] = [[]]
    for indicator in indicators:
        if sum(rows[-1]) + indicator.width > _WIDEST:
            rows.append([])
        rows[-1].append(indicator.width)
    return [width for row in rows for width in _stretched(row)]


def _stretched(row: list[int]) -> list[int]:
    """Share what is left of a row between its ends."""
    left = _WIDEST - sum(row)
    if len(row) == 1 or not left:
        return [_WIDEST] if len(row) == 1 else row
    first = row[0] + left // 2
    return [first, *row[1:-1], row[-1] + left - left // 2]


def _look(indicator: Indicator, width: int) -> str:
    narrow = f" tl-{width}" if width < _WIDEST else ""
    return f"tl-card{narrow}{' is-course' if indicator.is_course else ''}"
