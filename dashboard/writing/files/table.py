"""A file that has been read, and the refusal of one that cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.writing.contracts.contract import Contract
from dashboard.writing.contracts.problems import CellError, Problem


class Cell(NamedTuple):
    """What stands at an address such as B7; a file has so many that a pair is enough.

    The value is text, a number, a truth value, a date or datetime, or None.
    """

    address: str
    value: object


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of a file that are not empty, under the file's own headings.

    Every row has a cell for every heading, in the same order. A text file has
    no `sheet`; the rows of several sheets stand under the first one's headings,
    each cell with the address of its own sheet. `notices` say what of the file
    was not read, `doubts` which cells may not mean what they seem to, `meant` what
    cells are read as that only their column tells, `joined` what empty cells mean
    that were made one with the cell above, `shown` what whole numbers look like where
    their format adds letters or zeros. `struck` are the cells with a line
    through them, `sums` those that add up rows, `heads` the row of the headings of
    each sheet that was read. The digest and the size are of the bytes that were read:
    the file may be another by now.
    """

    file: str
    sheet: str | None
    contract: Contract
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    formulas_without_value: frozenset[str]
    since_1904: bool = False
    notices: tuple[Problem, ...] = ()
    doubts: Mapping[str, CellError] = field(default_factory=dict)
    meant: Mapping[str, object] = field(default_factory=dict)
    joined: Mapping[str, object] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    heads: tuple[tuple[str | None, int], ...] = ()
    sha256: str = ""
    size: int = 0

    @cached_property
    def is_told_apart(self) -> bool:
        """Whether any cell is read otherwise than the same in another row may be."""
        return bool(self.doubts or self.meant)


class RefusedError(Exception):
    """A file that is not taken in at all; `code` says why to a program.

    The message is an English msgid marked with N_, its numbers and words are
    put in when it is shown.
    """

    def __init__(self, code: str, message: str, **values: int | str) -> None:
        super().__init__(code)
        self.code = code
        self._message = message
        self.values = values

    @property
    def message(self) -> str:
        """What is wrong and what would be right, in the language in use."""
        shown = {
            name: i18n.number(value) if isinstance(value, int) else value
            for name, value in self.values.items()
        }
        return _(self._message, **shown)

    def __str__(self) -> str:
        """Return the message."""
        return self.message
