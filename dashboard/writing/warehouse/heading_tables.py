"""The tables of headings under which kinds of file were taken in, as they are kept."""

from dataclasses import dataclass
from itertools import groupby
from typing import Self

from dashboard.writing.contracts.fields import Contract
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.spellings import Spellings
from dashboard.writing.files.table import Table
from dashboard.writing.rows.naming import Naming
from dashboard.writing.rows.pseudonyms import Pseudonyms
from dashboard.writing.warehouse.warehouse import Warehouse


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
