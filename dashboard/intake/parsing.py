"""A whole file read into typed rows, each with what it is known again by."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.intake.advice_rows import advice_row
from dashboard.intake.columns import Columns
from dashboard.intake.problems import CellError, Problem
from dashboard.intake.pseudonyms import normal
from dashboard.intake.reading import Context, Reading
from dashboard.intake.rows import Row, log_row, survey_row
from dashboard.intake.table import Table

_READERS = {"log": log_row, "survey": survey_row, "recommendations": advice_row}
_EXAMPLE = re.compile(r"PARAUGS|EXAMPLE", re.IGNORECASE)
_WORLDWIDE = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_NOT_CONTENT = {"submitted", "institution"}
"""What may differ in the same row: an institution is compared as it is folded."""


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """The rows that could be read, by their line, and the problems met.

    `rejected` counts the rows that could not; `refused` holds what could be read
    of them, `readings` every row read.
    """

    rows: tuple[Row, ...]
    refused: tuple[Row, ...]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]

    @property
    def rejected(self) -> int:
        """How many rows cannot be taken in."""
        return len(self.readings) - len(self.rows)


def parse(table: Table, columns: Columns, context: Context) -> Parsed:
    """Read every row of a file but the template's examples."""
    read_row = _READERS[table.contract.name]
    readings = tuple(_readings(table, columns, context))
    known = _Identities(context)
    rows: list[Row] = []
    refused: list[Row] = []
    for line, reading in enumerate(readings, 1):
        row = read_row(reading)
        # A row that cannot be taken in must not be counted among its likes.
        if reading.accepted:
            row |= {"line": line} | known.of(row, reading)
        (rows if reading.accepted else refused).append(row)
    problems = tuple(one for reading in readings for one in reading.problems)
    return Parsed(
        rows=tuple(rows),
        refused=tuple(refused),
        readings=readings,
        problems=problems,
    )


class _Identities:
    """What the rows of one file are known again by.

    A row with a record id is known by it: a UUID everywhere, any other id in
    its municipality. A row without is known by its content and by how many
    rows of the same content stand above it in the file. A row about a
    recommendation names itself what it is known by.
    """

    def __init__(self, context: Context) -> None:
        self._digest = context.pseudonyms.row
        self._times: Counter[str] = Counter()
        self._records: dict[str, str] = {}

    def of(self, row: Row, reading: Reading) -> dict[str, str]:
        """Return a row's identity and content, as keyed digests."""
        content = self._digest(
            *(f"{name}={row[name]}" for name in sorted(row) if name not in _NOT_CONTENT)
        )
        if "identity" in row:
            return {"content": content}
        cell = reading.columns.cell(reading.cells, "record")
        if cell is None:
            self._times[content] += 1
            return {"identity": f"{content}#{self._times[content]}", "content": content}
        record = normal(str(cell.value)).removeprefix("UUID:")
        place = "" if _WORLDWIDE.fullmatch(record) else row["municipality"]
        identity = self._digest("record", str(place), record)
        if self._records.setdefault(identity, content) != content:
            reading.fail("record", CellError("record_repeated"))
        return {"identity": identity, "content": content}


def _readings(table: Table, columns: Columns, context: Context) -> Iterator[Reading]:
    for cells in table.rows:
        record = columns.cell(cells, "record")
        if not (record and _EXAMPLE.match(str(record.value))):
            yield Reading(table=table, columns=columns, cells=cells, context=context)
