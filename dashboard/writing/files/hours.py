"""Columns of minutes whose heading says that hours stand in them: “Minūtes (st.)”."""

import re
from collections.abc import Iterator, Sequence

from dashboard.writing.contracts.fields import Contract
from dashboard.writing.contracts.readers import Minutes
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.table import Cell

_HEADED = re.compile(
    r"[(\[,]\s*(st|h|hrs?|stund[\wā]*|hours?)\.?\s*[)\]]?$", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,2}([.,]\d{1,2})?")


def meant(
    contract: Contract, rows: Sequence[tuple[Cell, ...]], kind: Headings
) -> dict[str, str]:
    """Return the plain numbers of such columns as hours; the first row are headings."""
    heads, *below = rows
    found = {}
    for column in _columns(contract, heads, kind):
        for cell in (row[column] for row in below):
            text = "" if isinstance(cell.value, bool) else str(cell.value)
            if _NUMBER.fullmatch(text):
                found[cell.address] = f"{text} h"
    return found


def _columns(
    contract: Contract, heads: Sequence[Cell], kind: Headings
) -> Iterator[int]:
    for column, place in enumerate(kind.places([cell.value for cell in heads])):
        is_of_minutes = place and isinstance(contract[place[0]].read, Minutes)
        if is_of_minutes and _HEADED.search(str(heads[column].value).strip()):
            yield column
