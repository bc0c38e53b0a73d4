"""Native tables: drawn, read back, and filled anew."""

from copy import deepcopy
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.takeaways.drawings.drawing import Grid, Told
from dashboard.takeaways.slides.master import SMALLEST, paint
from dashboard.takeaways.slides.words import rewrite

_LINE = 0.37
_TINTS = ("tint", "step1", "step2", "c1")
_ON_TINTS = ("ink", "ink", "paper", "paper")
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without lines and fills: ours are set on the cells."""


def draw(shapes: Any, grid: Grid, box: tuple[int, int, int, int]) -> Any:
    """Add a table to a slide; return its frame."""
    rows, columns = len(grid.lines) + 1, len(grid.headings)
    frame = shapes.add_table(rows, columns, *box)
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    table.horz_banding = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Inches(width)
    for line in range(-1, len(grid.lines)):
        table.rows[line + 1].height = Inches(_LINE * grid.height(line))
        _write(table, grid, line)
    return frame


def read(frame: Any) -> Told:
    """Return the words of each cell, by its line and its column."""
    table = frame.table
    return {
        f"{line}/{column}": table.cell(line, column).text
        for line in range(len(table.rows))
        for column in range(len(table.columns))
    }


def refill(frame: Any, grid: Grid) -> None:
    """Put other words into a table, with rows more or fewer; its looks stay."""
    table = frame.table
    body = table._tbl
    _fit_columns(body, len(grid.headings))
    wanted = len(grid.lines) + 1
    while len(table.rows) > wanted:
        body.remove(body.tr_lst[-2 if len(table.rows) > 2 else -1])  # noqa: PLR2004
    while len(table.rows) < wanted:
        last = body.tr_lst[-1]
        last.addprevious(deepcopy(last))
    for line, cells in enumerate((grid.headings, *grid.lines)):
        for column, text in enumerate(cells):
            rewrite(table.cell(line, column).text_frame, text)


def _fit_columns(body: Any, wanted: int) -> None:
    """Take columns away before the last, or add some like it, in the same width."""
    columns = body.tblGrid
    whole = sum(int(column.get("w")) for column in columns)
    while len(columns) != wanted:
        is_more = len(columns) > wanted
        for row in (columns, *body.tr_lst):
            cells = [cell for cell in row if cell.tag in _CELLS]
            if is_more:
                row.remove(cells[-2 if len(cells) > 2 else -1])  # noqa: PLR2004
            else:
                cells[-1].addprevious(deepcopy(cells[-1]))
    now = sum(int(column.get("w")) for column in columns)
    for column in columns:
        column.set("w", str(int(column.get("w")) * whole // now))


_CELLS = (qn("a:gridCol"), qn("a:tc"))


def _write(table: Any, grid: Grid, line: int) -> None:
    cells = grid.headings if line < 0 else grid.lines[line]
    for column, text in enumerate(cells):
        cell = table.cell(line + 1, column)
        cell.margin_top = cell.margin_bottom = Emu(20000)
        cell.margin_left = cell.margin_right = Inches(0.06)
        paragraph = cell.text_frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(SMALLEST)
        run.font.bold = line < 0 or line in grid.totals
        paragraph.alignment = (
            PP_ALIGN.RIGHT if column in grid.numeric else PP_ALIGN.LEFT
        )
        tint = grid.tints.get((line, column))
        paint(run.font.color, "ink" if tint is None else _ON_TINTS[tint])
        if tint is None:
            cell.fill.background()
        else:
            cell.fill.solid()
            paint(cell.fill.fore_color, _TINTS[tint])
        _rule(cell, "ink" if line < 0 else "grid")


def _rule(cell: Any, colour: str) -> None:
    """A line below the cell, heavier under the headings."""
    properties = cell._tc.get_or_add_tcPr()
    width = {"ink": "19050", "grid": "9525"}[colour]
    line = properties.makeelement(qn("a:lnB"), {"w": width})
    fill = line.makeelement(qn("a:solidFill"), {})
    if colour == "ink":
        fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "tx1"}))
    else:
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "DDD8CE"}))
    line.append(fill)
    # Lines stand before fills in a cell's properties.
    properties.insert(0, line)
