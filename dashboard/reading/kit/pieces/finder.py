"""A long table with a search field and pages; assets/tilts.js turns them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _

PAGE = 15
"""Rows on one page."""


@dataclass(frozen=True, kw_only=True)
class Finder:
    """A table to search: its name on the page, what it says, its headings and rows.

    Rows hold cells ready to be shown; `numeric` names columns by their place.
    """

    name: str
    caption: str
    search: str
    headings: Sequence[str]
    numeric: frozenset[int]
    rows: Sequence[Sequence[Markup]]


def finder(shown: Finder) -> Markup:
    """Draw the field, the table with its first page, and the buttons below."""
    body = [
        html.Tr(list(cells), hidden=i >= PAGE) for i, cells in enumerate(shown.rows)
    ]
    table = html.scrolling_table(
        shown.caption,
        html.headings(shown.headings, shown.numeric),
        body,
        className="table tl-table is-wide",
    )
    data = {
        "data-page": str(PAGE),
        "data-says": _("Rows {first}–{last} of {n}"),
        "data-none": _("Nothing found."),
    }
    return html.Div(
        [
            _field(shown),
            table,
            _pages(len(shown.rows)),
        ],
        className="tl-find",
        **data,
    )


def _field(shown: Finder) -> Markup:
    id_ = f"find-{shown.name}"
    field = html.Input(
        id=id_, type="search", autoComplete="off", className="form-control"
    )
    return html.Div(
        [html.Label(shown.search, htmlFor=id_), field], className="tl-search"
    )


def _pages(n: int) -> Markup:
    says = _(
        "Rows {first}–{last} of {n}",
        first=i18n.number(1),
        last=i18n.number(min(n, PAGE)),
        n=i18n.number(n),
    )
    turn = [
        _button("-1", _("Previous"), is_off=True),
        _button("1", _("Next"), is_off=n <= PAGE),
    ]
    count = html.Span(says, role="status")
    return html.Div([count, html.Span(turn)], className="tl-turn")


def _button(step: str, text: str, *, is_off: bool) -> Markup:
    """One that leads nowhere keeps its place in the order of the Tab key."""
    given = {"data-turn": step, "aria-disabled": str(is_off).lower()}
    return html.Button(text, type="button", className="btn", **given)
