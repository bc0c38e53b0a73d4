"""A long table with a search field and pages; assets/rows.js turns them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.kit.pieces import folded


@dataclass(frozen=True, kw_only=True)
class Finder:
    """A table to search: its name on the page, what it says, its headings and rows.

    Rows hold cells ready to be shown, and are as many as are sent, of `n`; `numeric`
    names columns by their place.
    """

    name: str
    caption: str
    search: str
    headings: Sequence[str]
    numeric: frozenset[int]
    rows: Sequence[Sequence[Markup]]
    n: int


def finder(shown: Finder) -> Markup:
    """Draw the field, the table with its first page, and the buttons below."""
    table = html.scrolling_table(
        shown.caption,
        html.headings(shown.headings, shown.numeric),
        folded.rows([html.Tr([*cells]) for cells in shown.rows]),
        className="table tl-table is-wide",
    )
    inside = [_field(shown), table, folded.pages(shown.n)]
    return html.Div(inside, className="tl-find", **folded.said(shown.n))


def _field(shown: Finder) -> Markup:
    id_ = f"find-{shown.name}"
    field = html.Input(
        id=id_, type="search", autoComplete="off", className="form-control"
    )
    return html.Div(
        [html.Label(shown.search, htmlFor=id_), field], className="tl-search"
    )
