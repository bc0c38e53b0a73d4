"""Writing the sheets of a workbook: plain cells, never formulas."""

from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

ACCENT, SOFT, GREY = "12436D", "E6EDF4", "67625A"
TOP = Alignment(vertical="top", wrap_text=True)
HEADING = {
    "font": Font(bold=True, color="FFFFFF"),
    "fill": PatternFill("solid", fgColor=ACCENT),
    "alignment": Alignment(vertical="center", wrap_text=True),
}


def put(sheet: Worksheet, row: int, column: int, value: Any, **style: Any) -> Any:
    """Write a value and its style; text stays text even if it begins with =."""
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"
    for name, setting in style.items():
        setattr(cell, name, setting)
    return cell


def table(sheet: Worksheet, first: int, rows: Iterable[Iterable[Any]]) -> int:
    """Write rows under one another, the first as headings; return the next row."""
    number = first
    for number, row in enumerate(rows, first):
        style = HEADING if number == first else {"alignment": TOP}
        for column, value in enumerate(row, 1):
            put(sheet, number, column, value, **style)
    return number + 1


def widths(sheet: Worksheet, wide: Iterable[float]) -> None:
    """Set the widths of the columns, in characters."""
    for column, width in enumerate(wide, 1):
        letter = sheet.cell(1, column).column_letter
        sheet.column_dimensions[letter].width = width


def printed_across(sheet: Worksheet, heading: int | None = None) -> None:
    """Print a sheet lying, as wide as the paper, its heading row on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if heading:
        sheet.print_title_rows = f"{heading}:{heading}"
