"""Files at random: bytes of good files changed, and cells that nobody expects.

For an hour, by a seed: python -m tests.faults.fuzzing 3600 7
"""

import csv
import io
import random
import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from dashboard.writing.contracts.contract import LOG, survey
from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.importing import Incoming, take_in
from tests.conftest import JELGAVA, World
from tests.faults.homes import lived_in

CELLS = (
    *("", " ", "0", "-1", "1e999", "nan", "٣", "½", "1.000,5", "99999999999999999999"),
    *("2019-01-07", "7.1.2019.", "2019-13-45", "43472", "0001-01-01", "9999-12-31"),
    *("Jelgava", "0003000", "jelgava ", "Jelgava;Rīga", "izglītība;;", ";", "health"),
    *(
        "=1+1",
        "@a",
        '"',
        "'",
        "\\",
        "\x00",
        "\x1f",
        "\u2028",
        "\u202e",
        "a\nb",
        "\ufeff",
    ),
    *("ģ" * 300, "😀", "e\u0301" * 50, "LV-1", "1.0", "true", "NULL", "[]", "{}", "$1"),
)
_PIECES = (b"\x00", b"\xff\xfe", b'"', b"\r", b"\n", b";", b",", b"\t", b"PK\x03\x04")
_ROWS = (
    ("Datums", "Pašvaldība", "Ģimene", "Joma", "Minūtes", "Ieraksts"),
    ("2019-01-07", "Jelgava", "A-1", "izglītība; veselība", "30", "1"),
    ("8.1.2019.", "0003000", "b 2", "health", "", "2"),
)


@contextmanager
def trying():
    """A home with a post, whose open warehouse tries files and keeps nothing."""
    with TemporaryDirectory() as place:
        world = World(Path(place))
        with lived_in(world.settings.home):
            world.post(JELGAVA, date(2018, 10, 1))
            with world.warehouse() as warehouse:
                yield lambda path: _tried(path, warehouse, world.settings)


def _tried(path, warehouse, settings):
    """Try a file; every row of one that is read has an end. Any error is a fault."""
    try:
        incoming = Incoming.read_beside(warehouse, path)
        verdict = take_in(incoming, warehouse, settings, dry_run=True)
    except RefusedError as refused:
        return _makes_no_sense(refused.message)
    assert verdict.to_text().strip()
    ends = (verdict.accepted, verdict.held, verdict.replaced, verdict.unchanged)
    assert sum(ends) + verdict.rejected <= len(incoming.table.rows)
    assert verdict.rejected or verdict.problems or sum(ends)
    return True


def _makes_no_sense(message):
    assert message.strip(), "it was refused without a word"
    return False


def changed(content, dice):
    """Change bytes here and there: flip, put in, leave out, repeat, cut."""
    content = bytearray(content)
    for _turn in range(dice.randint(1, 8)):
        place = dice.randrange(len(content) + 1)
        end = place + dice.randrange(20)
        piece = dice.choice([*_PIECES, bytes([dice.randrange(256)])])
        part = (piece, content[place:end] * dice.randrange(4), b"")
        content[place : dice.choice([place, end])] = dice.choice(part)
    return bytes(content)


def bytes_of(dice):
    """A good file's name and bytes, as csv in one of its forms or as a workbook."""
    if not dice.randrange(6):
        book, memory = Workbook(), io.BytesIO()
        for row in _ROWS:
            book.active.append(row)
        book.save(memory)
        return "log.xlsx", memory.getvalue()
    text = io.StringIO()
    csv.writer(text, delimiter=dice.choice(",;\t")).writerows(_ROWS)
    return "log.csv", text.getvalue().encode(dice.choice(["utf-8", "utf-16", "cp1257"]))


def cells_of(dice):
    """A csv file with the headings of a contract and cells at random."""
    contract = dice.choice([LOG, survey()])
    fields = dice.sample([*contract.fields], dice.randint(1, len(contract.fields)))
    needed = [one for one in contract.fields if one.required and one not in fields]
    fields += needed * (dice.random() < 0.9)
    rows = [[_cell(one, dice) for one in fields] for _row in range(dice.randint(1, 6))]
    text = io.StringIO()
    headings = [dice.choice([one.name, one.lv, one.en]) for one in fields]
    csv.writer(text).writerows([headings, *rows])
    return "cells.csv", text.getvalue().encode()


def _cell(field, dice):
    usual = [str(one) for one in field.examples if one is not None]
    if usual and dice.random() < 0.5:
        return dice.choice(usual)
    return "".join(dice.choices(CELLS, k=dice.choice([1, 1, 1, 2])))


def fuzzed(make, root, until):
    """Try files until it is enough; return how many, and how many were read."""
    dice, number, read = random.Random(root), 0, 0  # noqa: S311
    with trying() as try_, TemporaryDirectory() as place:
        while until(number):
            name, content = make(dice)
            if make is bytes_of:
                content = changed(content, dice)
            path = Path(place) / name
            path.write_bytes(content)
            try:
                read += try_(path)
            except BaseException as error:
                error.add_note(f"file {number} of {root}: {content!r}")
                raise
            number += 1
    return number, read


def _by_hand(seconds, root):
    for make in (bytes_of, cells_of):
        end = time.monotonic() + seconds / 2
        number, read = fuzzed(make, root, lambda _number, e=end: time.monotonic() < e)
        sys.stdout.write(f"{make.__name__}: {number} files, {read} were read\n")


if __name__ == "__main__":
    _by_hand(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0)
