"""A long table with a search field and pages; assets/rows.js turns them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.kit.pieces import folded

Cell = tuple[html.Inside, str]
"""What stands in a cell, and how it looks."""


@dataclass(frozen=True, kw_only=True)
class Finder:
    """A table to search: its name on the page, what it says, its headings and rows.

    Rows are as many as are sent, of `n`; `numeric` gives columns by their place. On a
    phone a row is a block, in which cells of the columns in `named` say their heading.
    """

    name: str
    caption: str
    search: str
    headings: Sequence[str]
    numeric: frozenset[int]
    named: frozenset[int]
    rows: Sequence[Sequence[Cell]]
    n: int


def finder(shown: Finder) -> Markup:
    """Draw the field, the table with its first page, and the buttons below."""
    # Where rows are blocks, a browser knows them as a table by these roles alone.
    head = [
        html.Th(text, scope="col", className=_look(shown, place), role="columnheader")
        for place, text in enumerate(shown.headings)
    ]
    body = folded.rows([_row(shown, cells) for cells in shown.rows])
    table = html.Table(
        [
            html.Caption(shown.caption),
            html.Thead(html.Tr(head, role="row"), role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        role="table",
        className="table tl-table is-wide",
    )
    scrolling = html.scrolling(table, shown.caption)
    inside = [_field(shown), scrolling, folded.pages(shown.n)]
    return html.Div(inside, className="tl-find", **folded.said(shown.n))


def _row(shown: Finder, cells: Sequence[Cell]) -> Markup:
    (about, look), *others = cells
    found = [html.Th(about, scope="row", className=look, role="rowheader")]
    for place, (inside, of) in enumerate(others, 1):
        named = shown.headings[place] if place in shown.named else ""
        label = {"data-label": named} if named else {}
        found.append(html.Td(inside, className=of, role="cell", **label))
    return html.Tr(found, role="row")


def _look(shown: Finder, place: int) -> str:
    return "n" if place in shown.numeric else ""


def _field(shown: Finder) -> Markup:
    id_ = f"find-{shown.name}"
    field = html.Input(
        id=id_, type="search", autoComplete="off", className="form-control"
    )
    return html.Div(
        [html.Label(shown.search, htmlFor=id_), field], className="tl-search"
    )
