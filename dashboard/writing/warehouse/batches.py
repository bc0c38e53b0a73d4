"""Batches: one file each, with its rows, and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from dashboard.ground.i18n import _, day
from dashboard.ground.spelling import file_name
from dashboard.writing.files.table import Table
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse, now


class NoBatchError(LookupError):
    """There is no batch of this number, or it was undone before."""


class UndoneAlreadyError(NoBatchError, DoneAlreadyError):
    """The batch was undone before."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """A file about to be written to the warehouse."""

    number: int
    contract: str
    file: str
    sheet: str | None
    sha256: str
    imported_at: datetime
    synthetic: bool
    instead_of: int | None = None

    @classmethod
    def of(cls, path: Path, table: Table, number: int, *, synthetic: bool) -> Self:
        """Describe a file that was read."""
        return cls(
            number=number,
            contract=table.contract.name,
            file=file_name(path),
            sheet=table.sheet,
            sha256=table.sha256,
            imported_at=now(),
            synthetic=synthetic,
        )


def next_number(warehouse: Warehouse) -> int:
    """Return the number of the next batch; numbers are not used twice."""
    sql = "select coalesce(max(batch), 0) + 1 as batch from raw.batches"
    return int(warehouse.rows(sql)[0]["batch"])


def write(warehouse: Warehouse, batch: Batch, rows: Sequence[Row]) -> None:
    """Write a batch and its rows, the unchanged ones too.

    So undoing an earlier batch leaves what a later one stated as well.
    """
    entry = {**asdict(batch), "batch": batch.number}
    warehouse.append("raw.batches", [entry])
    warehouse.append(f"raw.{batch.contract}_rows", rows, batch=batch.number)


def write_counts(warehouse: Warehouse, number: int, counts: Mapping[str, int]) -> None:
    """Write down what became of a batch's rows."""
    columns = ", ".join(f"{name} = ${name}" for name in counts)
    warehouse.connection.execute(
        f"update raw.batches set {columns} where batch = $number",  # noqa: S608
        {**counts, "number": number},
    )


def undo(warehouse: Warehouse, number: int) -> None:
    """Take a batch back: the warehouse is as if it had never been imported.

    What the batch had replaced is in force again: versions of records, and a batch
    whose place it took. Raises
    NoBatchError if there is no such batch, or it is undone already.
    """
    with warehouse.transaction():
        warehouse.record("undo", what=take_back(warehouse, number), note=str(number))
        warehouse.connection.execute(
            "update raw.batches set undone_at = null where batch ="
            " (select instead_of from raw.batches where batch = ?)",
            [number],
        )


def left_to_replace(
    warehouse: Warehouse, batch: Batch, number: int | None
) -> int | None:
    """Return the batch whose place a file is to take; None if it has it already."""
    taken = warehouse.rows(
        "select 1 from raw.batches where instead_of = $number"
        " and sha256 = $sha256 and undone_at is null",
        {"number": number, "sha256": batch.sha256},
    )
    return None if taken else number


def take_back(warehouse: Warehouse, number: int) -> str:
    """Undo a batch within a transaction that does more; return its file's name."""
    found = warehouse.rows(
        "update raw.batches set undone_at = $now"
        " where batch = $number and undone_at is null returning batch, file",
        {"now": now(), "number": number},
    )
    if not found:
        _tell_if_undone(warehouse, number)
        raise NoBatchError(
            _("There is no batch {batch} that could be undone.", batch=number)
        )
    return str(found[0]["file"])


def _tell_if_undone(warehouse: Warehouse, number: int) -> None:
    before = warehouse.rows("from raw.batches where batch = ?", [number])
    if before:
        when = day(before[0]["undone_at"].date())
        raise UndoneAlreadyError(
            _("Batch {batch} was undone already, on {day}.", batch=number, day=when)
        )


def listed(warehouse: Warehouse) -> Rows:
    """Return every batch, oldest first."""
    return warehouse.rows("from raw.batches order by batch")
