"""Files as inattentive people hand them in, in all the shapes of their programs."""

import csv
import io
from dataclasses import dataclass, field
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.styles import Font


@dataclass(kw_only=True)
class File:
    """A file to be written: its lines by sheet, and what stands around them."""

    name: str
    sheets: dict
    shape: str
    headings: dict = field(default_factory=dict)
    above: list = field(default_factory=list)
    beside: dict = field(default_factory=dict)

    def write(self, folder):
        """Write the file in its shape."""
        kind, write = SHAPES[self.shape]
        path = folder / f"{self.name}.{kind}"
        write(self, path)
        return path

    def rows(self):
        """Yield each line with its sheet and the row it stands in."""
        for sheet, lines in self.sheets.items():
            for number, line in enumerate(lines, 2 + len(self.above)):
                yield sheet, number, line

    def table(self, lines, shown):
        """Return rows of cells as they are shown, below their headings."""
        names = [*lines[0].cells]
        heads = [self.headings.get(name, name) for name in names]
        rows = [[shown(line.cells.get(name)) for name in names] for line in lines]
        return [*self.above, heads, *rows]


def _late(value):
    return "" if value.time() == time.min else f" {value:%H:%M:%S}"


def _short(value):
    return f"{value.day}.{value.month}.{value.year}" + _late(value)


def _long(value):
    return f"{value:%d.%m.%Y}" + _late(value)


def _american(value):
    return f"{value.month}/{value.day}/{value:%y}" + _late(value)


def _british(value):
    return f"{value:%d/%m/%Y}" + _late(value)


def _iso(value):
    return f"{value:%Y-%m-%d}" + _late(value)


def _text(day, delimiter=";", encoding="utf-8-sig", head="", tail=0):
    """Write a text file; `tail` rows and columns of it are empty."""

    def shown(value):
        if isinstance(value, datetime):
            return day(value)
        return "" if value is None else str(value)

    def write(file, path):
        buffer = io.StringIO()
        buffer.write(head)
        (lines,) = file.sheets.values()
        table = [[*row, *[""] * tail] for row in file.table(lines, shown)]
        table += [[""] * len(table[-1])] * tail
        csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(table)
        path.write_bytes(buffer.getvalue().encode(encoding, "replace"))

    return "csv", write


def _book(change=lambda value: value):
    def write(file, path):
        book = Workbook()
        book.remove(book.active)
        for title, rows in file.beside.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        for title, lines in file.sheets.items():
            sheet = book.create_sheet(title)
            for row in file.table(lines, change):
                sheet.append(row)
            for number, line in enumerate(lines, 2 + len(file.above)):
                _mark(sheet, number, line)
        book.save(path)

    return "xlsx", write


def _mark(sheet, number, line):
    if "struck" in line.marks:
        for cell in sheet[number]:
            cell.font = Font(strike=True)
    sheet.row_dimensions[number].hidden = "hidden" in line.marks


LAST_MONTH = 12


def _swapped(value):
    """Return a day as an American spreadsheet makes it of a text like 05.10.2024."""
    if not isinstance(value, datetime):
        return value
    if value.day > LAST_MONTH:
        return _long(value)
    return value.replace(month=value.day, day=value.month)


SHAPES = {
    "excel": _text(_long, tail=3),
    "excel short": _text(_short, tail=2),
    "comma": _text(_long, ",", "utf-8"),
    "tab": _text(_long, "\t", "utf-16"),
    "sep": _text(_short, "|", "utf-8", head="sep=|\r\n"),
    "baltic": _text(_long, ";", "cp1257"),
    "dos": _text(_long, ";", "cp775"),
    "mac": _text(_long, ";", "mac_latin2"),
    "american": _text(_american, ",", "utf-8"),
    "british": _text(_british, ",", "utf-8"),
    "program": _text(_iso, ",", "utf-8"),
    "russian": _text(_long, ";", "cp1251"),
    "western": _text(_long, ";", "cp1252"),
    "book": _book(),
    "swapped": _book(_swapped),
}
"""How a program writes a table, and the ending of the file's name."""

BOOKS = ("book", "swapped")
LOST = ("russian", "western")
"""Alphabets without the letters of Latvian: nothing of such a file can be read."""
