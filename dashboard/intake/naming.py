"""What a row is called after its cells, under the headings of a day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Self

from dashboard.intake.as_written import as_written
from dashboard.intake.columns import Columns
from dashboard.intake.fields import Contract
from dashboard.intake.pseudonyms import Pseudonyms, normal
from dashboard.intake.spellings import Spellings
from dashboard.intake.table import Cell, Table
from dashboard.warehouse import Warehouse

_WORLDWIDE = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_RECOMMENDATION = ("recommendation_id", "municipality", "as_of")
_MAY_DIFFER = {"submitted"}

Cells = tuple[Cell, ...]


def record_number(columns: Columns, cells: Cells) -> str | None:
    """Return the number a row's writer gave it; None where there is none."""
    cell = columns.cell(cells, "record")
    return normal(str(cell.value)).removeprefix("UUID:") or None if cell else None


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


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of headings under which a kind of file was taken in, by number.

    `today` is the number of the one in use; `is_new` until it is kept.
    """

    contract: Contract
    spellings: dict[int, Spellings]
    today: int
    is_new: bool

    @classmethod
    def of(cls, warehouse: Warehouse, contract: Contract) -> Self:
        """Return the tables kept for a contract, and today's."""
        kept = warehouse.rows("from raw.headings order by headings desc")
        tables = {
            number: Spellings.from_entries(
                (row["field"], row["choice"], row["spelling"]) for row in rows
            )
            for (number, name), rows in groupby(
                kept, lambda row: (row["headings"], row["contract"])
            )
            if name == contract.name
        }
        current = Spellings.of(contract)
        same = [number for number, one in tables.items() if one == current]
        today = (
            same[0] if same else max((row["headings"] for row in kept), default=0) + 1
        )
        return cls(
            contract=contract,
            spellings={today: current, **tables},
            today=today,
            is_new=not same,
        )

    def namings(self, table: Table, pseudonyms: Pseudonyms) -> list[Naming]:
        """Return each way the rows of a file are called, today's first."""
        agreeing: list[tuple[Columns, list[int]]] = []
        for number, spellings in self.spellings.items():
            columns = Columns.of(table, spellings)
            same = [numbers for known, numbers in agreeing if known == columns]
            if same:
                same[0].append(number)
            else:
                agreeing.append((columns, [number]))
        return [
            Naming(tables=tuple(numbers), columns=columns, pseudonyms=pseudonyms)
            for columns, numbers in agreeing
        ]

    def keep(self, warehouse: Warehouse) -> None:
        """Keep today's table, if it is a new one."""
        if not self.is_new:
            return
        named = {"headings": self.today, "contract": self.contract.name}
        warehouse.append(
            "raw.headings",
            [
                {**named, "field": field, "choice": choice, "spelling": spelling}
                for field, choice, spelling in self.spellings[self.today].entries()
            ],
        )
