"""The table of a card: the same numbers as its chart, and the key of their marks."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from dashboard.editions.table import Table
from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import Mark
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.pieces import folded
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.rows import TOTAL
from dashboard.reading.view import View

_FEW = 2

PATH = "/tabula"


def later(indicator: Indicator, view: View) -> Markup:
    """Return where a table is had once its pane is opened: assets/panes.js asks.

    It names the edition that is shown, so that none of another stands beside it.
    """
    number, address = view.edition.manifest.number, view.address
    href = f"{PATH}/{number}/{indicator.name}{address.href}"
    again = _("The table could not be shown. Try again")
    said = {"data-later": "true", "data-again": again}
    return html.A(_("Table"), href=href, **said)


def table(indicator: Indicator, answer: Answer) -> Markup:
    """Return a table that scrolls sideways when narrow, named by its caption."""
    found = indicator.shown(_sent(indicator, answer))
    caption = f"{indicator.heading}. {_(indicator.sums)}"
    body = [_row(line, found) for line in found.lines[: folded.MOST]]
    scroll = html.scrolling_table(
        caption, _headings(found, answer), folded.rows(body), className=_kind(found)
    )
    if len(body) <= folded.PAGE:
        return html.Div([scroll, *_key(found.marks)])
    n = max(len(found.lines), len(answer.table) if _is_listed(indicator) else 0)
    inside = [scroll, folded.pages(n), *_key(found.marks)]
    return html.Div(inside, className="tl-find", **folded.said(n))


def _is_listed(indicator: Indicator) -> bool:
    """Whether the rows of the table are those of the answer, in their order."""
    layout = indicator.table
    return isinstance(layout, Listed) and layout.order is list


def _sent(indicator: Indicator, answer: Answer) -> Answer:
    """Leave out rows that are not sent, where that is known before they are read."""
    if not _is_listed(indicator):
        return answer
    whole = answer.table
    first = Table(columns=whole.columns, rows=whole.rows[: folded.MOST])
    return replace(answer, table=first)


def _kind(found: Shown) -> str:
    """Many columns of words scroll sideways: squeezed ones make lines very tall."""
    marks = ["has-marks"] if found.marks else []
    wide = ["is-wide"] if len(found.columns) - len(found.numeric) > _FEW else []
    return " ".join(["table tl-table", *marks, *wide])


def _headings(found: Shown, answer: Answer) -> Iterable[Markup]:
    for column, heading in zip(found.columns, found.headings, strict=True):
        known = answer.columns.get(column)
        # Words and days would otherwise make a line taller than a phone.
        room = {"minWidth": known.kind.room} if known and known.kind.room else None
        yield html.Th(heading, scope="col", className=_look(column, found), style=room)


def _row(line: Line, found: Shown) -> Markup:
    if line.is_heading:
        every = len(found.columns)
        head = html.Th(_inside(line.cells[0]), scope="rowgroup", colSpan=every)
        return html.Tr([head], className="tl-row-group")
    first, *rest = zip(found.columns, line.cells, strict=True)
    cells = [html.Td(_inside(cell), className=_look(c, found)) for c, cell in rest]
    label = html.Th(_inside(first[1]), scope="row", className=_look(first[0], found))
    return html.Tr([label, *cells], className="total" if line.is_total else "")


def _look(column: str, found: Shown) -> str:
    if column not in found.numeric:
        return ""
    return "n is-sum" if column == TOTAL else "n"


def _inside(cell: Cell) -> list[str | Markup]:
    noted = (
        [html.Span(f" {cell.noted}", className="tl-note-mark")] if cell.noted else []
    )
    return [*_value(cell), *noted]


def _value(cell: Cell) -> list[str | Markup]:
    if cell.mark is None:
        # The keyboard's way to what a click on the row's bar does.
        return [link(cell.text, cell.href)] if cell.href else [cell.text]
    if not cell.text:
        after = (
            [" ", html.Span(cell.after, className="tl-within")] if cell.after else []
        )
        return [_abbr(cell.mark, "tl-mark"), *after]
    number = html.Span(cell.text, className="tl-prov")
    return [number, _abbr(cell.mark, "tl-mark is-after")]


def _abbr(mark: Mark, look: str) -> Markup:
    return html.Abbr(mark.text, title=mark.label, className=look)


def _key(marks: Iterable[Mark]) -> list[Markup]:
    known = [html.Div([html.Dt(m.text), html.Dd(m.label)]) for m in marks]
    return [html.Dl(known, className="tl-marks")] if known else []
