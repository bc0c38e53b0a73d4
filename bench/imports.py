"""How long an import takes, and how much memory: a workbook and a text file."""

import csv
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from dashboard.ground import reference
from dashboard.ground.settings import Settings
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.warehouse.importing import take_in
from dashboard.writing.warehouse.warehouse import Warehouse

XLSX_ROWS, CSV_ROWS = 5_000, 50_000
LIMITS_S = {"log.xlsx": 5, "log.csv": 10}
"""What taking in a file may take."""

_FIRST_DAY, _DAYS = date(2018, 10, 1), 270
_FAMILIES = 400
_KILOBYTE = 1024
Row = list[str | int | None]


@dataclass(frozen=True, kw_only=True)
class Import:
    """How one import went; `memory` is the most held at once, in bytes.

    `reader` is the most held by the process that reads a workbook.
    """

    file: str
    rows: int
    seconds: float
    memory: int
    reader: int


def measure(folder: Path) -> Iterator[Import]:
    """Write the two files and take each in, in a process and Tilts of its own."""
    makers: tuple[tuple[Callable[[Path, int], None], str, int], ...] = (
        (_write_workbook, "log.xlsx", XLSX_ROWS),
        (_write_text, "log.csv", CSV_ROWS),
    )
    context = multiprocessing.get_context("spawn")
    for write, name, rows in makers:
        path = folder / name
        write(path, rows)
        with context.Pool(1) as pool:
            yield pool.apply(_take_in, (path, folder / f"{name}.home"))


def _take_in(path: Path, home: Path) -> Import:
    settings = Settings(home=home)
    start = time.perf_counter()
    with Warehouse.open(settings.warehouse) as warehouse:
        verdict = take_in(path, warehouse, settings, synthetic=True)
    return Import(
        file=path.name,
        rows=verdict.accepted + verdict.held + verdict.rejected,
        seconds=time.perf_counter() - start,
        memory=_most(resource.RUSAGE_SELF),
        reader=_most(resource.RUSAGE_CHILDREN),
    )


def _most(who: int) -> int:
    return resource.getrusage(who).ru_maxrss * _KILOBYTE


def _write_workbook(path: Path, rows: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(LOG.sheet)
    for row in _rows(rows):
        sheet.append(row)
    book.save(path)


def _write_text(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_rows(rows))


def _rows(rows: int) -> Iterator[Row]:
    rng = random.Random(rows)  # noqa: S311
    names = [one.name for one in LOG.fields]
    yield [one.lv for one in LOG.fields]
    for number in range(rows):
        cells = _cells(rng, number)
        yield [cells.get(name) for name in names]


def _cells(rng: random.Random, number: int) -> dict[str, str | int]:
    """Make one row of phase III; one institution in twenty is not in the register."""
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    bodies = [row["name"] for row in reference.rows("institutions")]
    cells: dict[str, str | int] = {
        "date": f"{day:%d.%m.%Y}",
        "municipality": rng.choice(("Jelgava", "Rīga", "Ventspils")),
        "domains": "; ".join(_words(rng, "domains", rng.randint(1, 3))),
        "activity": _words(rng, "activities")[0],
        "outcome": _words(rng, "outcomes")[0],
        "minutes": rng.randrange(15, 240, 15),
        "record": str(number),
    }
    if rng.random() < 0.75:  # noqa: PLR2004
        cells["family"] = f"{rng.randrange(_FAMILIES):04}"
        cells["persons"] = rng.randint(1, 8)
    if rng.random() < 0.5:  # noqa: PLR2004
        cells["institution"] = rng.choice([*bodies, "Nezināma iestāde"])
        cells["role"] = _words(rng, "roles")[0]
    return cells


def _words(rng: random.Random, vocabulary: str, count: int = 1) -> list[str]:
    terms = [*reference.vocabulary(vocabulary).values()]
    return [term.lv for term in rng.sample(terms, count)]
