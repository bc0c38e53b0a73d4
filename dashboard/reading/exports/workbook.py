"""An answer's table as a workbook, with a second sheet that says what it is."""

import io

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ground.audit.heads import Head
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.exports.about import about
from dashboard.reading.exports.columns import columns
from dashboard.reading.indicator import Indicator

_WIDEST = 60
_DATE = "yyyy-mm-dd"


def write_xlsx(indicator: Indicator, answer: Answer, head: Head | None = None) -> bytes:
    """Write the table with headings in the language in use, and a sheet about it.

    Numbers and dates are real ones; text is text, also where it looks like a
    formula.
    """
    book = Workbook()
    _fill_table(book.active, answer)
    said = about(indicator, answer, head)
    _fill_about(book.create_sheet(_("About this number")), said)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill_table(sheet: Worksheet, answer: Answer) -> None:
    sheet.title = _("Table")
    found = columns(answer)
    headings = [column.heading for column in found]
    lines: list[list[object]] = [
        [*headings],
        *([column.value(row) for column in found] for row in answer.rows),
    ]
    for number, line in enumerate(lines, start=1):
        for place, value in enumerate(line, start=1):
            _write(sheet.cell(number, place), value)
    for place, column in enumerate(zip(*lines, strict=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        width = min(longest + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    # On paper: every column on the page, the headings on each.
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"


def _fill_about(sheet: Worksheet, pairs: list[tuple[str, str]]) -> None:
    for number, (name, said) in enumerate(pairs, start=1):
        _write(sheet.cell(number, 1), name)
        _write(sheet.cell(number, 2), said)
        sheet.cell(number, 1).font = Font(bold=True)
        sheet.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90


def _write(cell: Cell, value: object) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        # openpyxl would take a text that begins with = for a formula.
        cell.data_type = "s"
        return
    cell.value = value
    if cell.is_date:
        cell.number_format = _DATE
