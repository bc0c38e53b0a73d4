"""A whole file read into typed rows, each with what it calls itself."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.ground.i18n import N_, _, in_every_language
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.files import above
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Table
from dashboard.writing.rows import no_records, no_work, records, sums, suspicions
from dashboard.writing.rows.form_tools import FormColumns
from dashboard.writing.rows.reading import Context, Reading
from dashboard.writing.rows.recommendations import advice_row
from dashboard.writing.rows.typed import Row, log_row, survey_row

_READERS = {"log": log_row, "survey": survey_row, "recommendations": advice_row}
_EXAMPLE = re.compile(r"PARAUGS|EXAMPLE", re.IGNORECASE)
_NOT_CONTENT = {"submitted", "institution", "family_before", "skeleton"}
"""What may differ in the same row: an institution is compared as it is folded."""
TO_DO = N_("What to do")
"""The heading of what is written into files handed back: it says nothing of work."""
_SEVERAL = 0.1
"""The share of rows: fewer cells that are empty were forgotten."""


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """The rows that could be read, by their line, and the problems met.

    `rejected` counts the rows that could not; `refused` holds what could be read
    of them, `readings` every row read, also the `blank` ones that say nothing.
    """

    rows: tuple[Row, ...]
    refused: tuple[Row, ...]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    blank: int = 0

    @property
    def rejected(self) -> int:
        """How many rows cannot be taken in."""
        return len(self.readings) - len(self.rows) - self.blank


def parse(table: Table, columns: Columns, context: Context) -> Parsed:
    """Read every row of a file but the template's examples."""
    read_row = _READERS[table.contract.name]
    form = FormColumns.of(table)
    readings = tuple(_readings(table, columns, context))
    met: list[tuple[Row, Reading]] = []
    decided: set[int] = set()
    repeated = no_records.headings(readings)
    without_work = _blank(table, columns, readings) - repeated
    added = sums.lines(readings) - without_work - repeated
    idle = no_work.lines(readings) - without_work - repeated - added
    blank = without_work | repeated | added | idle
    for line, reading in enumerate(readings, 1):
        # It keeps its line, by which early rows are known.
        if line in blank:
            continue
        for decision in (form.decision(reading.cells), suspicions.struck(reading)):
            if decision:
                reading.problems.append(decision)
                decided |= {line} if decision.costs_the_row else set()
        row = read_row(reading)
        # What is refused is compared with nothing.
        content = _content(row, context) if reading.accepted else None
        row |= {"line": line, "content": content, "nth": None}
        met.append((row, reading))
    _identify(met, columns, form, context)
    problems = (
        *table.notices,
        *no_records.told(readings, repeated),
        *sums.told(readings, added),
        *no_work.told(readings, idle),
        *_passed_over(readings, without_work),
        *(one for reading in readings for one in reading.problems),
        *(suspicions.problems(met) if table.contract.name == LOG.name else ()),
        *_said_nothing(table, readings),
        *_empty_below(table, columns, readings, blank),
    )
    return Parsed(
        rows=tuple(row for row, reading in met if reading.accepted),
        refused=tuple(
            row
            for row, reading in met
            if not (reading.accepted or row["line"] in decided)
        ),
        readings=readings,
        problems=problems,
        blank=len(blank),
    )


def _blank(
    table: Table, columns: Columns, readings: Sequence[Reading]
) -> frozenset[int]:
    """Return the lines that say nothing but when, where and whose they are.

    A column of the sender's own that is filled in every row, such as the day of the
    week, was filled in beforehand too.
    """
    frame = table.contract.frame
    if not frame:
        return frozenset()
    framed = {place for name, place in columns.single.items() if name in frame}
    ticks = (place for places in columns.ticks.values() for place, _choice in places)
    known = {*columns.single.values(), *ticks}
    told = {fold(text) for text in in_every_language(lambda: _(TO_DO)).values()}
    own = {
        place
        for place in {*range(len(table.headings))} - known
        if fold(str(table.headings[place].value)) in told
        or all(cells[place].value is not None for cells in table.rows)
    }
    of_work = {*range(len(table.headings))} - framed - own
    return frozenset(
        line for line, reading in enumerate(readings, 1) if reading.is_empty(of_work)
    )


def _passed_over(readings: Sequence[Reading], blank: Collection[int]) -> list[Problem]:
    """Say once that rows were passed over."""
    if not blank:
        return []
    return [
        Problem(
            code="rows_without_work",
            cell=readings[min(blank) - 1].cells[0].address,
            column="",
            value="",
            words={"rows": len(blank)},
        )
    ]


def _content(row: Row, context: Context) -> str:
    """Return a digest of what a row says.

    Only filled values are content, so that a new column that nobody has filled
    changes nothing.
    """
    said = [
        f"{name}={value}"
        for name in _names_of_content(tuple(row))
        if (value := row[name]) is not None and value != []
    ]
    return context.pseudonyms.row(*said)


@lru_cache(maxsize=16)
def _names_of_content(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of a row's names that are content, in order."""
    return tuple(sorted({*names} - _NOT_CONTENT))


def _identify(
    met: Sequence[tuple[Row, Reading]],
    columns: Columns,
    form: FormColumns,
    context: Context,
) -> None:
    """Give rows what they call themselves; one that is refused takes no number."""
    named = []
    for row, reading in met:
        if reading.accepted:
            name = records.called(row, columns, form, reading.cells)
            row.update(records.digested(row, name, context.pseudonyms))
            if name["names"] or name["number"]:
                named.append((row, reading))
    records.tell_apart(named)


def _empty_below(
    table: Table,
    columns: Columns,
    readings: Sequence[Reading],
    blank: Collection[int],
) -> Iterator[Problem]:
    """Ask once for each column whether its empty cells mean what stands above."""
    values = above.of(table, columns)
    for name in above.NAMES if values else ():
        place = columns.single.get(name, 0)
        cells = [
            one.cells[place]
            for line, one in enumerate(readings, 1)
            if one.cells[place].address in values and line not in blank
        ]
        if len(cells) > _SEVERAL * len(readings):
            yield above.problem("cells_empty_below", name, cells)


def _said_nothing(table: Table, readings: tuple[Reading, ...]) -> Iterator[Problem]:
    """Say once for each column that words in it were read as nothing.

    A family's cells are each spoken of where they stand.
    """
    silent: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        for name in reading.silent:
            silent[name].append(reading)
    for column in table.contract.fields:
        said = silent.get(column.name, [])
        cell = said[0].cell(column.name) if said else None
        if cell and not column.secret:
            words = {"column": column.named, "n": len(said)}
            yield said[0].problem(column.name, cell, CellError("says_nothing", **words))


def _readings(table: Table, columns: Columns, context: Context) -> Iterator[Reading]:
    for cells in table.rows:
        record = columns.cell(cells, "record")
        if not (record and _EXAMPLE.match(str(record.value))):
            yield Reading(table=table, columns=columns, cells=cells, context=context)
