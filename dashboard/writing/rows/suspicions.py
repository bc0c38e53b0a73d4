"""Rows that are hardly meant so: copies, days out of order, lines through them.

They are said, and but for those that their writer struck through they count.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from statistics import median_low

from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.files.columns import is_added
from dashboard.writing.files.table import Cell
from dashboard.writing.rows import codes, members
from dashboard.writing.rows.as_written import as_written
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row

Met = Sequence[tuple[Row, Reading]]

_NUMBERS = ("record", "submitted")
_AROUND = 3
"""So many rows on either side say which days are to be expected."""
_FEWEST = 10
_NEAR, _FAR = timedelta(31), timedelta(45)
_IN_ORDER = 0.9
"""The share of rows near to those around, from which on a sheet is kept by days."""
_YEARS = (1, -1, 10, -10)
_DRAWN, _LISTED = 3, 5
"""So many rows in which a code rises by one make it likely that it was drawn down;
more where nothing but place, day and family is filled in."""
_SILENT, _SILENT_SHARE = 3, 0.2
_MINUTES, _SHORT = 5, 12
"""So many numbers of minutes, none of them larger, may be hours."""
_OF_INDIRECT_WORK = {"report", "training", "supervision", "event_or_camp"}
_NUMBERED = re.compile(r"(.*?)(\d{1,9})")


def struck(reading: Reading) -> Problem | None:
    """Return what is said of a row with a line through it, or through some of it."""
    lines = reading.table.struck
    if not lines:
        return None
    filled = [cell for cell in reading.cells if cell.value is not None]
    through = [cell for cell in filled if cell.address in lines]
    if not through:
        return None
    code = "row_struck" if len(through) == len(filled) else "cell_struck"
    return Problem(code=code, cell=through[0].address, column="", value="")


def problems(met: Met) -> Iterator[Problem]:
    """Say which rows of a log are hardly meant as they stand."""
    yield from members.problems(met)
    yield from _indirect(met)
    yield from _few_minutes(met)
    yield from _repeated(met)
    yield from _drawn_down(met)
    yield from _far_days(met)


def _indirect(met: Met) -> Iterator[Problem]:
    """Say once of rows that are indirect work only because nothing else is named."""
    silent = [
        reading
        for row, reading in met
        if reading.accepted
        and row["kind"] == "indirect"
        and row["activity"] not in _OF_INDIRECT_WORK
        and not reading.filled("kind")
        and not any(one.column == "family" for one in reading.problems)
    ]
    if len(silent) >= max(_SILENT, _SILENT_SHARE * len(met)):
        first = silent[0]
        cell = first.filled("date") or first.cells[0]
        error = CellError("rows_indirect", n=len(silent))
        yield first.problem("family", Cell(cell.address, None), error)


def _few_minutes(met: Met) -> Iterator[Problem]:
    """Say once of a column of minutes in which nearly nothing is as long as work is."""
    numbers = [
        (reading, cell, float(cell.value))
        for _row, reading in met
        if (cell := reading.filled("minutes"))
        and isinstance(cell.value, int | float)
        and cell.address not in reading.table.meant
        and cell.value
    ]
    most = max((number for _reading, _cell, number in numbers), default=0)
    if len(numbers) >= _MINUTES and most <= _SHORT:
        reading, cell, _number = numbers[0]
        error = CellError("minutes_few", n=len(numbers), most=f"{most:g}")
        yield reading.problem("minutes", cell, error)


def _repeated(met: Met) -> Iterator[Problem]:
    """Point at rows that say in every column what a row above says."""
    seen: set[tuple[str, ...]] = set()
    places = _telling(met[0][1]) if met else []
    read = Counter(row["content"] for row, _reading in met)
    for row, reading in met:
        # What says the same is read alike, and most rows are read as no other is.
        if read[row["content"]] == 1 or not reading.accepted:
            continue
        says = _says(reading, places)
        if says in seen:
            cell = reading.filled("date") or reading.cells[0]
            yield reading.problem("date", cell, CellError("row_repeated"))
        seen.add(says)


def _drawn_down(met: Met) -> Iterator[Problem]:
    """Point at codes that rise by one in rows that are the same in all else.

    A spreadsheet does so when a cell is drawn down by its corner. Only rows of one day
    are looked at: families met on one day after another are often numbered so.
    """
    run: list[tuple[Row, Reading]] = []
    for one in met:
        if run and not _goes_on(run[-1], one):
            yield from _said_of(run)
            run = []
        run.append(one)
    yield from _said_of(run)


def _goes_on(last: tuple[Row, Reading], one: tuple[Row, Reading]) -> bool:
    """Whether a row follows the one before it as a drawn-down one does."""
    (row, reading), (before, above) = one, last
    if not (row.get("family") and before.get("family") and row["date"]):
        return False
    if row["date"] != before["date"]:
        return False
    code, other = _numbered(reading), _numbered(above)
    if not (code and other and code == (other[0], other[1] + 1)):
        return False
    return _else(reading) == _else(above)


def _numbered(reading: Reading) -> tuple[str, int] | None:
    """Return what stands before a family's number, and the number."""
    cell = reading.filled("family")
    match = _NUMBERED.fullmatch(codes.plain(str(cell.value))) if cell else None
    return (match[1], int(match[2])) if match else None


def _else(reading: Reading) -> tuple[str, ...]:
    """Return what a row says besides its family and day."""
    single = reading.columns.single
    apart = {single.get("family"), single.get("date")}
    return _says(reading, [one for one in _telling(reading) if one not in apart])


def _said_of(run: Sequence[tuple[Row, Reading]]) -> Iterator[Problem]:
    """The first code stands as it was meant; those drawn down from it may not."""
    if len(run) < _DRAWN:
        return
    is_told = sum(map(bool, _else(run[0][1]))) > 1
    for _row, reading in run[1:] if is_told or len(run) >= _LISTED else ():
        cell = reading.filled("family")
        if cell and reading.accepted:
            yield reading.problem("family", cell, CellError("family_drawn_down"))


def _telling(reading: Reading) -> list[int]:
    """Return the places of a file's columns but the number and what form tools add."""
    single = reading.columns.single
    apart = {single[name] for name in _NUMBERS if name in single}
    return [
        place
        for place, head in enumerate(reading.table.headings)
        if place not in apart and not is_added(head.value)
    ]


def _says(reading: Reading, places: Sequence[int]) -> tuple[str, ...]:
    """Return what stands in some places of a row."""
    lacking = reading.table.formulas_without_value
    return tuple(
        cell.address
        if cell.address in lacking
        else ""
        if cell.value is None
        else as_written(cell.value)
        for cell in map(reading.cells.__getitem__, places)
    )


def _far_days(met: Met) -> Iterator[Problem]:
    """Point at days that do not fit among those around, where rows are in order."""
    dated = [(row["date"], reading) for row, reading in met if reading.accepted]
    for _sheet, rows in groupby(dated, key=lambda one: one[1].sheet):
        listed = [*rows]
        if _in_order([day for day, _reading in listed]):
            yield from _far(listed)


def _far(listed: Sequence[tuple[date, Reading]]) -> Iterator[Problem]:
    for place, (day, reading) in enumerate(listed):
        before = [one for one, _r in listed[max(0, place - _AROUND) : place]]
        behind = [one for one, _r in listed[place + 1 : place + 1 + _AROUND]]
        expected = [median_low(days) for days in (before, behind) if days]
        agree = max(expected) - min(expected) <= _NEAR
        if agree and all(abs(day - one) > _FAR for one in expected):
            near = [f"{one:%d.%m.%Y}" for one in _meant(day, expected[0])]
            cell = reading.filled("date") or reading.cells[0]
            yield reading.problem("date", cell, CellError("day_far", *near))


def _meant(day: date, expected: date) -> list[date]:
    """Return the day nearest to the expected one that differs in one thing."""
    likely = {
        *(_replaced(day, year=day.year + years) for years in _YEARS),
        *(_replaced(day, month=month) for month in range(1, 13)),
        _replaced(day, month=day.day, day=day.month),
    }
    near = [one for one in likely if one and abs(one - expected) <= _NEAR]
    return sorted(near, key=lambda one: abs(one - expected))[:1]


def _replaced(given: date, /, **parts: int) -> date | None:
    try:
        return given.replace(**parts)
    except ValueError:
        return None


def _in_order(days: Sequence[date]) -> bool:
    """Whether nearly every day is near to the middle one of those around it."""
    near = sum(
        abs(day - median_low(days[max(0, place - _AROUND) : place + _AROUND + 1]))
        <= _NEAR
        for place, day in enumerate(days)
    )
    return len(days) >= _FEWEST and near >= _IN_ORDER * len(days)
