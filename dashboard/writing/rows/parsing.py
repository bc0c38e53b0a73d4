"""A whole file read into typed rows, each with what it calls itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Table
from dashboard.writing.rows.naming import is_worldwide, record_number
from dashboard.writing.rows.reading import Context, Reading
from dashboard.writing.rows.recommendations import advice_row
from dashboard.writing.rows.typed import Row, log_row, survey_row

_READERS = {"log": log_row, "survey": survey_row, "recommendations": advice_row}
_EXAMPLE = re.compile(r"PARAUGS|EXAMPLE", re.IGNORECASE)
_NOT_CONTENT = {"submitted", "institution", "family_before", "skeleton"}
"""What may differ in the same row: an institution is compared as it is folded."""
_EMPTY: tuple[object, ...] = (None, [])


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
    identities = _Identities(context)
    rows: list[Row] = []
    refused: list[Row] = []
    for line, reading in enumerate(readings, 1):
        row = read_row(reading)
        # A row that cannot be taken in must not take its number away.
        if reading.accepted:
            row |= {"line": line} | identities.of(row, reading)
        (rows if reading.accepted else refused).append(row)
    problems = (
        *(one for reading in readings for one in reading.problems),
        *_said_nothing(table, readings),
    )
    return Parsed(
        rows=tuple(rows),
        refused=tuple(refused),
        readings=readings,
        problems=problems,
    )


def _said_nothing(table: Table, readings: tuple[Reading, ...]) -> Iterator[Problem]:
    """Say once for each column that words in it were read as nothing.

    A family's cells are each spoken of where they stand.
    """
    for column in table.contract.fields:
        said = [
            (reading, cell)
            for reading in readings
            if not column.secret and (cell := reading.says_nothing(column.name))
        ]
        if said:
            first, cell = said[0]
            words = {"column": column.label, "n": len(said)}
            yield first.problem(column.name, cell, CellError("says_nothing", **words))


class _Identities:
    """What a row says of itself, and what is in it.

    A row with a record id is known by it: a UUID everywhere, any other id in
    its municipality. A row about a recommendation names itself what it is known
    by. Any other row says nothing.
    """

    def __init__(self, context: Context) -> None:
        self._digest = context.pseudonyms.row
        self._records: dict[str, str] = {}

    def of(self, row: Row, reading: Reading) -> dict[str, str | None]:
        """Return what a row calls itself, if anything, and its content's digest.

        Only filled values are content, so that a new column that nobody has
        filled changes nothing.
        """
        content = self._digest(
            *(
                f"{name}={row[name]}"
                for name in sorted(row)
                if name not in _NOT_CONTENT and row[name] not in _EMPTY
            )
        )
        record = record_number(reading.columns, reading.cells)
        if record is None:
            return {"identity": row.get("identity"), "content": content}
        place = "" if is_worldwide(record) else row["municipality"]
        identity = self._digest("record", str(place), record)
        if self._records.setdefault(identity, content) != content:
            reading.fail("record", CellError("record_repeated"))
        return {"identity": identity, "content": content}


def _readings(table: Table, columns: Columns, context: Context) -> Iterator[Reading]:
    for cells in table.rows:
        record = columns.cell(cells, "record")
        if not (record and _EXAMPLE.match(str(record.value))):
            yield Reading(table=table, columns=columns, cells=cells, context=context)
