"""Take one file in: all of it in one transaction, or nothing."""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from dashboard.ground import home, reference
from dashboard.ground.settings import Settings
from dashboard.ground.spelling import file_name
from dashboard.writing.contracts.contract import LOG, contracts
from dashboard.writing.contracts.fields import Contract
from dashboard.writing.contracts.personal import is_personal
from dashboard.writing.contracts.problems import HIDDEN, CellError, Problem
from dashboard.writing.files import files
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.table import Cell, Table
from dashboard.writing.rows import left_out, members, unusual
from dashboard.writing.rows.form_tools import FormColumns
from dashboard.writing.rows.parsing import Parsed, parse
from dashboard.writing.rows.reading import Context, Reading
from dashboard.writing.rows.verdict import Verdict
from dashboard.writing.warehouse import (
    batches,
    belonging,
    confirming,
    corrections,
    knowledge,
    likeness,
    receipts,
    rejections,
    resent,
    respondents,
)
from dashboard.writing.warehouse.batches import Batch
from dashboard.writing.warehouse.confirming import NOTHING_CONFIRMED, Confirmed
from dashboard.writing.warehouse.recognition import Recognised, recognise
from dashboard.writing.warehouse.resent import NOTHING_EARLIER, Earlier
from dashboard.writing.warehouse.stored import Stored
from dashboard.writing.warehouse.waiting import held_problems
from dashboard.writing.warehouse.warehouse import Warehouse

_FEW, _SOME = 10, 3
"""More numbers than so many that stand for other records are told of together; some
are where one is among them, since then they begin anew."""
_ROOM = 16 * 2**20
_GROWTH = 8
"""How many bytes a file's byte may take: its rows, their log, and both once more."""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A file that has been read and can be taken in, and what people call it."""

    path: Path
    table: Table
    name: str
    confirmed: Confirmed = NOTHING_CONFIRMED

    @classmethod
    def read(
        cls,
        path: Path,
        name: str | None = None,
        only: Contract | None = None,
        confirmed: Confirmed = NOTHING_CONFIRMED,
    ) -> Self:
        """Read a file of a known kind, or of one only; RefusedError otherwise."""
        # A survey is known by its questions, which are the home's.
        here = Settings.from_environment()
        with Warehouse.lists_in_force(here.warehouse), _without_search_for_cycles():
            kinds = (only,) if only else contracts()
            table = files.read(
                path,
                kinds,
                headings=confirmed.headings,
                as_above=confirmed.as_above,
            )
        name = name or file_name(path)
        return cls(path=path, table=table, name=name, confirmed=confirmed)

    @classmethod
    def read_beside(cls, warehouse: Warehouse, path: Path) -> Self:
        """Read a file of a known kind while its warehouse is open."""
        with reference.read_with(warehouse.lists()):
            table = files.read(path, contracts())
        return cls(path=path, table=table, name=file_name(path))


def take_in(
    file: Path | Incoming,
    warehouse: Warehouse,
    settings: Settings,
    *,
    dry_run: bool = False,
    synthetic: bool = False,
) -> Verdict:
    """Import a log or survey file as one batch; a dry run writes nothing.

    Raises files.RefusedError where the file cannot be read as either, and
    pseudonyms.KeyLostError where the key of the family codes is not the known
    one; then nothing is written.
    """
    with _without_search_for_cycles():
        return _taken_in(
            file, warehouse, settings, dry_run=dry_run, synthetic=synthetic
        )


@contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """Let Python not look through all of a file's rows again and again for cycles.

    They are many objects and form none; the search took a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _taken_in(
    file: Path | Incoming,
    warehouse: Warehouse,
    settings: Settings,
    *,
    dry_run: bool,
    synthetic: bool,
) -> Verdict:
    incoming = (
        file if isinstance(file, Incoming) else Incoming.read_beside(warehouse, file)
    )
    if not dry_run:
        home.make_sure_of_room(settings.home, _ROOM + _GROWTH * incoming.table.size)
    table, columns = incoming.table, Columns.of(incoming.table)
    confirming.check_families(table, columns, incoming.confirmed)
    keyed = knowledge.pseudonyms_for(warehouse, settings, dry_run=dry_run)
    context = knowledge.context(warehouse, keyed, table)
    parsed = parse(table, columns, context)
    if not parsed.readings:
        raise refusal("no_rows")
    batch = _batch(incoming, warehouse, synthetic=synthetic)
    recognised, again = _held_against_earlier(
        incoming, _stored(incoming, warehouse, batch), batch, parsed, context
    )
    kept = recognised.brings_news and not dry_run
    with warehouse.transaction(keep=kept):
        if batch.instead_of:
            _make_way(warehouse, batch.instead_of, kept=kept)
        counts, notices = _write(batch, recognised, parsed)
        warehouse.remember("key_check", keyed.check)
        if kept:
            warehouse.record("import", what=batch.file, rows=len(parsed.rows))
    if not dry_run:
        _remember(batch, recognised, parsed, kept=kept)
    return Verdict(
        batch=batch.number if kept else None,
        file=batch.file,
        sheet=table.sheet,
        dropped_columns=_dropped(table, columns),
        problems=(*_left_out(table, columns), *parsed.problems, *again, *notices),
        dry_run=dry_run,
        **counts,
    )


def _batch(incoming: Incoming, warehouse: Warehouse, *, synthetic: bool) -> Batch:
    """Describe a file as the next batch, in place of another where that is left."""
    number = batches.next_number(warehouse)
    batch = Batch.of(incoming.path, incoming.table, number, synthetic=synthetic)
    asked = incoming.confirmed.instead_of
    replaced = batches.left_to_replace(warehouse, batch, asked)
    return replace(batch, file=incoming.name, instead_of=replaced)


def _stored(incoming: Incoming, warehouse: Warehouse, batch: Batch) -> Stored:
    return Stored(
        warehouse=warehouse,
        contract=batch.contract,
        without=batch.instead_of,
        numbered_anew=incoming.confirmed.numbered_anew,
    )


def _held_against_earlier(
    incoming: Incoming, stored: Stored, batch: Batch, parsed: Parsed, context: Context
) -> tuple[Recognised, list[Problem]]:
    """Recognise a file's rows, those it corrects among them, and say which."""
    readings, confirmed = parsed.readings, incoming.confirmed
    recognised = recognise(stored, batch, incoming.table, parsed, context)
    confirming.check_replaced(recognised, readings, confirmed)
    earlier = _earlier(recognised)
    chosen = corrections.chosen(earlier.corrections, readings, confirmed.correcting)
    made = [*chosen, *(one for one in earlier.filled_in if one not in chosen)]
    problems = [*resent.problems(earlier, made, readings)]
    if not problems:
        problems = [*_doubted(recognised, readings)]
    return corrections.carried_out(recognised, made), problems


def _earlier(recognised: Recognised) -> Earlier:
    """Hold a file against earlier ones; recommendations have numbers of their own."""
    match recognised.stored.contract:
        case LOG.name:
            return resent.held_against(recognised)
        case "survey":
            return respondents.held_against(recognised)
    return NOTHING_EARLIER


def _doubted(recognised: Recognised, readings: Sequence[Reading]) -> Iterable[Problem]:
    """Say what of a whole file may be a mistake, held against earlier ones."""
    match recognised.stored.contract:
        case LOG.name:
            return belonging.problems(recognised, readings)
        case "survey":
            return respondents.problems(recognised, readings)
    return ()


def _write(
    batch: Batch, recognised: Recognised, parsed: Parsed
) -> tuple[dict[str, int], list[Problem]]:
    """Write a batch; return what became of its rows, and what is to be said of it."""
    warehouse, readings = recognised.stored.warehouse, parsed.readings
    recognised.tables.keep(warehouse)
    batches.write(warehouse, batch, recognised.rows)
    waiting = held_problems(warehouse, batch.number, readings)
    held = {line for line, _problem in waiting}
    counts = {"rejected": parsed.rejected, **_counts(recognised, held)}
    batches.write_counts(warehouse, batch.number, counts)
    rejections.write(warehouse, batch, parsed.refused, number=batch.number)
    notices = [*_others(recognised, readings), *(problem for _line, problem in waiting)]
    if batch.contract == LOG.name:
        likeness.remember(warehouse, recognised.rows)
        known = likeness.known(warehouse, batch.number)
        alike = likeness.problems(warehouse, batch.number, readings, known)
        told = {one.cell for one in parsed.problems if one.code == members.CODE}
        more = [
            one
            for one in members.of_known(parsed.rows, readings, known)
            if one.cell not in told
        ]
        told |= {problem.cell for problem in (*alike, *more)}
        strange = unusual.problems(parsed, known)
        notices += [*alike, *more]
        notices += [one for one in strange if one.cell not in told]
    return counts, notices


def _remember(
    batch: Batch, recognised: Recognised, parsed: Parsed, *, kept: bool
) -> None:
    """Write down what a file leaves behind beside its batch, or without one."""
    warehouse = recognised.stored.warehouse
    if not kept:
        warehouse.find_again(receipts.made(0, "import", {"what": batch.file}))
    recognised.rename()
    likeness.remember(warehouse, recognised.rows)
    if not parsed.rows:
        rejections.write(warehouse, batch, parsed.refused, number=None)


def _make_way(warehouse: Warehouse, number: int, *, kept: bool) -> None:
    """Take back the batch whose place a file takes."""
    file = batches.take_back(warehouse, number)
    if kept:
        warehouse.record("undo", what=file, note=str(number))


def _left_out(table: Table, columns: Columns) -> Iterator[Problem]:
    """Say of columns that were left out what they may hold."""
    families = confirming.families_left_out(table, columns)
    yield from families
    passed = {*FormColumns.of(table).used(table), *(one.value for one in families)}
    yield from left_out.problems(table, columns, passed)


def _dropped(table: Table, columns: Columns) -> tuple[str, ...]:
    """Return the headings of which nothing is made use of."""
    used = FormColumns.of(table).used(table)
    dropped = (heading for heading in columns.dropped if heading not in used)
    return tuple(HIDDEN if is_personal(one) else one for one in dropped)


def _others(recognised: Recognised, readings: Sequence[Reading]) -> Iterator[Problem]:
    """Say of which rows the number is another record's; once if numbers restart."""
    found = [
        (reading, cell)
        for reading in (readings[line - 1] for line in recognised.others)
        if (cell := reading.filled("record"))
    ]
    begins = len(found) >= _SOME and any(_is_first(cell) for _reading, cell in found)
    anew = begins or len(found) > max(_FEW, len(recognised.rows) // 2)
    together = CellError("records_anew", n=len(found))
    error = together if anew else CellError("record_other")
    for reading, cell in found[:1] if anew else found:
        yield reading.problem("record", cell, error)


def _is_first(cell: Cell) -> bool:
    return str(cell.value).strip() in {"1", "1.0"}


def _counts(recognised: Recognised, held: Collection[int]) -> dict[str, int]:
    """Count every row that can be taken in once."""
    counts = dict.fromkeys(("accepted", "held", "replaced", "unchanged"), 0)
    in_force = dict(recognised.contents)
    for row in recognised.rows:
        before = in_force.get(row["identity"])
        in_force[row["identity"]] = row["content"]
        if row["line"] in held:
            counts["held"] += 1
        elif before is None:
            counts["accepted"] += 1
        elif before == row["content"]:
            counts["unchanged"] += 1
        else:
            counts["replaced"] += 1
    return counts
