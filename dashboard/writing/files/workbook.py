"""Reads a workbook's cells, in a process of its own: run by sandbox.py.

The workbook comes in by standard input and plain JSON goes out; no file, no
key and no other part of the dashboard is within reach of what is parsed.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from dashboard.writing.files import shown, strict, tags
from dashboard.writing.files.grid import (
    LAST_ROW,
    UNCALCULATED,
    Grid,
    OverLimitError,
    gather,
)
from dashboard.writing.files.limits import MEGABYTE, Limits

_FORMULA = re.compile(rb"<(\w+:)?f[\s>/]")
_SUM = re.compile(
    r"=\+?(?:SUM|SUBTOTAL|COUNTA?|AVERAGE)\((?:\d+,)?\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)"
)
_BESIDE = 10
"""Of so many cells of a row there may be something to say beside them."""
_ESCAPED = re.compile(r"_x000[9AaDd]_")


def main() -> None:
    """Read standard input as a workbook and write its cells, or why not."""
    options = json.loads(sys.argv[1])
    limits = Limits(**options["limits"])
    confine(limits)
    try:
        answer = _answer(sys.stdin.buffer.read(), limits)
    except OverLimitError as error:
        answer = {"refused": error.code, "values": error.values}
    except MemoryError:
        answer = {"refused": "too_heavy", "values": {}}
    except Exception:  # a hostile file may fail anywhere in the parser
        answer = {"refused": "broken", "values": {}}
    sys.stdout.buffer.write(_told(answer, limits))


def _told(answer: dict[str, Any], limits: Limits) -> bytes:
    """Write an answer down; of one that is too long, only that it is."""
    try:
        text = json.dumps(answer, default=_plain, ensure_ascii=False).encode(
            "utf-8", "surrogatepass"
        )
    except MemoryError:
        text = b""
    if text and len(text) <= limits.answer_bytes:
        return text
    return json.dumps({"refused": "too_heavy", "values": {}}).encode()


def confine(limits: Limits, *, written: int = 0) -> None:
    """Bound this process: memory, processor time, bytes written, no core."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _answer(data: bytes, limits: Limits) -> dict[str, Any]:
    # Imported here, so that the limits hold for the import too.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415

    data = strict.plain(data)
    modes = (True, False) if _has_formulas(data) else (True,)
    books = [
        load_workbook(BytesIO(data), read_only=True, data_only=mode, keep_links=False)
        for mode in modes
    ]
    if not books[0].worksheets:
        raise OverLimitError("no_sheets")
    since_1904 = books[0].epoch == CALENDAR_MAC_1904
    grids = [
        Grid(
            sheet=sheet.title,
            hidden=sheet.sheet_state != "visible",
            since_1904=since_1904,
        )
        for sheet in books[0].worksheets
    ]
    left = limits.characters
    for grid in grids:
        _fill(grid, [book[grid.sheet] for book in books], data, left, limits)
        left -= grid.size
    return {"sheets": [vars(grid) for grid in grids]}


def _fill(
    grid: Grid, sheets: list[Any], data: bytes, left: int, limits: Limits
) -> None:
    """Read a sheet up to the limits; only a sheet that is wanted fails by them.

    What is `left` of all characters is what the sheets before it have not taken.
    """
    try:
        gather(_rows(sheets, grid), replace(limits, characters=left), grid)
        tags.note(grid, data, sheets[0]._worksheet_path)
        if grid.beside > _BESIDE * limits.rows:
            raise OverLimitError("too_heavy")
    except OverLimitError as error:
        grid.end(error)


def _rows(sheets: list[Any], grid: Grid) -> Iterator[tuple[int, list[object]]]:
    """Pair the values of a sheet with its formulas, if it has any.

    Cells that are struck through, or show more than their number, are noted.
    """
    lines = _styles_of_struck(sheets[0].parent)
    adding = shown.formats(sheets[0].parent)
    for sheet in sheets:
        # The size a file claims for its sheet may be wrong.
        sheet.reset_dimensions()
    rows = zip(*(sheet.iter_rows() for sheet in sheets), strict=True)
    for number, (values, *formulas) in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise OverLimitError("broken")
        if lines:
            grid.struck += [
                cell.coordinate
                for cell in values
                if cell.value is not None and cell._style_id in lines
            ]
        if adding:
            shown.note(grid, values, adding)
        if formulas:
            grid.sums += [cell.coordinate for cell in formulas[0] if _adds_rows(cell)]
        if values:
            yield number, _values(values, formulas[0] if formulas else ())


def _adds_rows(cell: Any) -> bool:
    """Whether a cell holds a formula that adds up, or counts, several rows."""
    found = _SUM.match(str(cell.value)) if cell.data_type == "f" else None
    return found is not None and found[1] != found[2]


def _styles_of_struck(book: Any) -> set[int]:
    """Return the numbers of the styles in which a line goes through the text."""
    fonts = {number for number, font in enumerate(book._fonts) if font.strike}
    return {
        number
        for number, style in enumerate(book._cell_styles)
        if style.fontId in fonts
    }


def _values(cells: Any, formulas: Any) -> list[object]:
    row = [cell.value for cell in cells]
    for column, (cell, formula) in enumerate(zip(cells, formulas, strict=False)):
        # A formula that yields an empty text has the type "str" and no value.
        if formula.data_type == "f" and cell.value is None and cell.data_type != "str":
            row[column] = UNCALCULATED
    return [
        _ESCAPED.sub("\n", value) if isinstance(value, str) else value for value in row
    ]


def _has_formulas(data: bytes) -> bool:
    """Look for a formula, so that most workbooks are read only once."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            tail = b""
            if not name.startswith("xl/worksheets/"):
                continue
            with archive.open(name) as part:
                while chunk := part.read(MEGABYTE):
                    if _FORMULA.search(tail + chunk):
                        return True
                    tail = chunk[-100:]
    return False


def _plain(value: object) -> dict[str, str]:
    """Write a day so that it comes back as one."""
    if not isinstance(value, date):
        raise TypeError(type(value))
    return {"day": value.isoformat()}


if __name__ == "__main__":
    # openpyxl would bring it, for numbers that it writes: half of the time of a file.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    main()
