"""Marks cells of a workbook, in a process of its own: run by sandbox.py.

The first line of standard input says what to mark, the workbook follows; without
one, the rows to be written. The marked workbook goes out, or JSON that says why not.
"""

import json
import sys
from copy import copy
from io import BytesIO
from typing import Any

from dashboard.writing.files import strict
from dashboard.writing.files.limits import Limits
from dashboard.writing.files.tags import AUTHOR
from dashboard.writing.files.workbook import confine

COLOURS = {"wrong": "FFFFC7CE", "notice": "FFFFEB9C", "waits": "FFBDD7EE"}
"""What keeps a row out; what is only said; what waits for the register."""
_BETWEEN = "\n\n"
_BEGINS = f"{_BETWEEN}{AUTHOR}:\n"
"""Stands between a person's comment and what is added to it."""
_WIDTH, _LINE, _NOTE = 60, 15, {"width": 320, "height": 160}


def main() -> None:
    """Read what to mark and the workbook, and write it marked."""
    asked = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**asked["limits"])
    confine(limits, written=limits.unpacked_bytes)
    try:
        answer = _marked(sys.stdin.buffer.read(), asked)
    except MemoryError:
        answer = b'{"refused": "too_heavy"}'
    except Exception:  # a hostile file may fail anywhere in the parser
        answer = b'{"refused": "broken"}'
    sys.stdout.buffer.write(answer)


def _marked(data: bytes, asked: dict[str, Any]) -> bytes:
    book = _opened(data, asked)
    heads = {sheet or book.sheetnames[0]: row for sheet, row in asked["heads"]}
    if asked["list"] in book.sheetnames:
        del book[asked["list"]]
    for title in heads:
        _clear(book[title])
    choices = _Choices(book, asked["list"])
    told: dict[str, dict[int, list[str]]] = {}
    for mark in asked["marks"]:
        title = mark["sheet"] or next(iter(heads))
        if title in book.sheetnames:
            sheet = book[title]
            _mark(sheet[mark["cell"]], mark)
            choices.offer(sheet, mark["cell"], mark["choices"])
            row = sheet[mark["cell"]].row
            told.setdefault(title, {}).setdefault(row, []).append(mark["text"])
    for title, rows in told.items():
        _tell(book[title], heads.get(title), rows, asked["heading"])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _opened(data: bytes, asked: dict[str, Any]) -> Any:
    # Imported here, so that the limits hold for the import too.
    from openpyxl import Workbook, load_workbook  # noqa: PLC0415

    if data:
        return load_workbook(BytesIO(strict.plain(data)))
    book = Workbook()
    book.active.title = asked["title"]
    for number, row in asked["rows"]:
        for column, value in enumerate(row, 1):
            if value is not None:
                _put(book.active, number, column, value).number_format = "@"
    return book


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    """Write a text that stays text, even if it begins with =."""
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    # What a person then edits stays text too.
    cell.quotePrefix = True
    return cell


def _clear(sheet: Any) -> None:
    """Take away what an earlier marking left."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    for row in sheet.iter_rows():
        for cell in row:
            comment = cell.comment
            own, told, _ours = (comment.text if comment else "").partition(_BEGINS)
            if comment and (told or comment.author == AUTHOR):
                cell.comment = _again(comment, own) if told else None
                if cell.fill.fgColor.rgb in COLOURS.values():
                    cell.fill = PatternFill()


def _mark(cell: Any, mark: dict[str, Any]) -> None:
    from openpyxl.cell.cell import MergedCell  # noqa: PLC0415
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    cell.fill = PatternFill("solid", fgColor=COLOURS[mark["kind"]])
    if not isinstance(cell, MergedCell):
        own = cell.comment
        author = own.author if own else AUTHOR
        is_told = author == AUTHOR or _BEGINS in own.text
        before = f"{own.text}{_BETWEEN if is_told else _BEGINS}" if own else ""
        cell.comment = Comment(f"{before}{mark['text']}", author, **_NOTE)


def _again(comment: Any, text: str) -> Any:
    """Return a person's comment as it was before Tilts added to it."""
    from openpyxl.comments import Comment  # noqa: PLC0415

    return Comment(text, comment.author)


def _tell(
    sheet: Any, head: int | None, rows: dict[int, list[str]], heading: str
) -> None:
    """Write beside each row what to do, below a heading that may be there already."""
    from openpyxl.styles import Alignment  # noqa: PLC0415

    filled = [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.value != heading
    ]
    column = max((cell.column for cell in filled), default=0) + 1
    places = [cell for row in sheet.iter_rows() for cell in row]
    column = next((one.column for one in places if one.value == heading), column)
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, column).value is not None:
            sheet.cell(row, column).value = None
    if head:
        # As the sender's own headings look.
        _put(sheet, head, column, heading)._style = copy(sheet.cell(head, 1)._style)
    for number, texts in rows.items():
        if number != head:
            cell = _put(sheet, number, column, "\n".join(texts))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            lines = sum(1 + len(text) // _WIDTH for text in texts)
            row = sheet.row_dimensions[number]
            row.height = max(row.height or 0, lines * _LINE)
    letter = sheet.cell(1, column).column_letter
    sheet.column_dimensions[letter].width = _WIDTH


class _Choices:
    """Lists of suggestions on a hidden sheet, offered at cells."""

    def __init__(self, book: Any, title: str) -> None:
        self._book, self._title = book, title
        self._ranges: dict[tuple[str, ...], str] = {}
        self._row = 0

    def offer(self, sheet: Any, cell: str, choices: list[str]) -> None:
        """Let a cell be filled from suggestions; anything else may be written too."""
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

        if not choices:
            return
        _free(sheet, cell)
        listed = DataValidation(
            type="list",
            formula1=self._range(tuple(choices)),
            allow_blank=True,
            showErrorMessage=False,
        )
        listed.add(cell)
        sheet.add_data_validation(listed)

    def _range(self, choices: tuple[str, ...]) -> str:
        if choices not in self._ranges:
            first = self._row + 1
            for text in choices:
                self._row += 1
                _put(self._sheet, self._row, 1, text)
            self._ranges[choices] = f"'{self._title}'!$A${first}:$A${self._row}"
        return self._ranges[choices]

    @property
    def _sheet(self) -> Any:
        if self._title not in self._book.sheetnames:
            self._book.create_sheet(self._title).sheet_state = "hidden"
        return self._book[self._title]


def _free(sheet: Any, cell: str) -> None:
    """Take a cell out of the rules there are: two rules of one cell are a damage."""
    from openpyxl.worksheet.cell_range import CellRange, MultiCellRange  # noqa: PLC0415

    own = CellRange(cell)
    for rule in sheet.data_validations.dataValidation:
        kept = [piece for one in rule.sqref.ranges for piece in _around(one, own)]
        rule.sqref = MultiCellRange([CellRange(**bounds) for bounds in kept])
    rules = sheet.data_validations.dataValidation
    rules[:] = [rule for rule in rules if rule.sqref.ranges]


def _around(given: Any, own: Any) -> list[dict[str, int]]:
    """Return what is left of a range without one cell of it."""
    left, top, right, bottom = given.bounds
    column, row = own.min_col, own.min_row
    if not (left <= column <= right and top <= row <= bottom):
        return [_bounds(left, top, right, bottom)]
    pieces = (
        (left, top, right, row - 1),
        (left, row + 1, right, bottom),
        (left, row, column - 1, row),
        (column + 1, row, right, row),
    )
    return [_bounds(*one) for one in pieces if one[0] <= one[2] and one[1] <= one[3]]


def _bounds(left: int, top: int, right: int, bottom: int) -> dict[str, int]:
    return {"min_col": left, "min_row": top, "max_col": right, "max_row": bottom}


if __name__ == "__main__":
    main()
