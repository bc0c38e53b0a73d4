"""What a row is called after its cells, under the headings of a day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Cell
from dashboard.writing.rows import codes
from dashboard.writing.rows.as_written import as_written
from dashboard.writing.rows.nothing import says_nothing
from dashboard.writing.rows.pseudonyms import Pseudonyms

_WORLDWIDE = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_RECOMMENDATION = ("recommendation_id", "municipality", "as_of")
_MAY_DIFFER = {"submitted"}

Cells = tuple[Cell, ...]


def record_number(columns: Columns, cells: Cells) -> str | None:
    """Return the number a row's writer gave it; None where there is none."""
    cell = columns.cell(cells, "record")
    if cell is None or says_nothing(cell.value):
        return None
    text = str(cell.value)
    if text.isdecimal() and text.isascii():
        return text
    return codes.early(text).removeprefix("UUID:") or None


def is_worldwide(record: str) -> bool:
    """Whether no other municipality can have given the same number."""
    return bool(_WORLDWIDE.fullmatch(record))


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How the rows of a file are called under tables of headings.

    For this file's headings the `tables` agree, so they give the same names.
    """

    tables: tuple[int, ...]
    columns: Columns
    pseudonyms: Pseudonyms

    def written(self, cells: Cells) -> str:
        """Return a keyed digest of what names a row: its cells as they stand.

        A row with a record number is named by it and the municipality, a row
        about a recommendation by that, the municipality and the day, any other
        by all its filled cells but the day it was handed in.
        """
        record = record_number(self.columns, cells)
        if record:
            places = () if is_worldwide(record) else self._places("municipality")
            filled = [("record", record), *self._filled(cells, places)]
        elif self.columns.cell(cells, "recommendation_id"):
            filled = [*self._filled(cells, self._places(*_RECOMMENDATION))]
        else:
            filled = [*self._filled(cells, self._all_places)]
        return self.pseudonyms.row("written", *(f"{n}={form}" for n, form in filled))

    def place_said(self, cells: Cells) -> str | None:
        """Return the municipality that a record number holds in, as it is said."""
        record = record_number(self.columns, cells)
        cell = self.columns.cell(cells, "municipality")
        return str(cell.value) if record and cell and not is_worldwide(record) else None

    def _filled(
        self, cells: Cells, places: Iterable[tuple[str, int]]
    ) -> Iterator[tuple[str, str]]:
        for name, place in places:
            value = cells[place].value
            if value is not None and (form := as_written(value)):
                yield name, form

    def _places(self, *names: str) -> Iterator[tuple[str, int]]:
        single = self.columns.single
        return ((name, single[name]) for name in names if name in single)

    @cached_property
    def _all_places(self) -> tuple[tuple[str, int], ...]:
        """Where each column and each choice stands, in the order of their names."""
        columns = self._places(*(self.columns.single.keys() - _MAY_DIFFER))
        ticks = (
            (f"{name}/{choice}", place)
            for name, places in self.columns.ticks.items()
            for place, choice in places
        )
        return tuple(sorted([*columns, *ticks]))
