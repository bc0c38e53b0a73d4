"""The data sheet inside a chart: what it says where the chart shows something else."""

from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from pptx.oxml.ns import qn

# What openpyxl raises at a part that is no workbook, or one whose sheet is not there.
_BROKEN = (InvalidFileException, BadZipFile, KeyError, ValueError, OSError)


def values(chart: Any) -> list[list[object]]:
    """Return the cells that each series of a chart was drawn from, in its order.

    Nothing where a chart has no data sheet (LibreOffice leaves it out) or none that can
    be read, and an empty list for a series that names no cells.
    """
    part = chart.part.chart_workbook.xlsx_part
    if part is None:
        return []
    try:
        book = load_workbook(BytesIO(part.blob), data_only=True)
        return [_cells(book, series) for series in chart.plots[0].series]
    except _BROKEN:
        return []


def _cells(book: Any, series: Any) -> list[object]:
    formula = series._element.find(f"{qn('c:val')}//{qn('c:f')}")
    if formula is None or not formula.text:
        return []
    sheet, _mark, area = formula.text.rpartition("!")
    found = book[sheet.strip("'").replace("''", "'")][area.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in row]
