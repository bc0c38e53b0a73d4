"""What a kind of file is: its columns, and how each is known."""

from dataclasses import dataclass, field

from dashboard.ground.spelling import fold


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a contract.

    `vocabulary` names the coded list its values come from; `several` allows
    more than one of them in a cell.
    """

    name: str
    lv: str
    en: str
    meaning: str
    other: tuple[str, ...] = ()
    vocabulary: str | None = None
    several: bool = False
    required: bool = False

    @property
    def headings(self) -> frozenset[str]:
        """Every spelling the column is known by, folded."""
        return frozenset(map(fold, (self.name, self.lv, self.en, *self.other)))


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A kind of file: its name, the sheet it is read from, its columns."""

    name: str
    sheet: str
    fields: tuple[Field, ...]
    distinctive: frozenset[str] = field(default_factory=frozenset)

    def __getitem__(self, name: str) -> Field:
        """Return a column by its code."""
        return next(one for one in self.fields if one.name == name)
