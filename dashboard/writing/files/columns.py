"""Which column of a file holds which column of the contract."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from dashboard.ground.spelling import fold
from dashboard.writing.files.spellings import Spellings
from dashboard.writing.files.table import Cell, Table

_ADDED = {
    *("key", "submissiondate"),
    *("timestamp", "laikspiedols", "laika zimogs", "отметка времени"),
}


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Places of the contract's columns in a file's rows.

    KoboToolbox writes a several-choice question as one column of codes, as a
    column for each choice (`ticks`), or both; the one column is enough.
    """

    single: dict[str, int]
    ticks: dict[str, tuple[tuple[int, str], ...]]
    dropped: tuple[str, ...]
    joined: Mapping[str, object] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table, spellings: Spellings | None = None) -> Self:
        """Find the contract's columns by the file's headings.

        They are looked up in today's spellings unless others are given.
        """
        spellings = spellings or Spellings.of(table.contract)
        single: dict[str, int] = {}
        ticks: dict[str, list[tuple[int, str]]] = {}
        dropped = []
        places = spellings.places([cell.value for cell in table.headings])
        for place, cell in _own_first(table.headings):
            name, choice = places[place] or ("", "")
            code = spellings.choice(name, choice) if choice else None
            if code:
                ticks.setdefault(name, []).append((place, code))
            elif name and not choice and name not in single:
                single[name] = place
            elif cell.value is not None:
                dropped.append((place, str(cell.value)))
        return cls(
            single=single,
            ticks={name: tuple(places) for name, places in ticks.items()},
            dropped=tuple(heading for _place, heading in sorted(dropped)),
            joined=table.joined,
            shown=table.shown,
        )

    def cell(self, row: tuple[Cell, ...], name: str) -> Cell | None:
        """Return a row's filled cell in a column; None if empty or not there.

        A family's code is what its cell shows.
        """
        place = self.single.get(name)
        if place is None or place >= len(row):
            return None
        cell = row[place]
        if cell.value is not None:
            is_code = self.shown and name == "family" and cell.address in self.shown
            return Cell(cell.address, self.shown[cell.address]) if is_code else cell
        value = self.joined.get(cell.address) if self.joined else None
        return None if value is None else Cell(cell.address, value)

    def filled(self, row: tuple[Cell, ...]) -> dict[str, Cell]:
        """Return every cell of a row in which something stands, by its column."""
        if self.joined or self.shown:
            cells = ((name, self.cell(row, name)) for name in self.single)
            return {name: cell for name, cell in cells if cell}
        width = len(row)
        return {
            name: row[place]
            for name, place in self.single.items()
            if place < width and row[place][1] is not None
        }


def _own_first(headings: tuple[Cell, ...]) -> list[tuple[int, Cell]]:
    """Headings with their places; those that form tools add give way."""
    return sorted(enumerate(headings), key=lambda one: is_added(one[1].value))


def is_added(heading: object) -> bool:
    """Whether a form tool adds the column by itself: _uuid, KEY, Timestamp."""
    text = str(heading or "")
    return text.startswith("_") or fold(text) in _ADDED
