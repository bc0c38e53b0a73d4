"""A year of careless files taken in one after the other.

By hand, for more rows: python -m tests.oracles.careless_year SEED MONTHS ROWS
"""

import sys
import tempfile
import time
from copy import copy
from datetime import date
from pathlib import Path

from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import Confirmed
from tests.conftest import World
from tests.oracles import careless_judge, careless_months
from tests.oracles import careless_rows as rows_
from tests.oracles.careless_files import BOOKS, LOST, SHAPES, File
from tests.oracles.careless_judge import Judgement

FAMILIES = range(1, 26)
"""The families of one municipality; four of them make a hundred."""
FIRST_YEAR = 2023
HEADINGS = (
    {},
    {name: f"{name}*" for name in ("Datums", "Pašvaldība", "Ģimene")},
    {name: f"{n}. {name}" for n, name in enumerate(("Datums", "Ģimene"), 1)},
    {"Datums": "Datums (dd.mm.gggg.)", "Minūtes": "Minūtes [skaits]"},
)
TITLES = ([], [["Romu mediatora darba uzskaite"], ["2024. gads"]])


def prepared(home):
    """Return a Tilts with a post and a school in each municipality."""
    world = World(home)
    for place, school in rows_.SCHOOLS.items():
        world.post(place, date(FIRST_YEAR, 1, 1))
        world.institution(school, "school", place)
    return world


def files(seed, months, rows):
    """Yield the files of each month, and a month that is sent again now and then."""
    for month in range(months):
        for place in rows_.PLACES:
            rng = rows_.seeded(f"{seed}-{month}-{place}")
            file = _file(rng, f"{place}-{month}", place, month, rows)
            yield file
            if rng.random() < 0.15 and file.shape not in {"swapped", *LOST}:
                yield _again(file)


def _file(rng, name, place, month, rows):
    first = date(FIRST_YEAR + month // 12, month % 12 + 1, 1)
    entries = rows_.entries(rng, place, FAMILIES, first, rows)
    lines = careless_months.month(rng, entries)
    shape = rng.choice([*SHAPES])
    if shape in BOOKS:
        rng.choice((careless_months.struck, careless_months.hidden))(rng, lines)
    if rng.random() < 0.3:
        careless_months.numbered(lines)
    sheets = {"Uzskaite": lines}
    if shape == "book" and rng.random() < 0.5:
        half = len(lines) // 2
        sheets = {"1. puse": lines[:half], "2. puse": lines[half:]}
    return File(
        name=name,
        sheets=sheets,
        shape=shape,
        headings=rng.choice(HEADINGS),
        above=rng.choice(TITLES),
        beside={"Titullapa": [["Atskaite"], ["2024"]]} if rng.random() < 0.3 else {},
    )


def _again(file):
    """Send a month again, with its families mended."""
    sheets = {}
    for title, lines in file.sheets.items():
        sheets[title] = [copy(line) for line in lines]
        for line, before in zip(sheets[title], lines, strict=True):
            if (line.slip or "").startswith("family"):
                line.cells = {**line.cells, "Ģimene": line.entry.family}
                line.slip, line.columns, line.before = "mended", frozenset(), before
    return File(**{**vars(file), "name": f"{file.name}-labots", "sheets": sheets})


def take(world, file, judgement):
    """Take a file in and judge it; return its verdict, or why it was refused."""
    try:
        verdict = world.take(file.write(world.home), confirmed=Confirmed())
    except RefusedError as error:
        return error
    careless_judge.judge(world, file, verdict, judgement)
    return verdict


def main():
    """Print what became of a year."""
    seed, months, rows, *shown = sys.argv[1:]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        world, judgement = prepared(Path(folder)), Judgement()
        for file in files(seed, int(months), int(rows)):
            done = take(world, file, judgement)
            if isinstance(done, RefusedError):
                _tell("refused", file.name, file.shape, done.code)
        careless_judge.finish(world, judgement)
        told = careless_judge.families(world, judgement)
    _report(judgement, told, time.monotonic() - began, int(shown[0]) if shown else 20)


def _tell(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def _report(judgement, told, seconds, shown):
    wrong, unsaid = judgement.wrongs(), judgement.of("unsaid")
    right, accused = judgement.right_lines, judgement.accused
    _tell(f"{len(judgement.fates)} rows in {seconds:.0f} s")
    _tell("families reported, true, unexplained:", *told)
    for title, fates, among in (("unsaid", unsaid, wrong), ("accused", accused, right)):
        _tell(title, len(fates), "of", f"{len(among)}: {len(fates) / len(among):.2%}")
        _tell(judgement.by_slip(fates).most_common())
        for fate in fates[:shown]:
            cells = {k: str(v) for k, v in fate.line.cells.items() if v is not None}
            _tell(" ", fate.file.name, fate.file.shape, fate.row, fate.line.slip)
            _tell("   ", fate.codes, fate.wrong, cells)


if __name__ == "__main__":
    main()
