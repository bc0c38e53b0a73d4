"""Which column of a file holds which column of the contract."""

from dataclasses import dataclass
from typing import Self

from dashboard import reference
from dashboard.intake import values
from dashboard.intake.contract import Contract, Field
from dashboard.intake.names import fold
from dashboard.intake.table import Cell, Table
from dashboard.reference import Term

_TICKED = {"1", "true", "ja", "yes", "x"}


def terms(contract: Contract, field: Field) -> tuple[Term, ...]:
    """Return the coded list that a column's values come from."""
    if field.vocabulary:
        return tuple(reference.vocabulary(field.vocabulary).values())
    question = reference.questions().get(field.name)
    return question.choices if question and contract.name == "survey" else ()


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Places of the contract's columns in a file's rows.

    KoboToolbox writes a several-choice question as one column of codes, as a
    column for each choice (`ticks`), or both; the one column is enough.
    """

    single: dict[str, int]
    ticks: dict[str, tuple[tuple[int, str], ...]]
    dropped: tuple[str, ...]

    @classmethod
    def of(cls, table: Table) -> Self:
        """Find the contract's columns by the file's headings."""
        single: dict[str, int] = {}
        ticks: dict[str, list[tuple[int, str]]] = {}
        dropped = []
        for place, heading in enumerate(table.headings):
            text = str(heading.value or "")
            *_group, parent, last = ["", "", *text.split("/")]
            field = table.contract.find(text) or table.contract.find(last)
            choice = None if field else _choice(table.contract, parent, last)
            if field:
                single[field.name] = place
            elif choice:
                ticks.setdefault(choice[0], []).append((place, choice[1]))
            elif text:
                dropped.append(text)
        found = {name: tuple(places) for name, places in ticks.items()}
        return cls(single=single, ticks=found, dropped=tuple(dropped))

    def cell(self, row: tuple[Cell, ...], name: str) -> Cell | None:
        """Return a row's filled cell in a column; None if empty or not there."""
        place = self.single.get(name)
        if place is None or place >= len(row) or row[place].value is None:
            return None
        return row[place]

    def ticked(self, row: tuple[Cell, ...], name: str) -> list[str]:
        """Return the choices ticked in a row's columns of one question."""
        return [
            choice
            for place, choice in self.ticks.get(name, ())
            if place < len(row) and fold(str(row[place].value)) in _TICKED
        ]


def _choice(contract: Contract, parent: str, last: str) -> tuple[str, str] | None:
    """Return column and choice of a heading like domains/education."""
    field = contract.find(parent)
    if field is None or not field.several:
        return None
    term = values.spellings(terms(contract, field)).get(fold(last))
    return (field.name, term.code) if term else None
