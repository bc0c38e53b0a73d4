"""Random files, taken in again after Tilts has learnt something and the file was
saved otherwise: never a new row, never another number of records.
"""

import csv
import shutil
import unicodedata
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dashboard.writing.contracts.contract import LOG, survey
from tests.conftest import JELGAVA, RIGA, World
from tests.writing.warehouse.knowledge import (
    NOTES,
    add_column,
    add_heading,
    mend_roles,
    teach_choice,
    teach_word,
)

FIRST = date(2018, 10, 1)
VALMIERA_TODAY = "0054000"
SCHOOL = "Jelgavas 2. vidusskola"
NUMBERS = {"minutes", "record", "Nr.", "Bērni"}

CELLS = {
    "log": {
        "date": ["2019-01-07", "2019-01-08", "7.1.2019."],
        "municipality": ["Jelgava", "Rīga", "Valmiera", "0003000"],
        "family": ["A-1", "b 2", "007", ""],
        "activity": ["atskaite", "ciemošanās", "tulkošana"],
        "institution": ["", "Nodarbinātības valsts aģentūra", SCHOOL],
        "role": ["", "lietvede", "sociālais pedagogs"],
        "domains": ["", "izglītība; veselība", "health"],
        "minutes": ["", "7", "30", "daudz"],
        "submitted": ["", "2019-02-01", "2019-02-02"],
        "Piezīmes": ["", "x", "y"],
        "Bērni": ["", "2", "3"],
    },
    "survey": {
        "date": ["2019-04-02", "03.04.2019"],
        "municipality": ["Jelgava", "Valmiera"],
        "institution_kind": ["", "skola"],
        "communication": ["", "Jā", "nē"],
        "main_work/unemployment": ["0", "1"],
        "main_work/citi darbi": ["0", "1"],
        "recommendations": ["", "Vairāk stundu.", "Sanāksmes, un drīz!"],
        "Piezīmes": ["", "x"],
    },
}
EMPTY = {"log": ["post", "esf_measure", "Tukša"], "survey": ["wave", "Tukša"]}
LESSONS = (
    *("spelling", "role", "column", "notes", "heading"),
    *("numbers", "post", "school"),
)
SAVED = (
    *("columns in another order", "empty columns", "another column", "Latvian"),
    *("English", "workbook", "days as days", "another sheet", "blank rows"),
    *("rows in another order", "letters"),
)
WAYS = st.sets(st.sampled_from(SAVED), max_size=6)


@st.composite
def files(draw):
    """A kind of file and its rows, each a cell for each heading."""
    kind = draw(st.sampled_from([*CELLS]))
    number = draw(st.sampled_from(["record", "Nr."]))
    columns = CELLS[kind] | {number: ["", "", "1", "2"]}
    row = st.fixed_dictionaries({n: st.sampled_from(of) for n, of in columns.items()})
    return kind, draw(st.lists(row, min_size=1, max_size=5))


def save(home, file, ways, chance):
    """Write a file in the ways that are named; return where."""
    kind, rows = file
    names = [*rows[0]]
    names += EMPTY[kind] if "empty columns" in ways else []
    names += ["Cits"] if "another column" in ways else []
    lines = [[row.get(n, "z" if n == "Cits" else "") for n in names] for row in rows]
    if "rows in another order" in ways:
        chance.shuffle(lines)
    if "letters" in ways:
        lines = [[letters(cell, chance) for cell in line] for line in lines]
    table = [[heading(kind, name, ways) for name in names], *lines]
    if "columns in another order" in ways:
        order = chance.sample(range(len(names)), len(names))
        table = [[line[place] for place in order] for line in table]
        names = [names[place] for place in order]
    if "blank rows" in ways:
        table.insert(chance.randint(1, len(table)), [""] * len(names))
    return write(home / f"{chance.random()}", names, table, ways)


def heading(kind, name, ways):
    contract = LOG if kind == "log" else survey()
    with suppress(KeyError):
        field = contract[name]
        name = field.lv if "Latvian" in ways else name
        name = field.en if "English" in ways else name
    return name


def letters(cell, chance):
    """The same word in other letters and other blanks."""
    changes = (
        str.upper,
        str.lower,
        lambda text: f" {text}\u00a0",
        lambda text: text.replace(" ", "  "),
        lambda text: unicodedata.normalize("NFD", text),
    )
    return chance.choice(changes)(cell)


def write(path, names, table, ways):
    if "workbook" not in ways:
        with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
        return path.with_suffix(".csv")
    book = Workbook()
    book.active.title = "Lapa" if "another sheet" in ways else "Uzskaite"
    book.active.append(table[0])
    for line in table[1:]:
        pairs = zip(names, line, strict=True)
        book.active.append([value(name, cell, ways) for name, cell in pairs])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def value(name, cell, ways):
    """What a spreadsheet makes of a text."""
    if name in NUMBERS and cell.strip().isdigit():
        return int(cell)
    if name == "date" and "days as days" in ways and cell[:4].isdigit():
        return datetime.fromisoformat(cell.strip())
    return cell or None


def learn(lesson, kind, world, patch):
    match lesson:
        case "spelling":
            teach_word(patch, "activities", "home_visit", "ciemošanās")
            teach_choice(patch, "main_work", "job_placement", "citi darbi")
        case "role":
            mend_roles(patch)
        case "column":
            add_column(patch, kind)
        case "notes":
            add_column(patch, kind, NOTES)
        case "heading":
            add_heading(patch, "log", "persons", "Bērni")
        case "numbers":
            add_heading(patch, kind, "record", "Nr.")
        case "post":
            world.post(VALMIERA_TODAY, FIRST)
        case "school":
            world.institution(SCHOOL)


def records(world, kind):
    table = "log_rows" if kind == "log" else "respondents"
    with world.warehouse() as warehouse:
        return len(warehouse.rows(f"from staging.{table}"))


@pytest.mark.long
@settings(max_examples=16, deadline=None)
@given(
    file=files(),
    ways=st.tuples(WAYS, WAYS),
    lessons=st.sets(st.sampled_from(LESSONS)),
    chance=st.randoms(use_true_random=False),
)
def test_a_file_taken_in_again_brings_no_new_row(empty, file, ways, lessons, chance):
    kind, _rows = file
    with TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch:
        world = World(Path(home))
        world.settings.home.mkdir()
        shutil.copy(empty, world.settings.warehouse)
        for town in (JELGAVA, RIGA):
            world.post(town, FIRST)
        world.take(save(world.home, file, ways[0], chance))
        before = records(world, kind)
        for lesson in sorted(lessons):
            learn(lesson, kind, world, patch)
        again = save(world.home, file, ways[1], chance)
        assert world.take(again).accepted == 0
        assert records(world, kind) == before
        assert world.take(again).batch is None
