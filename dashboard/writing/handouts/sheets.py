"""Writing the sheets of a workbook: plain cells, never formulas."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ground import home

ACCENT, SOFT, GREY, LINE = "12436D", "E6EDF4", "67625A", "857F75"

_LINE_HEIGHT = 15.5
_CHARACTERS = 1.1
"""How many letters of running text a column's unit of width holds, at least."""

_SIDE = Side(style="thin", color=LINE)


def save(book: Workbook, out: Path) -> Path | None:
    """Write a workbook whole; return where what stood there is kept: it may be full."""
    written = BytesIO()
    book.save(written)
    return home.exchange(out, written.getvalue())


def font(**style: Any) -> Font:
    """Return the one font of our workbooks; unnamed, every program takes its own."""
    return Font(**{"name": "Calibri", "size": 11} | style)


TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
HEADING = {
    "font": font(bold=True, color="FFFFFF"),
    "fill": PatternFill("solid", fgColor=ACCENT),
    "alignment": Alignment(horizontal="left", vertical="center", wrap_text=True),
    "border": Border(left=_SIDE, right=_SIDE, bottom=_SIDE),
}
OPTIONAL = {
    **HEADING,
    "font": font(bold=True, color=ACCENT),
    "fill": PatternFill("solid", fgColor=SOFT),
}
PLAIN = {
    "font": font(),
    "alignment": TOP,
    "border": Border(bottom=Side(style="thin", color="DDD8CE")),
}


def put(sheet: Worksheet, row: int, column: int, value: Any, **style: Any) -> Any:
    """Write a value and its style; text stays text even if it begins with =."""
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"
    for name, setting in style.items():
        setattr(cell, name, setting)
    return cell


def table(
    sheet: Worksheet, first: int, rows: Iterable[Iterable[Any]], wide: Sequence[float]
) -> None:
    """Write rows under one another, the first as headings, in columns so wide."""
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row, 1):
            style = HEADING if number == first else PLAIN
            put(sheet, number, column, value, **style)
        fit(sheet, number, wide)
    widths(sheet, wide)


def widths(sheet: Worksheet, wide: Iterable[float]) -> None:
    """Set the widths of the columns, in characters."""
    for column, width in enumerate(wide, 1):
        letter = sheet.cell(1, column).column_letter
        sheet.column_dimensions[letter].width = width


def fit(sheet: Worksheet, row: int, wide: Sequence[float], spare: int = 0) -> None:
    """Make a row as high as its longest text needs in columns so wide.

    Programs that only read a workbook do not do it themselves.
    """
    texts = [
        str(sheet.cell(row, place).value or "") for place in range(1, len(wide) + 1)
    ]
    lines = [
        len(wrap(text, int(width * _CHARACTERS)))
        for text, width in zip(texts, wide, strict=True)
    ]
    sheet.row_dimensions[row].height = _LINE_HEIGHT * (max(1, *lines) + spare) + 2


def printed_across(sheet: Worksheet, heading: int | None = None) -> None:
    """Print a sheet lying, as wide as the paper, its heading row on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if heading:
        sheet.print_title_rows = f"{heading}:{heading}"
