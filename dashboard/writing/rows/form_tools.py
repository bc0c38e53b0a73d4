"""What form tools write beside answers: lasting numbers, and a checker's decision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.table import Cell, Table
from dashboard.writing.rows import codes

_ROOT = {"meta/rootuuid", "_rootuuid", "rootuuid", "meta-rootuuid"}
_KEY = {"key", "__id"}
_ID = {"_id"}
_STATE = {
    *("_validation_status", "_validation_status/label", "_validation_status/uid"),
    *("_validation_status.label", "_validation_status.uid", "reviewstate"),
    *("__system/reviewstate", "__system.reviewstate", "__system-reviewstate"),
}
_REFUSED = re.compile(
    r"not approved|unapproved|disapproved|rejected|declined|refused"
    r"|(nav|ne) ?apstiprin|noraid|не утвержд|не одобр|отклон"
)
_DOUBTED = re.compile(
    r"on hold|has ?issues|aiztur|gaida|apturet|jaunoskaidro|labojams|jalabo"
    r"|на удержании"
)


@dataclass(frozen=True, kw_only=True)
class FormColumns:
    """Places of a form tool's own columns; a file of another kind has none.

    Of a record's numbers those come first that stay when it is edited.
    """

    lasting: tuple[int, ...]
    id: int | None
    states: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, table: Table) -> Self:
        """Find them by the file's headings."""
        heads = [fold(str(cell.value or "")) for cell in table.headings]
        is_kobo = any(head in _ROOT | {"_uuid"} for head in heads)
        lasting = [n for names in (_ROOT, _KEY) for n in _places(heads, names)]
        ids = [*_places(heads, _ID)] if is_kobo else []
        return cls(
            lasting=tuple(lasting),
            id=ids[0] if ids else None,
            states=tuple(
                (n, str(table.headings[n].value)) for n in _places(heads, _STATE)
            ),
        )

    def used(self, table: Table) -> frozenset[str]:
        """Return the headings of the columns that are made use of."""
        ids = () if self.id is None else (self.id,)
        places = (*self.lasting, *ids, *(n for n, _heading in self.states))
        return frozenset(str(table.headings[n].value) for n in places)

    def numbers(self, cells: tuple[Cell, ...]) -> Iterator[tuple[str, str]]:
        """Yield the kind of number and the number, the most lasting first."""
        for place in self.lasting:
            number = _number(cells[place])
            if number:
                yield "uuid", number
        if self.id is not None and (number := _number(cells[self.id])):
            yield "_id", number

    def decision(self, cells: tuple[Cell, ...]) -> Problem | None:
        """Return what the one who checks records decided, if it is not approval."""
        for place, heading in self.states:
            cell = cells[place]
            said = fold(str(cell.value or "")).replace("_", " ")
            is_refused = _REFUSED.search(said)
            code = "sender_refused" if is_refused else "sender_doubts"
            if is_refused or _DOUBTED.search(said):
                return Problem(
                    code=code,
                    cell=cell.address,
                    column=heading,
                    value=str(cell.value),
                )
        return None


def _places(heads: list[str], names: set[str]) -> Iterator[int]:
    return (n for n, head in enumerate(heads) if head in names)


def _number(cell: Cell) -> str:
    return codes.early(str(cell.value or "")).removeprefix("UUID:")
