"""The sample's logs as the files a coordinator gets."""

import csv
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from dashboard.sample.logs import Record
from dashboard.sample.places import TOWNS
from dashboard.sample.posts import SamplePost
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.fields import SUBMITTED, Contract, Field
from dashboard.writing.contracts.readers import Listed, Place

CODE_PAGE = ("IV", "0007000")
"""The post whose log comes from an old spreadsheet program: Windows-1257."""

KOBO = ("IV", "0003000")
"""The post whose log comes from KoboToolbox."""

Cell = str | int | date | None

WIDTH = 18
DATE_FORMAT = "dd.mm.yyyy"


def write_log(
    folder: Path, post: SamplePost, records: Sequence[Record], rng: Random
) -> Path:
    """Write one post's log of one phase and return its path."""
    stem = folder / f"uzskaite-{post.phase}-{TOWNS[post.municipality].slug}"
    key = (post.phase, post.municipality)
    if key == KOBO:
        return _write_kobo(stem.with_suffix(".csv"), records, rng)
    codes = [_codes(record) for record in records]
    columns = headed(LOG, codes[0])
    headings = [column.lv for column in columns]
    rows = [in_words(row, columns) for row in codes]
    if key == CODE_PAGE:
        return _write_code_page(stem.with_suffix(".csv"), headings, rows)
    return write_workbook(stem.with_suffix(".xlsx"), LOG.sheet, [headings, *rows])


def write_workbook(path: Path, sheet: str, rows: Sequence[Sequence[Cell]]) -> Path:
    """Write rows to a workbook of one sheet; the first row holds the headings."""
    workbook = Workbook()
    page = workbook.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for cell in page[1]:
        cell.font = Font(bold=True)
        page.column_dimensions[cell.column_letter].width = WIDTH
    for row in page.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = DATE_FORMAT
    page.freeze_panes = "A2"
    workbook.save(path)
    return path


def headed(contract: Contract, codes: Mapping[str, Any]) -> list[Field]:
    """Return the columns of a contract that the sample fills in."""
    return [column for column in contract.fields if column.name in codes]


def in_words(codes: Mapping[str, Any], columns: Sequence[Field]) -> list[Cell]:
    """Return the cells of one row in Latvian, as people fill in a workbook."""
    return [_words(column, codes[column.name]) for column in columns]


def _words(column: Field, value: Any) -> Cell:
    """One cell in Latvian: the words of a list, a municipality's name, or the value."""
    if isinstance(column.read, Place) and value:
        return TOWNS[value].name
    if isinstance(column.read, Listed):
        words = {term.code: term.lv for term in column.terms}
        chosen = [value] if isinstance(value, str) else value
        value = "; ".join(words[code] for code in chosen if code)
    return None if value == "" else value


def _codes(record: Record) -> dict[str, Any]:
    """One record by the contract's columns, in codes."""
    codes = dict(vars(record))
    if not codes.pop("kind_written"):
        codes["kind"] = ""
    return codes


def _write_code_page(
    path: Path, headings: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> Path:
    with path.open("w", encoding="cp1257", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings)
        for row in rows:
            writer.writerow(
                f"{cell:%d.%m.%Y}" if isinstance(cell, date) else cell for cell in row
            )
    return path


def _write_kobo(path: Path, records: Sequence[Record], rng: Random) -> Path:
    """Write codes under group/field headings, as KoboToolbox exports them."""
    rows = [
        _submission(_codes(record), number, rng)
        for number, record in enumerate(records, start=1)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(
            file, list(rows[0]), delimiter=";", quoting=csv.QUOTE_ALL
        )
        writer.writeheader()
        writer.writerows(rows)
    return path


def _submission(codes: dict[str, Any], number: int, rng: Random) -> dict[str, Cell]:
    minute = timedelta(minutes=rng.randrange(8 * 60, 20 * 60))
    sent = datetime.combine(codes.pop(SUBMITTED.name), time()) + minute
    answers: dict[str, Cell] = {}
    for column in headed(LOG, codes):
        answers |= _answer(column, codes[column.name])
    return {
        **answers,
        "_id": number,
        "_uuid": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        "_submission_time": sent.isoformat(),
        "_index": number,
    }


def _answer(column: Field, value: Any) -> dict[str, Cell]:
    """The cells of one question: codes, and each choice of several ticked or not."""
    heading = f"{LOG.name}/{column.name}"
    if not column.several:
        return {heading: value}
    ticks = {f"{heading}/{term.code}": int(term.code in value) for term in column.terms}
    return {heading: " ".join(value), **ticks}
