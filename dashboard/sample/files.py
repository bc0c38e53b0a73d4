"""The sample's logs as the files a coordinator gets."""

import csv
import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Font

from dashboard.ground import reference
from dashboard.sample.logs import Record
from dashboard.sample.places import TOWNS
from dashboard.sample.posts import SamplePost
from dashboard.writing.contracts.contract import LOG

CODE_PAGE = ("IV", "0007000")
"""The post whose log comes from an old spreadsheet program: Windows-1257."""

KOBO = ("IV", "0003000")
"""The post whose log comes from KoboToolbox."""

Cell = str | int | date | None

COLUMNS = tuple(one.name for one in LOG.fields if one.name not in {"post", "record"})
WIDTH = 18
DATE_FORMAT = "dd.mm.yyyy"


def write_log(
    folder: Path, post: SamplePost, records: Sequence[Record], rng: Random
) -> Path:
    """Write one post's log of one phase and return its path."""
    stem = folder / f"uzskaite-{post.phase}-{TOWNS[post.municipality].slug}"
    key = (post.phase, post.municipality)
    if key == KOBO:
        return _write_kobo(stem.with_suffix(".csv"), post, records, rng)
    headings = [LOG[name].lv for name in COLUMNS]
    rows = [_row(post, record) for record in records]
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


def label(vocabulary: str, code: str) -> str | None:
    """Latvian word for a code; nothing for no code."""
    return reference.vocabulary(vocabulary)[code].lv if code else None


def _row(post: SamplePost, record: Record) -> list[Cell]:
    """One record in Latvian, as a mediator fills in the workbook."""
    cells: dict[str, Cell] = {
        "date": record.day,
        "municipality": TOWNS[post.municipality].name,
        "kind": label("interaction_kinds", record.kind) if record.kind_written else "",
        "family": record.family,
        "persons": record.persons,
        "domains": "; ".join(label("domains", one) or "" for one in record.domains),
        "activity": label("activities", record.activity),
        "institution": record.institution,
        "role": label("roles", record.role),
        "esf_measure": label("esf_measures", record.esf_measure),
        "outcome": label("outcomes", record.outcome),
        "minutes": record.minutes,
        "submitted": record.submitted,
    }
    return [cells[name] if cells[name] != "" else None for name in COLUMNS]


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


def _write_kobo(
    path: Path, post: SamplePost, records: Sequence[Record], rng: Random
) -> Path:
    """Write codes under group/field headings, as KoboToolbox exports them."""
    rows = [
        _submission(post, record, number, rng)
        for number, record in enumerate(records, start=1)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(
            file, list(rows[0]), delimiter=";", quoting=csv.QUOTE_ALL
        )
        writer.writeheader()
        writer.writerows(rows)
    return path


def _submission(
    post: SamplePost, record: Record, number: int, rng: Random
) -> dict[str, Cell]:
    ticks = {
        f"log/domains/{code}": int(code in record.domains)
        for code in reference.vocabulary("domains")
    }
    minute = timedelta(minutes=rng.randrange(8 * 60, 20 * 60))
    sent = datetime.combine(record.submitted, time()) + minute
    return {
        "log/date": record.day.isoformat(),
        "log/municipality": post.municipality,
        "log/kind": record.kind if record.kind_written else "",
        "log/family": record.family,
        "log/persons": record.persons,
        "log/domains": " ".join(record.domains),
        **ticks,
        "log/activity": record.activity,
        "log/institution": record.institution,
        "log/role": record.role,
        "log/esf_measure": record.esf_measure,
        "log/outcome": record.outcome,
        "log/minutes": record.minutes,
        "_id": number,
        "_uuid": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        "_submission_time": sent.isoformat(),
        "_index": number,
    }
