"""How the columns of a kind of file are spelled in its headings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from dashboard.ground.spelling import fold
from dashboard.writing.contracts import values
from dashboard.writing.contracts.fields import Contract

Place = tuple[str, str]
"""The column of the contract a heading stands for, and the choice or nothing."""

Entry = tuple[str, str | None, str]
"""A column, the choice or nothing, and one of its spellings."""

_FOREIGN_GROUPS = {"formhub", "meta"}


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """One table of headings: every spelling of a column, and of its choices.

    Only a column that takes several has choices: each may be ticked in a column
    of its own. Spellings are folded.
    """

    columns: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, contract: Contract) -> Self:
        """Return the spellings of a contract as it stands today."""
        choices = {
            one.name: values.spellings(one.terms).items()
            for one in contract.fields
            if one.several
        }
        return cls(
            columns={
                text: one.name for one in contract.fields for text in one.headings
            },
            choices={
                name: {text: term.code for text, term in pairs}
                for name, pairs in choices.items()
            },
        )

    @classmethod
    def from_entries(cls, entries: Iterable[Entry]) -> Self:
        """Return the spellings that were listed so."""
        columns: dict[str, str] = {}
        choices: dict[str, dict[str, str]] = {}
        for field, choice, spelling in entries:
            if choice is None:
                columns[spelling] = field
            else:
                choices.setdefault(field, {})[spelling] = choice
        return cls(columns=columns, choices=choices)

    def entries(self) -> list[Entry]:
        """List the spellings one by one."""
        return [
            *((field, None, spelling) for spelling, field in self.columns.items()),
            *(
                (field, choice, spelling)
                for field, choices in self.choices.items()
                for spelling, choice in choices.items()
            ),
        ]

    def place(self, value: object) -> Place | None:
        """Find a heading, also one that KoboToolbox wrote as group/column/choice."""
        if not isinstance(value, str):
            return None
        whole = fold(value)
        parts = ["", "", *(part.strip() for part in whole.split("/"))]
        parent, last = parts[-2:]
        name = self.columns.get(whole) or self.columns.get(last)
        if name and parent not in _FOREIGN_GROUPS:
            return name, ""
        several = self.columns.get(parent, "")
        return (several, last) if several in self.choices else None

    def choice(self, name: str, spelling: str) -> str | None:
        """Return the code of the choice that a heading like domains/education ticks."""
        return self.choices.get(name, {}).get(spelling)
