"""One column: what it is called, its kind, and why a value may be missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.ground.i18n import _
from dashboard.reading.columns.kinds import Kind
from dashboard.reading.columns.marks import Mark

Row = Mapping[str, Any]
Blank = Mark | Callable[[Row], Mark | None] | None
"""The mark of a missing value, or how the rest of its row tells."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """How a column of some query is read.

    `zero` is what a 0 stands for, where it is no number; `may_change` names the
    column that says whether a number is final.
    """

    name: str
    heading: str
    kind: Kind
    blank: Blank = None
    zero: Mark | None = None
    may_change: str = ""

    @property
    def title(self) -> str:
        """The heading in the language in use."""
        return _(self.heading)

    def value(self, value: Any) -> str:
        """One value in words; a mark where it is missing and the reason is known."""
        if value is None and isinstance(self.blank, Mark):
            return self.blank.text
        return self.kind.text(value)

    def text(self, row: Row) -> str:
        """What a row says here."""
        return self.kind.read(row, self.name)

    def mark(self, row: Row) -> Mark | None:
        """Why there is nothing here; None where there is, or where nobody knows."""
        if self.zero and row.get(self.name) == 0:
            return self.zero
        if not self.kind.is_missing(row, self.name):
            return None
        return self.blank(row) if callable(self.blank) else self.blank
