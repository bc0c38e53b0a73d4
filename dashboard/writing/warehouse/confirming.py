"""What a person is asked before a file is taken in that looks like a mistake."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from dashboard.ground.i18n import N_
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import RefusedError, Table
from dashboard.writing.rows import codes
from dashboard.writing.rows.reading import Reading
from dashboard.writing.warehouse.recognition import Recognised

_FEW = 3
_LIKE = 0.7
_FAMILY = re.compile(r"gimen|\bgim\b|famil|saime|klient|client|household|семь|kods\b")
_FURTHER = re.compile(
    r"((\d|otra|tresa|cita|citas|second|other)\.? ?)?"
    r"(gimene|gimenes|gim|family|families)"
    r"([ _](kods|code))?\.?[ _]?(nr\.? ?)?\d?"
)
_PERSONS = re.compile(r"skait|locek|member|number of|cilvek|person|darbs|veids")

_LACKS = N_(
    "The log has no column headed “Family” (“Ģimene”), so all of it would be indirect"
    " work. Mend the heading. If it names no families, say so: tilts import"
    " --without-families."
)
_LIKELY = N_(
    "The log has no filled column headed “Family” (“Ģimene”). Is it “{heading}” (cell"
    " {cell})? Then head it “Ģimene”, or say so: tilts import --heading {cell}=family."
    " If the log names no families, say so: tilts import --without-families."
)
_REPLACED = N_(
    "{n} rows, the first with cell {cell}, would replace rows of another day or family"
    " that have the same record numbers. If they are corrections, say so: tilts import"
    " --replace. If the numbers began anew, count the rows as new ones: tilts import"
    " --numbered-anew."
)


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """What was said of a file beforehand, so that it is not asked.

    `as_above` says that empty cells of days and places mean what stands above them;
    `instead_of` is the batch whose place it takes; `correcting` are cells of rows
    that correct the earlier ones they look like, and `headings` say what headings
    stand for, such as C1=minutes.
    """

    without_families: bool = False
    replacing: bool = False
    numbered_anew: bool = False
    as_above: bool = False
    instead_of: int | None = None
    correcting: Sequence[str] = ()
    headings: Sequence[str] = ()


NOTHING_CONFIRMED = Confirmed()


def answer(name: str | None, given: Sequence[str]) -> dict[str, Any]:
    """Read one thing that is said of a file in a form; nothing where it is none."""
    if name in {"without_families", "replacing", "numbered_anew", "as_above"}:
        return {name: True}
    if name == "instead_of" and given and given[0].isdecimal():
        return {name: int(given[0])}
    if name in {"correcting", "headings"}:
        return {name: [*filter(None, given)]}
    return {}


def check_families(table: Table, columns: Columns, confirmed: Confirmed) -> None:
    """RefusedError for a log that may have lost its families by their heading."""
    if confirmed.without_families or table.contract.name != LOG.name:
        return
    place = columns.single.get("family")
    if place is not None and any(
        _may_be_family(row[place].value) for row in table.rows
    ):
        return
    likely = [
        cell
        for number, cell in enumerate(table.headings)
        if cell.value is not None
        and str(cell.value) in columns.dropped
        and _may_head_families(str(cell.value))
        and any(row[number].value is not None for row in table.rows)
    ]
    if likely:
        heading, cell = str(likely[0].value), likely[0].address
        raise RefusedError("no_family_column", _LIKELY, heading=heading, cell=cell)
    if place is None:
        raise RefusedError("no_family_column", _LACKS)


def families_left_out(table: Table, columns: Columns) -> list[Problem]:
    """Say of columns that were dropped that they may hold further families' codes.

    “2. ģimene” does; “Ģimenes vajadzības” is about something else.
    """
    if table.contract.name != LOG.name or "family" not in columns.single:
        return []
    found = []
    for place, cell in enumerate(table.headings):
        heading = str(cell.value or "")
        further = heading in columns.dropped and _FURTHER.fullmatch(fold(heading))
        filled = further and sum(row[place].value is not None for row in table.rows)
        if filled:
            words = {"heading": heading, "n": filled, "column": LOG["family"].named}
            found.append(
                Problem(
                    code="families_left_out",
                    cell=cell.address,
                    column="family",
                    value=heading,
                    words=words,
                )
            )
    return found


def check_replaced(
    recognised: Recognised, readings: Sequence[Reading], confirmed: Confirmed
) -> None:
    """RefusedError where more than a few rows would replace quite other ones."""
    moved = recognised.moved
    if confirmed.replacing or len(moved) <= _FEW:
        return
    cells = readings[moved[0] - 1].cells
    raise RefusedError("many_replaced", _REPLACED, n=len(moved), cell=cells[0].address)


def _may_be_family(value: object) -> bool:
    """Whether a cell may name a family, and does not only say whether there is one."""
    is_text = isinstance(value, str)
    return value is not None and not (is_text and codes.is_nobody(str(value)))


def _may_head_families(heading: str) -> bool:
    plain = fold(heading)
    if _PERSONS.search(plain):
        return False
    near = max(
        SequenceMatcher(None, plain, known).ratio() for known in LOG["family"].headings
    )
    return bool(_FAMILY.search(plain)) or near >= _LIKE
