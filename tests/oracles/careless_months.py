"""A month's rows by inattentive hands: slips in rows, and rows that are none."""

from datetime import timedelta

from tests.oracles import careless_rows
from tests.oracles.careless_rows import Line
from tests.oracles.careless_slips import ROW


def month(rng, entries, share=0.25):
    """Write entries down, about a share of them not as they should be."""
    lines = []
    for entry in entries:
        line = careless_rows.line(rng, entry)
        if rng.random() < share:
            _slip(rng, line)
        lines.append(line)
    for _time in range(1 + len(lines) // 60):
        rng.choice(AMONG)(rng, lines)
    return lines


def _slip(rng, line):
    before, name = dict(line.cells), rng.choice([*ROW])
    if ROW[name](rng, line):
        line.slip = name
    else:
        line.cells, line.columns = before, frozenset()


def copied(rng, lines):
    """A row stands twice."""
    place = rng.randrange(len(lines))
    if _is_right(lines[place]):
        again = Line(cells=dict(lines[place].cells), entry=None, slip="copied")
        lines.insert(place + 1, again)


def total(_rng, lines):
    _filler(lines, "total", {"Datums": "Kopā", "Minūtes": 1234, "Personas": 35})


def signed(_rng, lines):
    _filler(lines, "signed", {"Datums": "Mediatora paraksts:", "Iestāde": "______"})


def month_line(rng, lines):
    _filler(lines, "month line", {"Datums": "OKTOBRIS"}, rng.randrange(len(lines)))


def headings_again(rng, lines):
    names = [*lines[0].cells]
    cells = dict(zip(names, names, strict=True))
    _filler(lines, "headings again", cells, rng.randrange(1, len(lines)))


def prefilled(_rng, lines):
    """The rest of the month is filled in beforehand."""
    first = next((line for line in lines if _is_right(line)), None)
    for day in range(15) if first else ():
        cells = {
            "Datums": first.cells["Datums"] + timedelta(days=day),
            "Pašvaldība": first.cells["Pašvaldība"],
        }
        _filler(lines, "prefilled", cells)


def dragged(rng, lines):
    """A code is filled down by the corner of its cell, and counts up."""
    place = rng.randrange(len(lines))
    run = lines[place : place + 4]
    if not all(_is_right(line) and line.entry.family for line in run):
        return
    code = run[0].entry.family
    head = code.rstrip("0123456789")
    for more, line in enumerate(run[1:], 1):
        number = int(code[len(head) :]) + more
        line.cells["Ģimene"] = f"{head}{number:0{len(code) - len(head)}}"
        if line.cells["Ģimene"] != line.entry.family:
            line.slip, line.columns = "dragged", frozenset({"Ģimene"})


AMONG = (copied, total, signed, month_line, headings_again, prefilled)


def struck(rng, lines):
    """A row is struck through, which is how people delete without deleting."""
    line = rng.choice(lines)
    if _is_right(line):
        line.entry, line.slip, line.marks = None, "struck", frozenset({"struck"})


def hidden(rng, lines):
    """A row is hidden; it counts all the same."""
    rng.choice(lines).marks |= {"hidden"}


def numbered(lines):
    """Number the rows from 1, as each month anew."""
    for number, line in enumerate(lines, 1):
        line.cells = {"Ieraksts": number, **line.cells}


def _is_right(line):
    return line.slip is None and line.entry is not None


def _filler(lines, slip, cells, place=None):
    blank = dict.fromkeys(lines[0].cells)
    line = Line(
        cells={**blank, **cells}, entry=None, slip=slip, columns=frozenset(cells)
    )
    lines.insert(len(lines) if place is None else place, line)
