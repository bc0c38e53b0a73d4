"""Two made-up rows that show how a template is filled in."""

from collections.abc import Sequence
from typing import Any

from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.fields import RECORD, Contract, Example
from dashboard.writing.handouts.offers import Offer, Offers

MARK = N_("EXAMPLE")
"""How the record of a row begins that the import leaves out."""

Row = dict[str, Any]
"""A row's values by column, in the words of the language in use."""


def rows(contract: Contract, offered: Offers) -> list[Row]:
    """Return the two examples, marked so that the import leaves them out."""
    return [
        {
            column.name: _cell(column.examples[number], offered.get(column.name, ()))
            for column in contract.fields
        }
        | {RECORD.name: f"{_(MARK)} {number + 1}"}
        for number in range(2)
    ]


def _cell(example: Example, entries: Sequence[Offer]) -> Any:
    """Return an example as it is written: words of the list, or the value itself."""
    if not entries:
        return None if isinstance(example, tuple) else example
    chosen = example if isinstance(example, tuple) else (example,)
    codes = {
        entries[entry % len(entries)].code if isinstance(entry, int) else entry
        for entry in chosen
    }
    labels = [entry.label for entry in entries if entry.code in codes]
    return "; ".join(labels) or None
